/** Writes a label with the capitals that its language uses in titles. */
import { getLanguage, splitWordList, toBaseLanguage } from '../text/get-language.ts';
import { capitalize } from './trim-sentence.ts';

/** Whether a word has signs or figures that only code and product names have. */
const isCode = (word: string): boolean => /[\d()<>_./\\{}=#$@]/.test(word);

/** Returns a label in title case for English ("Limits of the Free Plan"); in other languages with a capital in front. */
export function setLabelCase(label: string, language: string): string {
  const base = toBaseLanguage(language) || 'en';
  if (base !== 'en') return isCode(label) ? label : capitalize(label);
  const small = new Set(splitWordList(getLanguage(base).smallTitleWords));
  return label
    .split(' ')
    .map((word, at, all) =>
      isCode(word) || (at > 0 && at < all.length - 1 && small.has(word)) ? word : capitalize(word),
    )
    .join(' ');
}
