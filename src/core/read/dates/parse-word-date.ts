import type { PageDate } from '../../article.ts';
import { asciiVariant } from '../../text/ascii-patterns.ts';
import { type CalendarParts, type DateHints, formatDateTime, formatTime } from './date-parts.ts';
import { MONTH_WORD, parseMonthName } from './month-names.ts';

const CLOCK_TIME =
  /(?:^|[^\d.:/-])(\d{1,2})(?::|h|\.(?=\d{2}\s*(?:uhr|h\b))|(?=\s*(?:uhr|[ap]\.?m)))\s*(\d{2})?(?::(\d{2}))?\s*(?:uhr)?\s*([ap]\.?m\.?|صباح|مساء)?\s*\(?((?:(?:GMT|UTC)[+-]|\+)\d{1,2}:?\d{2}|Z\b|[A-Z]{3,4}\b)?/i;

/** Matches a date as some systems write it, with the year after the time: "Fri Apr 28 19:20:36 CEST 2023". */
const SYSTEM_DATE = /^\w{3} (\w{3} \d{1,2}) (\d\d:\d\d:\d\d) (\w{3,5}) (\d{4})$/;

/**
 * Parses a date in words or digits, in any language for which `Intl` has month names. A time within 40 characters of
 * the date is read as well.
 */
export function parseWordDate(input: string, hints: DateHints): PageDate | null {
  const text = input.replace(SYSTEM_DATE, '$1 $4 $2 $3');
  const match = matchAsianDate(text) ?? matchMonthName(text, hints) ?? matchNumericDate(text, hints);
  if (!match) return null;
  const rest = `${text.slice(0, match.start)} ¦ ${text.slice(match.end)}`;
  const clock = CLOCK_TIME.exec(
    rest.replace(/¦ ,?\s*(?:at|um|à|a las|alle|às|kl\.?|klo|o|в|о|г\.,?|,|-|–|·|\|)\s*/i, '¦ '),
  );
  const isNear = clock && Math.abs(clock.index - match.start) < 40;
  const time =
    isNear && (clock[2] || clock[4] || /uhr/i.test(clock[0]))
      ? formatTime(clock[1], clock[2], clock[3], clock[4])
      : undefined;
  return formatDateTime(match.parts, time, clock?.[5]);
}

interface DateMatch {
  parts: CalendarParts;
  start: number;
  end: number;
}

function matchAsianDate(text: string): DateMatch | null {
  const match = /(\d{2,4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일号號]?/.exec(text);
  if (!match) return null;
  const year = Number(match[1]);
  return toDateMatch(match, year < 100 ? 2000 + year : year, Number(match[2]), Number(match[3]));
}

const toDateMatch = (match: RegExpExecArray, year: number, month: number, day: number): DateMatch => ({
  parts: { year, month, day },
  start: match.index,
  end: match.index + match[0].length,
});

const DAY_FIRST = asciiVariant(
  new RegExp(
    `(?<![\\d])(\\d{1,2})(?:\\.|st|nd|rd|th|er|º|ª|°|-?[ея])?\\s*(?:(?:of |de |d['’]|do |-|/)\\s*)?(?:\\p{L}+\\s*/\\s*)?(${MONTH_WORD})\\.?,?\\s*(?:(?:de |del |-|/|'|’|พ\\.ศ\\.)\\s*)?(\\d{4}|\\d{2}(?=\\s|$|,))(?!\\d)`,
    'giu',
  ),
);
const MONTH_FIRST = asciiVariant(
  new RegExp(`(?<!\\p{L})(${MONTH_WORD})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th|\\.)?,?\\s+(?:at\\s+)?(\\d{4})(?!\\d)`, 'giu'),
);
const YEAR_FIRST = asciiVariant(
  new RegExp(`(?<!\\d)(\\d{4})\\.?[\\s,/-]+(?:m\\.\\s*)?(${MONTH_WORD})\\.?[\\s,/-]+(\\d{1,2})(?!\\d)`, 'giu'),
);

function matchMonthName(text: string, { language }: DateHints): DateMatch | null {
  for (const [pattern, partOrder] of [
    [DAY_FIRST, 'dmy'],
    [MONTH_FIRST, 'mdy'],
    [YEAR_FIRST, 'ymd'],
  ] as const) {
    for (const match of text.matchAll(pattern(text))) {
      const getGroup = (part: string) => match[partOrder.indexOf(part) + 1] ?? '';
      const month = parseMonthName(getGroup('m'), language);
      let year = Number(getGroup('y'));
      if (getGroup('y').length === 2) year += 2000;
      // Thai pages count years in the Buddhist era, which is 543 years ahead.
      if (year > 2500 && year < 2650) year -= 543;
      if (month && year > 1900 && year < 2200) return toDateMatch(match, year, month, Number(getGroup('d')));
    }
  }
  return null;
}

/** Languages that write the month first in numeric dates. */
const MONTH_FIRST_TAGS = /^(en-us|en-ph|en-ca|fil)\b/i;

function matchNumericDate(text: string, { language }: DateHints): DateMatch | null {
  const yearFirst = /(?<![\d.,/-])(\d{4})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?!\d)/.exec(text);
  if (yearFirst && Number(yearFirst[3]) <= 12)
    return toDateMatch(yearFirst, Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4]));
  const match = /(?<![\d.,/-])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?![\d%])/.exec(text);
  if (!match) return null;
  const [, first, separator, second, yearDigits] = match;
  const [a, b] = [Number(first), Number(second)];
  const fullYear = (yearDigits ?? '').length === 2 ? 2000 + Number(yearDigits) : Number(yearDigits);
  if (a > 12) return toDateMatch(match, fullYear, b, a);
  if (b > 12) return toDateMatch(match, fullYear, a, b);
  const isMonthFirst = separator === '/' && (MONTH_FIRST_TAGS.test(language) || /^en$/i.test(language));
  // In `3/4/2020` on a page without a language, the first number may be the day or the month.
  if (separator === '/' && !language && a !== b) return null;
  return isMonthFirst ? toDateMatch(match, fullYear, a, b) : toDateMatch(match, fullYear, b, a);
}
