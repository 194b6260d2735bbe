/**
 * Converts a text to one line of front matter: white space becomes one space; characters that no parser accepts (controls,
 * lone surrogates, noncharacters, byte-order marks) are dropped. No-break spaces stay, since French typography needs them.
 */
export function toOneLine(text: string): string {
  return removeUnprintable(text)
    .replace(/[\s\u0085]+/gu, (run) => (/^[\u00a0\u202f]+$/.test(run) ? run : ' '))
    .trim();
}

/** Drops characters that no parser accepts, and invisible ones, from a text of several lines. Line ends become `\n`. */
export function removeUnprintable(text: string): string {
  return removeInvisible(
    text
      .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
      .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]/g, '')
      .replace(/\p{Cs}/gu, ''),
  );
}

/**
 * Matches the flag emoji of a region such as England. Flags are the only remaining use of Unicode tag characters (UTS 51).
 */
const REGION_FLAG = /\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{1,6}\u{e007f}/gu;

/**
 * Characters that people do not see but models and programs read: tags, bidirectional controls, invisible operators,
 * annotations. Joiners, break opportunities and variation selectors stay where a script or an emoji uses them; several in a
 * row encode a message and are dropped.
 */
const INVISIBLE_CHARACTERS =
  /[\u061c\u180e\u200e\u200f\u202a-\u202e\u2060-\u206f\ufff9-\ufffb\u{1d173}-\u{1d17a}\u{e0000}-\u{e007f}]|(?<![\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])[\u200c\u200d]|(?<=[\0-\x7f])[\u200c\u200d]|(?<=[\u200b-\u200d])[\u200b-\u200d]|(?<=[\s\p{Variation_Selector}])\p{Variation_Selector}|(?<!\p{Script=Han})[\u{e0100}-\u{e01ef}]/gu;

const MAYBE_INVISIBLE =
  /[\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufff9-\ufffb\ud834\udb40]|[\ufe00-\ufe0f]/;

function removeInvisible(text: string): string {
  if (!MAYBE_INVISIBLE.test(text)) return text;
  let out = '';
  let from = 0;
  for (const { 0: flag, index } of text.matchAll(REGION_FLAG)) {
    out += text.slice(from, index).replace(INVISIBLE_CHARACTERS, '') + flag;
    from = index + flag.length;
  }
  return out + text.slice(from).replace(INVISIBLE_CHARACTERS, '');
}

/**
 * Characters that some YAML or TOML parser loses although JSON does not escape them (DEL, C1, line and paragraph separators,
 * byte-order marks, lone surrogates), and the bidirectional controls, which would show a line in another order.
 */
const ESCAPED_CHARACTERS =
  /[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|\p{Cs}/gu;

export function needsEscape(text: string): boolean {
  return /[\0-\x1f]/.test(text) || text.search(ESCAPED_CHARACTERS) >= 0;
}

/** Returns the text as a double-quoted string that is valid in JSON, YAML and TOML. */
export function quoteDouble(text: string): string {
  return JSON.stringify(text).replace(
    ESCAPED_CHARACTERS,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * Matches text that the `bare` style leaves unquoted: dates as YAML and TOML write them, and the switches of YAML 1.1
 * (`yes`, `off`).
 */
export const BARE_SCALAR = /^(?:\d{4}-\d\d?-\d\d?(?:(?:T| )\d[\d:.]*(?: ?(?:Z|[+-][\d:]+))?)?|yes|no|on|off)$/i;
