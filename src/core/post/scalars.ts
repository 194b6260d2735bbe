/**
 * Text that goes on one line of front matter: whitespace runs become one space, and what no reader takes (controls, lone
 * surrogates, noncharacters, byte-order marks) goes. No-break spaces stay: French typography needs them.
 */
export function oneLine(text: string): string {
  return readable(text)
    .replace(/[\s\u0085]+/gu, (run) => (/^[\u00a0\u202f]+$/.test(run) ? run : ' '))
    .trim();
}

/** The same over several lines: line ends are `\n`. */
export function readable(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]/g, '')
    .replace(/\p{Cs}/gu, '');
}

/**
 * Characters that some reader of YAML or TOML loses although JSON leaves them raw: DEL, C1, line and paragraph separators,
 * byte-order marks, lone surrogates; and the bidirectional controls, which would show a line in another order than its own.
 */
const ESCAPED = /[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|\p{Cs}/gu;

export function needsEscape(text: string): boolean {
  return /[\0-\x1f]/.test(text) || text.search(ESCAPED) >= 0;
}

/** A double-quoted scalar, valid alike as JSON, YAML and TOML. */
export function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(
    ESCAPED,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** What is unquoted in the `bare` style: dates as YAML and TOML take them, and YAML 1.1's switches. */
export const BARE = /^(?:\d{4}-\d\d?-\d\d?(?:(?:T| )\d[\d:.]*(?: ?(?:Z|[+-][\d:]+))?)?|yes|no|on|off)$/i;
