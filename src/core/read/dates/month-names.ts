import { DATE_WORDS } from './date-words.ts';

/** Source text of a regular expression for a word that may be a month name. */
export const MONTH_WORD = '\\p{L}[\\p{L}\\p{M}]{2,}';

/** Languages whose month names are tried after those of the page's own language. */
export const MONTH_LANGUAGES =
  'en de fr es it pt nl pl ru sv da nb fi cs tr uk ro hu el id hr sr sr-Latn sl sk bg lt lv et ca vi th ar fa he hi'.split(
    ' ',
  );
/**
 * First three letters of all month names in Latin script in `MONTH_LANGUAGES`. A word that begins with other letters is
 * no month name, so no other language has to be tried.
 */
export const MONTH_BEGINNINGS: ReadonlySet<string> = new Set(
  (
    'abr ago agu aou apr ara aug avg avr bal bir bre cer cvc cvn cze dec des det dez dic dub eki elo ene eyl feb fev ' +
    'geg gen giu gru haz hei hel huh ian iul iun jaa jan jou jui jul jun juu kas kes kol kov kve kwi lap led lie lip ' +
    'lis lok lug lut maa mag mai maj mar may mei mrt nis noi nov oca oct okt ott out ozu paz pro rij rug ruj sau sep ' +
    'set sie sij spa srp stu sty sub svi syy sze tam tem tou tra uno vas vee vel wrz zar'
  ).split(' '),
);
const monthsByLanguage = new Map<string, string[][]>();
const parsedMonths = new Map<string, number>();

/** Returns the names of each of the twelve months in a language: alone, within a date, and abbreviated. */
export function getMonthNames(language: string): string[][] {
  let names =
    monthsByLanguage.get(language) ??
    DATE_WORDS.get(language)
      ?.months?.split('|')
      .map((month) => month.split(' '));
  names ??= listMonthNamesByIntl(language);
  monthsByLanguage.set(language, names);
  return names;
}

export function listMonthNamesByIntl(language: string): string[][] {
  const names = Array.from({ length: 12 }, (): string[] => []);
  try {
    for (const options of [
      { month: 'long' },
      { month: 'long', day: 'numeric' },
      { month: 'short' },
      { month: 'short', day: 'numeric' },
    ] as const) {
      const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory`, { ...options, timeZone: 'UTC' });
      names.forEach((list, month) => {
        const part = format.formatToParts(Date.UTC(2020, month, 15)).find(({ type }) => type === 'month')?.value ?? '';
        const name = normalizeMonth(part);
        if (name && !/\d/.test(name) && !list.includes(name)) list.push(name);
      });
    }
  } catch {
    // `Intl` throws on an invalid language tag; such a language has no names.
  }
  return names;
}

const normalizeMonth = (word: string): string =>
  word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/\.$/, '');

/**
 * Returns the number of the month that `word` names, from 1 to 12; 0 for any other word. The name may be abbreviated.
 */
export function parseMonthName(word: string, language: string): number {
  const key = `${language} ${word}`;
  const cached = parsedMonths.get(key);
  if (cached !== undefined) return cached;
  // Hebrew writes the preposition "in" (ב) as a prefix of the month name.
  const normalized = normalizeMonth(word).replace(/^ב(?=[\u05d0-\u05ea]{2})/, '');
  let month = 0;
  const ownLanguage = language.split('-')[0] || 'en';
  const otherLanguages =
    /^[a-z]{3}/.test(normalized) && !MONTH_BEGINNINGS.has(normalized.slice(0, 3)) ? [] : MONTH_LANGUAGES;
  const primary = otherLanguages.length > 0 || !MONTH_LANGUAGES.includes(ownLanguage) ? [ownLanguage] : [];
  for (const tag of new Set([...primary, ...otherLanguages])) {
    const names = getMonthNames(tag);
    const exactIndex = names.findIndex((list) => list.includes(normalized));
    if (exactIndex >= 0) month = exactIndex + 1;
    else if (normalized.length >= 3 && (tag === 'en' || tag === ownLanguage || normalized.length >= 4)) {
      const prefixMatches = names.flatMap((list, index) =>
        list.some((name) => name.startsWith(normalized)) ? [index] : [],
      );
      if (prefixMatches.length === 1) month = (prefixMatches[0] ?? -1) + 1;
    }
    if (month) break;
  }
  if (!month && normalized === 'sept') month = 9;
  if (parsedMonths.size < 500) parsedMonths.set(key, month);
  return month;
}
