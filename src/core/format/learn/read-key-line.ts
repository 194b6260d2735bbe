import type { LineStyle } from '../profile.ts';

/** Matches a value that ends on its line, with what follows it: a quoted text, a list or map in brackets, any other text. */
const ENDED_VALUES = [
  /^((?:![^\s]*[ \t]+)?"(?:[^"\\]|\\.)*")(.*)$/,
  /^((?:![^\s]*[ \t]+)?'(?:[^']|'')*'(?!'))(.*)$/,
  /^([[{].*[\]}])([^\]}]*)$/,
  /^([^"'[{|>#](?:.*?[^\s])??)([ \t]+#.*|[ \t]*)$/,
];

const LINE_END = /^[ \t]*$|^[ \t]+#.*$/;

/**
 * Reads what surrounds the value on a key's line. `spaceBefore`: the text before the colon or equals sign; `rest`: the text
 * after it. A line end without a value is told apart by the caller, who knows whether a value follows below.
 */
export function readKeyLine(spaceBefore: string, rest: string): { line: LineStyle; text?: string } {
  const [space = ''] = /^[ \t]*/.exec(rest) ?? [];
  const value = rest.slice(space.length);
  for (const pattern of ENDED_VALUES) {
    const [, text, after] = pattern.exec(value) ?? [];
    if (text !== undefined && after !== undefined && LINE_END.test(after))
      return { line: { spaceBefore, space, after }, text };
  }
  return { line: { spaceBefore, space } };
}

/** Whether a line can stand above any key. Any other line between two keys was not understood, and is dropped. */
export const isCommentOrBlank = (line: string): boolean => /^\s*(#.*)?$/.test(line);
