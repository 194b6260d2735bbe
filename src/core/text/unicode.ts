/**
 * Matches text in common scripts: Latin, Greek and Cyrillic letters, digits, signs and emoji, as in most articles. Such text
 * is split into words without `\p{L}`: a browser takes 1 to 3 ms to compile such a pattern, again in each window, and each
 * click opens the popup as a new window.
 */
const COMMON_SCRIPTS =
  /^(?:[\0-\u0137\u0139-\u017f\u0218-\u021b\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u0481\u048a-\u04bf\u1ea0-\u1ef9\u2000-\u2064\u20a0-\u20bf\u2116\u2120\u2122\u2190-\u2307\u230c-\u2328\u232b-\u24b5\u2500-\u275a\u2761-\u2767\u2776-\u27c4\ufeff]|[\u0300-\u0344\u0346-\u036f\u20e3\ufe0f]|\ud83c[\udc00-\udcff\udd0d-\udd2f\udd8a-\uddff\ude01-\udfff]|\ud83d[\udc00-\ude75\ude79-\udfff]|\ud83e[\udc00-\udfef])*$/;

export const hasCommonScriptsOnly = (text: string): boolean => COMMON_SCRIPTS.test(text);

/**
 * Contents of regular-expression classes. In text in common scripts, they match the same characters as `\p{L}`, `\p{N}`,
 * both, and `\p{M}`.
 */
export const LETTER_RANGES = 'A-Za-z\\xaa\\xb5\\xba\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\u02ff\\u0370-\\u04bf\\u1ea0-\\u1ef9';
export const NUMBER_RANGES = '0-9\\xb2\\xb3\\xb9\\xbc-\\xbe\\u2460-\\u249b\\u2776-\\u2793';
export const WORD_RANGES = `${LETTER_RANGES}${NUMBER_RANGES}`;
export const MARK_RANGES = '\\u0300-\\u036f\\u20e3\\ufe0f';

/**
 * Contents of a regular-expression class: the characters of scripts written without spaces between words. `ー` lengthens
 * vowels in both Japanese scripts.
 */
export const UNSPACED_RANGES = `${['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar']
  .map((script) => `\\p{Script=${script}}`)
  .join('')}ー`;
const UNSPACED_SCRIPTS = new RegExp(`[${UNSPACED_RANGES}]`, 'u');

/** Whether the text has characters of a script without spaces. */
export const hasUnspacedScripts = (text: string): boolean => !hasCommonScriptsOnly(text) && UNSPACED_SCRIPTS.test(text);

const BEYOND_ASCII_WORDS =
  /[\xaa\xb2\xb3\xb5\xb9\xba\xbc-\xbe\xc0-\xd6\xd8-\xf6\xf8-\u1fff\u2065-\u209f\u20c0-\u2115\u2117-\u2121\u2123-\u218f\u2460-\u24ff\u2776-\u2793\u2c00-\ud83b\ud83f-\udbff\ue000-\ufe0e\ufe10-\uffff]|\ud83c[\udd00-\udd89]|\ud83e[\udff0-\udff9]/;

/** Whether all letters and digits are ASCII, so that `[a-z]`, `[A-Z]` and `\d` are enough to match them. */
export const hasAsciiLettersOnly = (text: string): boolean => !BEYOND_ASCII_WORDS.test(text);

const ASCII_CLASSES: Record<string, string> = { L: 'A-Za-z', Lu: 'A-Z', Ll: 'a-z', N: '0-9', M: '\\ufe0f' };

/**
 * Returns a function that chooses the pattern for a text: for a text with ASCII letters only, a faster variant that matches
 * the same; otherwise `pattern` itself.
 */
export function asciiVariant(pattern: RegExp): (text: string) => RegExp {
  let ascii: RegExp | undefined;
  const toAsciiPattern = () => {
    let inClass = false;
    const source = pattern.source.replace(/\\p\{(\w+)\}|\\.|[[\]]/g, (token, name: string | undefined) => {
      if (token === '[' || token === ']') inClass = token === '[';
      const letters = ASCII_CLASSES[name ?? ''];
      if (letters === undefined) return token;
      return inClass ? letters : `[${letters}]`;
    });
    return new RegExp(source, pattern.flags.replace('u', ''));
  };
  return (text) => {
    if (!hasAsciiLettersOnly(text)) return pattern;
    ascii ??= toAsciiPattern();
    return ascii;
  };
}

const NON_WORD_SIGNS = asciiVariant(/[^\p{L}\p{N}]+/gu);
/** Removes all characters but letters and digits. */
export const keepLettersAndDigits = (text: string): string => text.replace(NON_WORD_SIGNS(text), '');

/**
 * Whether the character is punctuation or a symbol. Only a character outside ASCII is tested with `\p{…}`, since a browser
 * is slow to compile such a pattern (see `COMMON_SCRIPTS`).
 */
export const isPunctuation = (sign: string): boolean => (sign > '\x7f' ? /[\p{P}\p{S}]/u : /[!-/:-@[-`{-~]/).test(sign);
