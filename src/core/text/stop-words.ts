import { getLanguage, splitWordList, toBaseLanguage } from './get-language.ts';

const stopWordSets = new Map<string, ReadonlySet<string>>();

/** Returns the function words of a language (BCP 47 tag); empty for a language without a list. */
export function getStopWords(language: string): ReadonlySet<string> {
  const base = toBaseLanguage(language);
  let found = stopWordSets.get(base);
  if (!found) {
    // `splitWords` splits "don't" at the apostrophe, so both halves count as function words.
    found = new Set(splitWordList(getLanguage(base).stopWords).flatMap((word) => [word, ...word.split("'")]));
    stopWordSets.set(base, found);
  }
  return found;
}
