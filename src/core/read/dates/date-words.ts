import * as dateWords from '../../text/languages/dates.ts';
import type { DateWords } from '../../text/languages/language.ts';

/** The date words of all languages, by language code. */
export const DATE_WORDS: ReadonlyMap<string, DateWords> = new Map(Object.entries(dateWords));
