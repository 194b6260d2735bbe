/** Whether a point rests on its quote. */
import { words } from '../text.ts';

/** Are the words of `text` those of `quote`, in its order, with nothing added? (Letter case aside.) */
export function restsOn(text: string, quote: string): boolean {
  const source = words(quote);
  let at = 0;
  for (const word of words(text)) {
    while (at < source.length && source[at] !== word) at++;
    if (at === source.length) return false;
    at++;
  }
  return true;
}
