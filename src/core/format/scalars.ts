/**
 * Text that goes on one line of front matter: whitespace runs become one space, and what no reader takes (controls, lone
 * surrogates, noncharacters, byte-order marks) goes. No-break spaces stay: French typography needs them.
 */
export function toOneLine(text: string): string {
  return removeUnprintable(text)
    .replace(/[\s\u0085]+/gu, (run) => (/^[\u00a0\u202f]+$/.test(run) ? run : ' '))
    .trim();
}

/** The same over several lines: line ends are `\n`. */
export function removeUnprintable(text: string): string {
  return withoutUnseen(
    text
      .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
      .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]/g, '')
      .replace(/\p{Cs}/gu, ''),
  );
}

/** Flags of regions (England's) are spelled in tags: the only use that Unicode still knows for them (UTS 51). */
const REGION_FLAG = /\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{1,6}\u{e007f}/gu;

/**
 * What nobody sees and a model or another program reads: tags, marks and overrides of direction, invisible operators,
 * annotations. One place to break stays, a joiner where a script or an emoji joins something by it, a variation selector
 * behind what it varies; several in a row are a message.
 */
const UNSEEN =
  /[\u061c\u180e\u200e\u200f\u202a-\u202e\u2060-\u206f\ufff9-\ufffb\u{1d173}-\u{1d17a}\u{e0000}-\u{e007f}]|(?<![\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])[\u200c\u200d]|(?<=[\0-\x7f])[\u200c\u200d]|(?<=[\u200b-\u200d])[\u200b-\u200d]|(?<=[\s\p{Variation_Selector}])\p{Variation_Selector}|(?<!\p{Script=Han})[\u{e0100}-\u{e01ef}]/gu;

const MAY_BE_UNSEEN = /[\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufff9-\ufffb\ud834\udb40]|[\ufe00-\ufe0f]/;

function withoutUnseen(text: string): string {
  if (!MAY_BE_UNSEEN.test(text)) return text;
  let out = '';
  let from = 0;
  for (const { 0: flag, index } of text.matchAll(REGION_FLAG)) {
    out += text.slice(from, index).replace(UNSEEN, '') + flag;
    from = index + flag.length;
  }
  return out + text.slice(from).replace(UNSEEN, '');
}

/**
 * Characters that some reader of YAML or TOML loses although JSON leaves them raw: DEL, C1, line and paragraph separators,
 * byte-order marks, lone surrogates; and the bidirectional controls, which would show a line in another order than its own.
 */
const ESCAPED_CHARACTERS =
  /[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|\p{Cs}/gu;

export function needsEscape(text: string): boolean {
  return /[\0-\x1f]/.test(text) || text.search(ESCAPED_CHARACTERS) >= 0;
}

/** A double-quoted scalar, valid alike as JSON, YAML and TOML. */
export function quoteDouble(text: string): string {
  return JSON.stringify(text).replace(
    ESCAPED_CHARACTERS,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** What is unquoted in the `bare` style: dates as YAML and TOML take them, and YAML 1.1's switches. */
export const BARE_SCALAR = /^(?:\d{4}-\d\d?-\d\d?(?:(?:T| )\d[\d:.]*(?: ?(?:Z|[+-][\d:]+))?)?|yes|no|on|off)$/i;
