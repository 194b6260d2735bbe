/** What a text states that its article does not, wherever in it one looks. */
import { agrees, datesIn } from './dates.ts';
import { type Figure, figuresIn, isSame } from './figures.ts';
import { foreignNames } from './names.ts';
import type { Fault } from './prove.ts';
import { holdsWords, quotationsIn } from './quotations.ts';
import type { Source } from './source.ts';
import { type Token, tokensOf } from './tokens.ts';
import { addressesIn } from './urls.ts';

const overlaps = (one: { start: number; end: number }) => (other: { start: number; end: number }) =>
  one.start < other.end && one.end > other.start;

/** The numbers of a text that are of no date and no address. */
export function freeFigures(text: string, { language }: Source): Figure[] {
  const others = [...addressesIn(text), ...datesIn(text, language)];
  return figuresIn(text, language).filter((figure) => !others.some(overlaps(figure)));
}

/** Addresses, quotations, dates, numbers and names of a text that the article does not hold. */
export function missingFacts(text: string, tokens: Token[], source: Source): Fault[] {
  const { language, published, figures } = source;
  const addresses = addressesIn(text);
  const isYear = (year: number) =>
    published.startsWith(String(year)) || figures.some(({ values }) => values.includes(year));
  const dates = datesIn(text, language);
  const isKnown = (start: number) =>
    dates.some((date) => date.start === start && source.dates.some((known) => agrees(date, known, isYear)));
  const missing: [Fault['kind'], { start: number; end: number }[]][] = [
    ['url', addresses.filter(({ key, start, end }) => !holdsAddress(key, text.slice(start, end), source))],
    ['quotation', quotationsIn(text).filter(({ start, end }) => !holdsWords(text.slice(start, end), source))],
    ['date', dates.filter(({ start }) => !isKnown(start))],
    ['number', freeFigures(text, source).filter((figure) => !figures.some((known) => isSame(figure, known, text)))],
    ['name', foreignNames(text, tokens, source).filter((name) => !addresses.some(overlaps(name)))],
  ];
  return missing.flatMap(([kind, places]) =>
    places.map(({ start, end }) => ({ kind, why: 'missing' as const, start, end })),
  );
}

/** Does the article link to the address, or name it? */
function holdsAddress(key: string, written: string, { addresses, said }: Source): boolean {
  if (addresses.has(key)) return true;
  const words = tokensOf(written).map(({ word }) => word);
  return (
    !/[/@]/.test(key) &&
    (said.includes(` ${words.join(' ')} `) || [...addresses].some((one) => one.split('/')[0] === key))
  );
}
