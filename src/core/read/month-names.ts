/** Pattern of a word that may be a month. */
export const MONTH_WORD = '\\p{L}[\\p{L}\\p{M}]{2,}';

/** Languages tried for a month's name after the page's own. */
const LANGUAGES =
  'en de fr es it pt nl pl ru sv da nb fi cs tr uk ro hu el id hr sr sr-Latn sl sk bg lt lv et ca vi th ar fa he hi'.split(
    ' ',
  );
const monthsOf = new Map<string, string[][]>();
const knownMonths = new Map<string, number>();

/** Names of the twelve months: standing alone, in a date, and short. */
function monthNames(language: string): string[][] {
  let names = monthsOf.get(language);
  if (names) return names;
  names = Array.from({ length: 12 }, (): string[] => []);
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
        const name = plain(part);
        if (name && !/\d/.test(name) && !list.includes(name)) list.push(name);
      });
    }
  } catch {
    // Not a language tag: no names.
  }
  monthsOf.set(language, names);
  return names;
}

const plain = (word: string): string =>
  word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/\.$/, '');

/** Number of the month that `word` names, whole or shortened; 0 for none. */
export function monthOf(word: string, language: string): number {
  const key = `${language} ${word}`;
  const known = knownMonths.get(key);
  if (known !== undefined) return known;
  // Hebrew joins "in" to the month.
  const wanted = plain(word).replace(/^ב(?=[\u05d0-\u05ea]{2})/, '');
  let month = 0;
  for (const tag of new Set([language.split('-')[0] || 'en', ...LANGUAGES])) {
    const names = monthNames(tag);
    const exact = names.findIndex((list) => list.includes(wanted));
    if (exact >= 0) month = exact + 1;
    else if (wanted.length >= 3 && (tag === 'en' || tag === language.split('-')[0] || wanted.length >= 4)) {
      const starting = names.flatMap((list, index) => (list.some((name) => name.startsWith(wanted)) ? [index] : []));
      if (starting.length === 1) month = (starting[0] ?? -1) + 1;
    }
    if (month) break;
  }
  if (!month && wanted === 'sept') month = 9;
  if (knownMonths.size < 500) knownMonths.set(key, month);
  return month;
}
