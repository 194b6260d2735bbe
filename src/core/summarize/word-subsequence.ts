/** Checks that a point consists only of words of its quote. */
import { splitWords } from '../text/words.ts';

/** Whether the words of `text` are words of `quote` in the same order, ignoring case. */
export function isWordSubsequence(text: string, quote: string): boolean {
  const source = splitWords(quote);
  let at = 0;
  for (const word of splitWords(text)) {
    while (at < source.length && source[at] !== word) at++;
    if (at === source.length) return false;
    at++;
  }
  return true;
}
