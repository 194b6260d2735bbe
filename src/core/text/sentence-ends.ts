/**
 * Finds sentence boundaries (UAX #29) of Latin, Greek and Cyrillic text, with the same result as `Intl.Segmenter` in any
 * language but Greek. A shortcut for speed (`npm run bench -- shortcuts`):
 * - Reason: the first `Intl.Segmenter` of a window takes 13 ms, and each click opens the popup as a new window. Most articles
 *   need no `Intl` object.
 * - Gain: summarizing takes 23 instead of 33 ms of processor time in Chromium 156, and 7 % less in Firefox 153.
 * - Superfluous with the first Chromium whose `Intl.Segmenter` takes less than a tenth of the summary.
 */
import { hasCommonScriptsOnly, MARK_RANGES } from './unicode.ts';

const STOPS = '.\u2024';
const TERMINALS = `${STOPS}!?\u203c\u203d\u2047\u2048\u2049`;
const LINE_BREAKS = '\r\n\x85\u2028\u2029';
const ENDING = /[.\u2024!?\u203c\u203d\u2047\u2048\u2049\r\n\x85\u2028\u2029]/g;
const CLOSING = '"\'()[]{}«»‹›‘’‚‛“”„‟\u2045\u2046';
const SPACES = '\t\v\f \xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f';
const CONTINUING_SIGNS = ',-:;–—';
/** Matches a combining mark or an invisible character. */
const COMBINING_MARK = new RegExp(`[${MARK_RANGES}\\xad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\ufeff]`);

const isUpper = (sign: string): boolean => sign.toLowerCase() !== sign;
/** Whether the letter is lower case. `º` and `ª` are lower case although they have no capital. */
const isLower = (sign: string): boolean => sign.toUpperCase() !== sign || sign === 'ª' || sign === 'º';
const isLetter = (sign: string): boolean => isUpper(sign) || isLower(sign);

/** Returns the offset after the combining marks that start at `at`. */
function skipCombiningMarks(text: string, at: number): number {
  let end = at;
  while (text.charCodeAt(end) >= 0xad && COMBINING_MARK.test(text.charAt(end))) end++;
  return end;
}

/** Returns the offset after the run of characters from `signs` that starts at `at`. */
function skipSigns(text: string, at: number, signs: string): number {
  let end = at;
  while (end < text.length && signs.includes(text.charAt(end))) end = skipCombiningMarks(text, end + 1);
  return end;
}

/** Returns the character before `at`, skipping combining marks. */
function getSignBefore(text: string, at: number): string {
  let start = at - 1;
  while (start > 0 && COMBINING_MARK.test(text.charAt(start))) start--;
  return text.charAt(start);
}

/** Whether the first letter after `at` is lower case, with no terminal punctuation or line break before that letter. */
function continuesLowercase(text: string, at: number): boolean {
  for (let index = at; index < text.length; index++) {
    const sign = text.charAt(index);
    if (COMBINING_MARK.test(sign)) continue;
    if (isLetter(sign)) return isLower(sign);
    if (TERMINALS.includes(sign) || LINE_BREAKS.includes(sign)) return false;
  }
  return false;
}

/**
 * Returns the offset of each sentence end, after trailing white space. null for text in other scripts than Latin, Greek and
 * Cyrillic, which needs `Intl`.
 */
export function findSentenceEnds(text: string): number[] | null {
  if (!hasCommonScriptsOnly(text)) return null;
  const ends: number[] = [];
  let at = 0;
  while (at < text.length) {
    ENDING.lastIndex = at;
    const index = ENDING.exec(text)?.index;
    if (index === undefined) break;
    at = index;
    const mark = text.charAt(at);
    if (!LINE_BREAKS.includes(mark)) {
      at = skipCombiningMarks(text, at + 1);
      const next = text.charAt(at);
      const stop = STOPS.includes(mark);
      // 3.14 and U.S. do not end a sentence.
      if (stop && (/\d/.test(next) || (isUpper(next) && isLetter(getSignBefore(text, index))))) continue;
      at = skipSigns(text, skipSigns(text, at, CLOSING), SPACES);
      const following = text.charAt(at);
      if (following !== '' && (CONTINUING_SIGNS.includes(following) || TERMINALS.includes(following))) continue;
      if (stop && continuesLowercase(text, at)) continue;
    }
    if (text.startsWith('\r\n', at)) at += 2;
    else if (at < text.length && LINE_BREAKS.includes(text.charAt(at))) at++;
    ends.push(at);
  }
  if (text !== '' && ends.at(-1) !== text.length) ends.push(text.length);
  return ends;
}
