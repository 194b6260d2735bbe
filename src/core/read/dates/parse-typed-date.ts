import type { PageDate } from '../../article.ts';
import { toWesternDigits } from './parse-page-date.ts';
import { parseRelativeDate } from './parse-relative-date.ts';
import { parseWordDate } from './parse-word-date.ts';

interface TypedDateHints {
  /** Languages (BCP 47) in which the user may write, the user's own first. */
  languages: string[];
  /** The present moment in the user's time zone: ISO 8601 with offset. */
  now: string;
}

const DAY_MS = 86_400_000;
const ISO = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/**
 * Parses a date that the user types: ISO 8601, a date in words or digits of any language, a day and a month without a year,
 * or a day counted from today ("yesterday", "in 3 days"). Null for any other text and for a day that does not exist.
 */
export function parseTypedDate(typed: string, { languages, now }: TypedDateHints): PageDate | null {
  const text = toWesternDigits(typed)
    .replace(/[\u200e\u200f\u061c\u202a-\u202e]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (text === '' || text.length > 60) return null;
  if (ISO.test(text)) return isRealDate(text) ? text : null;
  const [language = ''] = languages;
  return (
    parseWordDate(text, { language, readAt: '' }) ??
    parseRelativeWords(text, languages, now) ??
    parseRelativeDate(text, { language, readAt: now }) ??
    parseWithoutYear(text, language, now)
  );
}

function isRealDate(text: string): boolean {
  const day = text.slice(0, 10);
  // Compares the day after conversion, because `Date` silently turns 2026-02-31 into a day in March.
  return !Number.isNaN(Date.parse(text)) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}

/** At most so many days before or after today are understood in words. */
const MAX_DAYS = 60;

/** Compares a text with what the browser itself would say for each day near today, and with the names of weekdays. */
function parseRelativeWords(text: string, languages: string[], now: string): PageDate | null {
  const words = normalizeWords(text);
  for (const language of languages) {
    const formats = (['auto', 'always'] as const).map((numeric) => new Intl.RelativeTimeFormat(language, { numeric }));
    for (let days = -MAX_DAYS; days <= MAX_DAYS; days += 1)
      if (formats.some((format) => normalizeWords(format.format(days, 'day')) === words)) return shiftDay(now, days);
    for (let days = 0; days > -7; days -= 1) {
      const day = new Date(`${shiftDay(now, days)}T00:00:00Z`);
      const names = (['long', 'short'] as const).map((weekday) =>
        day.toLocaleDateString(language, { weekday, timeZone: 'UTC' }),
      );
      if (names.some((name) => normalizeWords(name) === words)) return shiftDay(now, days);
    }
  }
  return null;
}

const normalizeWords = (text: string): string =>
  toWesternDigits(text)
    .toLowerCase()
    .replace(/[\s.]+/g, ' ')
    .trim();

const shiftDay = (now: string, days: number): PageDate =>
  new Date(Date.parse(`${now.slice(0, 10)}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** A day and a month without a year mean the last such day, today included. */
function parseWithoutYear(text: string, language: string, now: string): PageDate | null {
  const bare = text.replace(/[.,/-]$/, '');
  const thisYear = Number(now.slice(0, 4));
  for (const year of [thisYear, thisYear - 1])
    for (const whole of [
      `${bare} ${year}`,
      `${bare}.${year}`,
      `${bare}/${year}`,
      `${year}年${bare}`,
      `${year}년${bare}`,
    ]) {
      const date = parseWordDate(whole, { language, readAt: '' })?.slice(0, 10);
      if (date && date <= now.slice(0, 10)) return date;
    }
  return null;
}
