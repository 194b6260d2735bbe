import { collectPhrases, LANGUAGES, splitWordList } from '../text/get-language.ts';

const NEGATIONS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Array.from(LANGUAGES).flatMap(([code, { negations }]) =>
    negations ? [[code, new Set(splitWordList(negations))]] : [],
  ),
);
const NEGATING_SIGNS = new RegExp(
  collectPhrases(({ negatingSigns }) => negatingSigns),
  'u',
);

/** Whether a word (in lower case without accents) is a negation. A language without a list counts as English. */
export const isNegation = (word: string, language: string): boolean =>
  (NEGATIONS.get(language) ?? NEGATIONS.get('en'))?.has(word) || NEGATING_SIGNS.test(word);
