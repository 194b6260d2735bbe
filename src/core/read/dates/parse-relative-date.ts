import type { PageDate } from '../../article.ts';
import type { DateHints } from './date-parts.ts';
import { joinDateWords } from './date-words.ts';

const DAY = 86_400_000;
const UNIT_LENGTHS = [60_000, 3_600_000, DAY, 7 * DAY];

/** Letters of the scripts that write spaces between words. */
const LETTER = '[a-z\\u00c0-\\u1fff]';

/** Created on first use, since most pages have no relative date. */
let patterns: ReturnType<typeof createPatterns> | undefined;

function createPatterns() {
  const createPattern = (source: string) => new RegExp(`${source}(?!${LETTER})`, 'i');
  return {
    today: createPattern(`^${joinDateWords(({ today }) => today)}`),
    yesterday: createPattern(`^${joinDateWords(({ yesterday }) => yesterday)}`),
    ago: createPattern(`(?<!${LETTER})${joinDateWords(({ ago }) => ago)}`),
    units: UNIT_LENGTHS.map((_, at) => new RegExp(`^${joinDateWords(({ units }) => units?.[at])}`, 'i')),
  };
}

/**
 * Parses "3 days ago" or "yesterday" to a day, counted from the moment when the page was read. Null for other texts.
 */
export function parseRelativeDate(text: string, { readAt }: DateHints): PageDate | null {
  const now = Date.parse(readAt);
  if (Number.isNaN(now) || text.length > 60) return null;
  patterns ??= createPatterns();
  if (patterns.today.test(text)) return toLocalDay(readAt, now);
  if (patterns.yesterday.test(text)) return toLocalDay(readAt, now - DAY);
  if (!patterns.ago.test(text)) return null;
  const match = /(\d{1,3})\s*(\p{L}+)/u.exec(text);
  const unit = patterns.units.findIndex((pattern) => pattern.test(match?.[2] ?? ''));
  return match && unit >= 0 ? toLocalDay(readAt, now - Number(match[1]) * (UNIT_LENGTHS[unit] ?? 0)) : null;
}

/** Returns the day of an instant in the time zone of `readAt`. */
function toLocalDay(readAt: string, ms: number): PageDate {
  const zone = /([+-])(\d\d):(\d\d)$/.exec(readAt);
  const shift = zone ? (zone[1] === '-' ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3])) * 60_000 : 0;
  return new Date(ms + shift).toISOString().slice(0, 10);
}
