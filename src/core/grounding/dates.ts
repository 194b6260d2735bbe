/** Finds the dates of a text, in words or figures, in any language for which `Intl` knows the names of months. */

import { MONTH_WORD, parseMonthName } from '../read/dates/month-names.ts';
import { getStopWords } from '../text/stop-words.ts';

/** A date in a text. `year` and `day` are missing if the text does not name them. */
export interface DateMention {
  year?: number;
  month: number;
  day?: number;
  start: number;
  end: number;
}

const DAY_NUMBER = '(\\d{1,2})(?:st|nd|rd|th|er|º|ª|°|\\.)?';
const DATE_PATTERNS: [RegExp, string][] = [
  [/(?<![\d.,/-])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/gu, 'ymd'],
  [/(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日일号號])?/gu, 'ymd'],
  [/(?<!\d)(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일号號]/gu, 'md'],
  [/(?<![\d.,/-])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)/gu, '??y'],
  [
    new RegExp(
      `(?<![\\d.,])${DAY_NUMBER}\\s(?:of |de |d['’]|do )?(${MONTH_WORD})\\.?,?(?:\\s(?:de |del )?(\\d{4}))?(?![\\d\\p{L}])`,
      'giu',
    ),
    'dMy',
  ],
  [new RegExp(`(?<!\\p{L})(${MONTH_WORD})\\.?\\s${DAY_NUMBER}(?:,?\\s(\\d{4}))?(?![\\d\\p{L}%])`, 'giu'), 'Mdy'],
  [new RegExp(`(?<!\\p{L})(${MONTH_WORD})\\.?,?\\s(?:of |de |del )?(\\d{4})(?!\\d)`, 'giu'), 'My'],
];

export function findDates(text: string, language: string): DateMention[] {
  const out: DateMention[] = [];
  /** For each character, the length of the longest date that covers it. */
  const covered = new Uint32Array(text.length);
  for (const [pattern, order] of DATE_PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (covered.subarray(start, end).some((length) => length >= end - start)) continue;
      const part = (name: string) => {
        const index = order.indexOf(name);
        return index < 0 ? undefined : match[index + 1];
      };
      const number = (written: string | undefined) => (written === undefined ? undefined : Number(written));
      const year = number(part('y'));
      // A date such as 3/4/2026 does not show which number is the month, so both readings are added.
      const pairs: [number | undefined, number | undefined][] =
        order === '??y'
          ? [
              [number(match[1]), number(match[2])],
              [number(match[2]), number(match[1])],
            ]
          : [[number(part('d')), part('M') === undefined ? number(part('m')) : parseMonth(part('M') ?? '', language)]];
      for (const [day, month] of pairs) {
        if (!month || month > 12 || (day !== undefined && (day < 1 || day > 31))) continue;
        for (let at = start; at < end; at += 1) covered[at] = Math.max(covered[at] ?? 0, end - start);
        out.push({ month, start, end, ...(year === undefined ? {} : { year }), ...(day === undefined ? {} : { day }) });
      }
    }
  }
  return out;
}

/**
 * Returns the number of a month; 0 for any other word. English and German write months with a capital, which distinguishes
 * "March" from "march"; other languages write months in lower case.
 */
function parseMonth(word: string, language: string): number {
  if (['en', 'de'].includes(language) && /^\p{Ll}/u.test(word)) return 0;
  return word.length > 14 || getStopWords(language).has(word.toLowerCase())
    ? 0
    : parseMonthName(word, language || 'en');
}

/**
 * Whether `mention` and `known` are the same date and `known` is at least as precise. `yearIsKnown`: whether the article
 * names a year in another place.
 */
export function agreesWithDate(
  mention: DateMention,
  known: DateMention,
  yearIsKnown: (year: number) => boolean,
): boolean {
  if (mention.month !== known.month) return false;
  if (mention.day !== undefined && mention.day !== known.day) return false;
  if (mention.year === undefined || mention.year === known.year) return true;
  return known.year === undefined && yearIsKnown(mention.year);
}
