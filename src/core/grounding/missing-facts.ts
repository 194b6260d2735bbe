/** Finds the facts of a text that its article lacks. */

import { findAddresses } from './addresses.ts';
import { agreesWithDate, findDates } from './dates.ts';
import type { GroundingFault } from './grounding-fault.ts';
import type { GroundingSource } from './grounding-source.ts';
import { findForeignNames } from './names.ts';
import type { NumberMention } from './number-mention.ts';
import { findNumbers, isSameNumber } from './numbers.ts';
import { findQuotations, isQuotationInSource } from './quotations.ts';
import { tokenizeWords, type WordToken } from './word-tokens.ts';

const overlapsWith = (one: { start: number; end: number }) => (other: { start: number; end: number }) =>
  one.start < other.end && one.end > other.start;

/** Returns the numbers of a text that are not part of a date, an address or a name such as `Q2` and `A4`. */
export function findFreeNumbers(text: string, { language }: GroundingSource): NumberMention[] {
  const others = [...findAddresses(text), ...findDates(text, language)];
  return findNumbers(text, language).filter(
    (figure) => !/\p{sc=Latin}/u.test(text.charAt(figure.start - 1)) && !others.some(overlapsWith(figure)),
  );
}

/** Returns the addresses, quotations, dates, numbers and names of a text that the article lacks. */
export function findMissingFacts(text: string, tokens: WordToken[], source: GroundingSource): GroundingFault[] {
  const { language, published, figures } = source;
  const addresses = findAddresses(text);
  const isYear = (year: number) =>
    published.startsWith(String(year)) || figures.some(({ values }) => values.includes(year));
  const dates = findDates(text, language);
  const isKnown = (start: number) =>
    dates.some((date) => date.start === start && source.dates.some((known) => agreesWithDate(date, known, isYear)));
  const missing: [GroundingFault['kind'], { start: number; end: number }[]][] = [
    ['url', addresses.filter(({ key, start, end }) => !isAddressInSource(key, text.slice(start, end), source))],
    [
      'quotation',
      findQuotations(text).filter(({ start, end }) => !isQuotationInSource(text.slice(start, end), source)),
    ],
    ['date', dates.filter(({ start }) => !isKnown(start))],
    [
      'number',
      findFreeNumbers(text, source).filter((figure) => !figures.some((known) => isSameNumber(figure, known, text))),
    ],
    ['name', findForeignNames(text, tokens, source).filter((name) => !addresses.some(overlapsWith(name)))],
  ];
  return missing.flatMap(([kind, places]) =>
    places.map(({ start, end }) => ({ kind, why: 'missing' as const, start, end })),
  );
}

/** Facts that are looked up letter by letter; a claim with another one is wrong, whatever the models say. */
const EXACT_KINDS: readonly GroundingFault['kind'][] = ['url', 'quotation', 'date'];

/** Returns the addresses, quotations and dates of a text that the article lacks. */
export const findMissingExactFacts = (text: string, tokens: WordToken[], source: GroundingSource): GroundingFault[] =>
  findMissingFacts(text, tokens, source).filter(({ kind }) => EXACT_KINDS.includes(kind));

/** Whether the article links to the address or names the address in its text. */
function isAddressInSource(key: string, written: string, { addresses, allText }: GroundingSource): boolean {
  if (addresses.has(key)) return true;
  const words = tokenizeWords(written).map(({ word }) => word);
  return (
    !/[/@]/.test(key) &&
    (allText.includes(` ${words.join(' ')} `) || [...addresses].some((one) => one.split('/')[0] === key))
  );
}
