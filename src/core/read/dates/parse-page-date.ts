import type { PageDate } from '../../article.ts';
import { type DateHints, formatDateTime, formatTime, padTwo } from './date-parts.ts';
import { parseRelativeDate } from './parse-relative-date.ts';
import { parseWordDate } from './parse-word-date.ts';

/**
 * Parses a date in words, digits or a machine format to ISO 8601, with only the parts that the text contains (see
 * `PageDate`). Null for a text without a date, for an ambiguous date such as `3/4/2020`, and for an impossible date:
 * before 1990, or after the page was read.
 */
export function parsePageDate(input: string, hints: DateHints): PageDate | null {
  const text = toWesternDigits(input)
    .replace(/[\u200e\u200f\u202a-\u202e]/g, '')
    .replace(/[^\S ]\s*| \s+/g, ' ')
    .trim();
  if (!text || text.length > 200) return null;
  const date =
    parseIsoDate(text) ?? parseTimestamp(text) ?? parseWordDate(text, hints) ?? parseRelativeDate(text, hints);
  return date && isPossibleDate(date, hints) ? date : null;
}

function isPossibleDate(date: PageDate, { readAt }: DateHints): boolean {
  const year = Number(date.slice(0, 4));
  if (year < 1990) return false;
  const limit = Date.parse(readAt);
  const instant = Date.parse(
    date.length === 10 ? `${date}T00:00:00Z` : /(Z|[+-]\d\d:\d\d)$/.test(date) ? date : `${date}Z`,
  );
  // Tolerates 36 hours, because the reader's clock and the page's time zone may differ.
  return !Number.isNaN(instant) && (Number.isNaN(limit) || instant <= limit + 36 * 3_600_000);
}

const ISO_DATE =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:(?:\s*T\s*|,?\s+(?:at\s+)?)(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,:]\d+)?)?\s*(am|pm)?\s*(Z|UTC|GMT|[A-Z]{2,4}|(?:GMT|UTC)?[+-]\d{1,2}:?\d{0,2})?)?(?![\d:])/i;

function parseIsoDate(text: string): PageDate | null {
  const match = ISO_DATE.exec(text);
  if (match) {
    const [, year, month, day, hour, minute, second, meridiem, zone] = match;
    const time = formatTime(hour, minute, second, meridiem);
    return formatDateTime({ year: Number(year), month: Number(month), day: Number(day) }, time, zone);
  }
  const compact = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2}):?(\d{2}):?(\d{2})(Z|[+-]\d{2}:?\d{2})?)?$/.exec(text);
  if (!compact || Number(compact[1]) > 2200 || Number(compact[1]) < 1990) return null;
  const [, year, month, day, hour, minute, second, zone] = compact;
  const time = formatTime(hour, minute, second, undefined);
  return formatDateTime({ year: Number(year), month: Number(month), day: Number(day) }, time, zone);
}

/** Parses seconds or milliseconds since 1970. */
function parseTimestamp(text: string): PageDate | null {
  if (!/^\d{10}(\d{3})?(\.0+)?$/.test(text)) return null;
  const ms = Number(text.slice(0, 10)) * 1000;
  return ms > 631_152_000_000 ? new Date(ms).toISOString().replace('.000', '') : null;
}

/** Converts Arabic-Indic, Persian, Devanagari, Bengali, Thai and full-width digits to 0–9. */
export function toWesternDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\uff10-\uff19]/g, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10].findLast((start) => start <= code) ?? code;
    return String(code - zero);
  });
}

/**
 * Parses the date in a page's address: `/2026/02/27/`, `/2026-02/27/`, `/2026-02-27-title`, `/20260227/`. Null for a
 * month alone.
 */
export function parseUrlDate(url: string, hints: DateHints): PageDate | null {
  const match =
    /(?<!\d)((?:19|20)\d\d)([/_-])(\d{1,2})\2(\d{1,2})(?!\d)/.exec(url) ??
    /(?<!\d)((?:19|20)\d\d)(-)(\d{2})\/(\d{2})(?!\d)/.exec(url) ??
    /(?<![\d])((?:20)\d\d)()(0[1-9]|1[0-2])([0-3]\d)(?=[/_.-]|$)/.exec(url);
  const european = match ? null : /[/_-](\d{2})-(\d{2})-(20\d\d)(?![\d])/.exec(url);
  if (european) return parsePageDate(`${european[3]}-${european[2]}-${european[1]}`, hints);
  if (!match) return null;
  return parsePageDate(`${match[1]}-${padTwo(match[3] ?? '')}-${padTwo(match[4] ?? '')}`, hints);
}
