import { dateWords } from '../../text/languages/dates.ts';
import type { DateWords } from '../../text/languages/language.ts';

/** The date words of all languages, by language code. */
export const DATE_WORDS: ReadonlyMap<string, DateWords> = new Map(Object.entries(dateWords));

/** Joins a list of all languages to an alternative of a regular expression. */
export const joinDateWords = (pick: (words: DateWords) => string | undefined): string =>
  `(?:${[...DATE_WORDS.values()].flatMap((words) => pick(words) ?? []).join('|')})`;
