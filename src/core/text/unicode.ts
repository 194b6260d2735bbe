/**
 * Splits text in common scripts into words without `\p{L}`. A shortcut for speed (`npm run bench -- shortcuts`):
 * - Reason: a browser builds the tables of `\p{…}` again in each window, 1 to 3 ms for a pattern, and each click opens the
 *   popup as a new window.
 * - Gain: tagging takes 14 instead of 16 ms of processor time in Chromium 156, and 29 % less in Firefox 153.
 * - Superfluous with the first browser version that shares these tables between windows.
 */

/** Matches text in common scripts: Latin, Greek and Cyrillic letters, digits, signs and emoji, as in most articles. */
const COMMON_SCRIPTS =
  /^(?:[\0-\u0137\u0139-\u017f\u0218-\u021b\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u0481\u048a-\u04bf\u1ea0-\u1ef9\u2000-\u2064\u20a0-\u20bf\u2116\u2120\u2122\u2190-\u2307\u230c-\u2328\u232b-\u24b5\u2500-\u275a\u2761-\u2767\u2776-\u27c4\ufeff]|[\u0300-\u0344\u0346-\u036f\u20e3\ufe0f]|\ud83c[\udc00-\udcff\udd0d-\udd2f\udd8a-\uddff\ude01-\udfff]|\ud83d[\udc00-\ude75\ude79-\udfff]|\ud83e[\udc00-\udfef])*$/;

/** Matches most of it faster: a pattern without alternatives does not step back. */
const COMMON_LETTERS =
  /^[\0-\u0137\u0139-\u017f\u0218-\u021b\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u0481\u048a-\u04bf\u2000-\u2064\u20a0-\u20bf]*$/;

export const hasCommonScriptsOnly = (text: string): boolean => COMMON_LETTERS.test(text) || COMMON_SCRIPTS.test(text);

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

/** Whether the character is punctuation or a symbol. */
export const isPunctuation = (sign: string): boolean => /[\p{P}\p{S}]/u.test(sign);
