import * as languages from './languages/index.ts';
import type { Language } from './languages/language.ts';

/** The word lists of all languages, by language code. */
export const LANGUAGES: ReadonlyMap<string, Language> = new Map(Object.entries(languages));

const NO_WORDS: Language = {};

/** Returns the base language of a BCP 47 tag: `pt-BR` → `pt`. */
export const toBaseLanguage = (language: string): string =>
  /^[a-z]{2,3}(?=$|[-_])/.exec(language.toLowerCase())?.[0] ?? '';

/** Languages that their function words or their script do not tell apart. The others may use the word lists of the first. */
const SIMILAR_LANGUAGES = ['no nb nn', 'hr sr bs sh cnr', 'id ms', 'tl fil', 'he yi', 'bn as', 'am ti', 'zh yue'].map(
  (languages) => languages.split(' '),
);

/** Whether no text tells the two languages (base languages) apart, so that the declaration of a page must. */
export const areSimilarLanguages = (a: string, b: string): boolean =>
  a === b || SIMILAR_LANGUAGES.some((languages) => languages.includes(a) && languages.includes(b));

/** Returns the word lists of a language (BCP 47 tag); an object without lists for an unknown language. */
export function getLanguage(language: string): Language {
  const base = toBaseLanguage(language);
  const [first = ''] = SIMILAR_LANGUAGES.find((languages) => languages.includes(base)) ?? [];
  return LANGUAGES.get(base) ?? LANGUAGES.get(first) ?? NO_WORDS;
}

/** Splits a list of words that are separated by white space. */
export const splitWordList = (list = ''): string[] => list.split(/\s+/).filter(Boolean);

/** Returns a list of words of all languages, as one set. */
export const collectWords = (pick: (language: Language) => string | undefined): ReadonlySet<string> =>
  new Set([...LANGUAGES.values()].flatMap((language) => splitWordList(pick(language))));

/** Returns a list of phrases of all languages, separated by `|`. */
export const collectPhrases = (pick: (language: Language) => string | undefined): string =>
  [...LANGUAGES.values()].flatMap((language) => pick(language) ?? []).join('|');
