/** Parses what follows the text of a link: an address, a title, or a label (CommonMark 0.31, sections 4.7 and 6.3). */
import { unescapeMarkdown } from './escape.ts';

/** An address with its title, and the offset after both. */
interface ScannedTarget {
  url: string;
  title: string | null;
  end: number;
}

const ANGLE_ADDRESS = /<((?:[^<>\n\\]|\\.)*)>/y;
const SPACE = /[ \t]*(?:\n[ \t]*)?/y;
const TITLE = /"((?:[^"\\]|\\[\s\S])*)"|'((?:[^'\\]|\\[\s\S])*)'|\(((?:[^()\\]|\\[\s\S])*)\)/y;
const LABEL = /\[((?:[^[\]\\]|\\[\s\S]){1,999})\]/y;
const LINE_END = /[ \t]*(?:\n|$)/y;
/** An address may hold at most this many nested parentheses, so that its end is found in linear time. */
const MAX_PARENTHESES = 32;

/** Runs a sticky pattern at an offset. */
function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}

/** Returns the offset after white space with at most one line break. */
const skipSpace = (source: string, at: number): number => at + (matchAt(SPACE, source, at)?.[0].length ?? 0);

/** Returns the form of a label under which its definition is found: one case, single spaces. */
export const toLabelKey = (label: string): string => label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();

/** Returns the label in brackets at an offset; null when there is none. */
export function scanLabel(source: string, at: number): { label: string; end: number } | null {
  const found = matchAt(LABEL, source, at);
  return found && /\S/.test(found[1] ?? '') ? { label: found[1] ?? '', end: at + found[0].length } : null;
}

/** Returns the address at an offset with the offset after it; null when there is none. */
function scanAddress(source: string, at: number): { url: string; end: number } | null {
  if (source.charAt(at) === '<') {
    const found = matchAt(ANGLE_ADDRESS, source, at);
    return found && { url: unescapeMarkdown(found[1] ?? ''), end: at + found[0].length };
  }
  let depth = 0;
  let end = at;
  for (; end < source.length; end++) {
    const character = source.charAt(end);
    if (character <= ' ' || character === '\x7f') break;
    if (character === '\\' && /[!-/:-@[-`{-~]/.test(source.charAt(end + 1))) end++;
    else if (character === '(' && ++depth > MAX_PARENTHESES) return null;
    else if (character === ')' && --depth < 0) break;
  }
  return depth > 0 ? null : { url: unescapeMarkdown(source.slice(at, end)), end };
}

/** Returns the title at an offset, after white space, with the offset after it; null when there is none. */
function scanTitle(source: string, from: number): { title: string; end: number } | null {
  const at = skipSpace(source, from);
  const found = at > from ? matchAt(TITLE, source, at) : null;
  return found && { title: unescapeMarkdown(found[1] ?? found[2] ?? found[3] ?? ''), end: at + found[0].length };
}

/** Parses the target of an inline link, from its opening parenthesis on; null when the text holds no target there. */
export function scanLinkTarget(source: string, at: number): ScannedTarget | null {
  const address = scanAddress(source, skipSpace(source, at + 1));
  if (!address) return null;
  const title = scanTitle(source, address.end);
  const end = skipSpace(source, title?.end ?? address.end);
  return source.charAt(end) === ')' ? { url: address.url, title: title?.title ?? null, end: end + 1 } : null;
}

/** Parses the link definition at the start of a paragraph; null when the paragraph starts with other text. */
export function scanDefinition(source: string): (ScannedTarget & { label: string }) | null {
  const label = scanLabel(source, 0);
  if (!label || source.charAt(label.end) !== ':') return null;
  const start = skipSpace(source, label.end + 1);
  const address = scanAddress(source, start);
  if (!address || address.end === start) return null;
  const title = scanTitle(source, address.end);
  for (const last of title ? [title, null] : [null]) {
    const rest = matchAt(LINE_END, source, last?.end ?? address.end);
    if (rest) {
      const end = (last?.end ?? address.end) + rest[0].length;
      return { label: label.label, url: address.url, title: last?.title ?? null, end };
    }
  }
  return null;
}
