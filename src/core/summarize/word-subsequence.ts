/** Whether a point rests on its quote. */
import { splitWords } from '../text.ts';

/** Are the words of `text` those of `quote`, in its order, with nothing added? (Letter case aside.) */
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
