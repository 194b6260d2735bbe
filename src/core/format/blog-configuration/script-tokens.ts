/** A token of TypeScript. `value`: the text of a string without quotes and escapes; else the token as written. */
export interface ScriptToken {
  type: 'word' | 'number' | 'string' | 'template' | 'pattern' | 'sign' | 'end';
  value: string;
  /** Offset of the token's first character, and of the character after the last one. */
  start: number;
  end: number;
  /** Line of the token, from 1. */
  line: number;
  /** Whether the token begins a line. */
  isFirst: boolean;
}

const SPACE = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y;
const TOKENS: [ScriptToken['type'], RegExp][] = [
  ['word', /[\p{L}_$@#][\p{L}\p{N}_$]*/uy],
  ['number', /(?:0x[\da-f]+|(?:\d[\d_]*\.?[\d_]*|\.\d+)(?:e[+-]?\d+)?)n?/iy],
  ['string', /"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'/y],
  ['template', /`(?:[^`\\]|\\[\s\S])*`/y],
  ['sign', /=>|\.\.\.|\?\.|[^\s"'`]/y],
];
const PATTERN = /\/(?![*/])(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;

/** Splits TypeScript into tokens. A template without `${` counts as a string. Throws an Error that names the line. */
export function tokenizeScript(text: string): ScriptToken[] {
  const tokens: ScriptToken[] = [];
  let at = 0;
  let line = 1;
  const matchAt = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0] ?? '';
  };
  for (;;) {
    const space = matchAt(SPACE);
    at += space.length;
    line += countLineEnds(space);
    const isFirst = tokens.length === 0 || space.includes('\n');
    if (at >= text.length) return [...tokens, { type: 'end', value: '', start: at, end: at, line, isFirst: true }];
    const previous = tokens.at(-1);
    // After a value, a slash divides; elsewhere, it begins a regular expression.
    const isAfterValue =
      previous !== undefined &&
      (['word', 'number', 'string', 'template'].includes(previous.type) || /^[)\]}]$/.test(previous.value));
    const pattern = isAfterValue ? '' : matchAt(PATTERN);
    const [type, written] =
      pattern !== ''
        ? (['pattern', pattern] as const)
        : (TOKENS.map(([type, expression]) => [type, matchAt(expression)] as const).find(([, found]) => found !== '') ??
          fail(line));
    tokens.push(createToken(type, written, { start: at, end: at + written.length, line, isFirst }));
    at += written.length;
    line += countLineEnds(written);
  }
}

function createToken(
  type: ScriptToken['type'],
  written: string,
  place: Omit<ScriptToken, 'type' | 'value'>,
): ScriptToken {
  const isText = type === 'string' || (type === 'template' && !/(?<!\\)\$\{/.test(written));
  return isText
    ? { type: 'string', value: unescapeText(written.slice(1, -1)), ...place }
    : { type, value: written, ...place };
}

function fail(line: number): never {
  throw new Error(`A text is not closed at line ${line}.`);
}

const countLineEnds = (text: string): number => text.split('\n').length - 1;

const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r', '0': '\0', b: '\b', f: '\f', v: '\v', '\n': '' };

const unescapeText = (text: string): string =>
  text.replace(/\\(?:u\{([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2})|([\s\S]))/gi, (_, braced, four, two, other) => {
    if (other !== undefined) return ESCAPES[other] ?? other;
    const code = Number.parseInt(braced ?? four ?? two, 16);
    return code > 0x10ffff ? '' : String.fromCodePoint(code);
  });
