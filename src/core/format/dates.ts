import type { DateStyle } from './profile.ts';

/**
 * The fields of a date that its text states. `offset`: minutes east of UTC. `fraction`: digits after the decimal point of
 * the seconds.
 */
interface DateParts {
  year: number;
  month: number;
  day: number;
  hour?: number;
  minute?: number;
  second?: number;
  fraction?: string;
  offset?: number;
}

const ISO_DATE =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:(?:T|t| +)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(?: *(Z|z|[+-]\d{1,2}(?::?\d{2})?))?)?$/;

/** Parses ISO 8601 and its common variants (a space for the T, slashes, `+0000`); null for anything else. */
export function parseDateParts(text: string): DateParts | null {
  const match = ISO_DATE.exec(text.trim());
  if (!match) return null;
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  const parts: DateParts = { year: Number(year), month: Number(month), day: Number(day) };
  if (hour !== undefined) parts.hour = Number(hour);
  if (minute !== undefined) parts.minute = Number(minute);
  if (second !== undefined) parts.second = Number(second);
  if (fraction !== undefined) parts.fraction = fraction;
  if (zone !== undefined) parts.offset = parseOffset(zone);
  return isRealDate(parts) ? parts : null;
}

/** Converts `Z`, `+02:00`, `-0530` or `+2` to minutes east of UTC. */
function parseOffset(zone: string): number {
  const match = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3] ?? 0));
}

function isRealDate(p: DateParts): boolean {
  const day = new Date(Date.UTC(p.year, p.month - 1, p.day));
  const sameDay = day.getUTCMonth() === p.month - 1 && day.getUTCDate() === p.day;
  return (
    sameDay && (p.hour ?? 0) < 24 && (p.minute ?? 0) < 60 && (p.second ?? 0) < 61 && Math.abs(p.offset ?? 0) < 1440
  );
}

/** Converts a date to another time zone. A date without time or offset stays unchanged, since its instant is unknown. */
function shiftToZone(p: DateParts, zone: string): DateParts {
  if (zone === 'keep' || p.hour === undefined || p.offset === undefined) return p;
  const target = zone === 'utc' ? 0 : parseOffset(zone);
  const shifted = new Date(Date.UTC(p.year, p.month - 1, p.day, p.hour, (p.minute ?? 0) - p.offset + target));
  return {
    ...p,
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    offset: target,
  };
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

const padNumber = (value: number, width: number) => String(value).padStart(width, '0');

/** Formats minutes east of UTC as `+02:00`. */
export function formatOffset(offset: number, colon = ':'): string {
  const minutes = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${padNumber(Math.floor(minutes / 60), 2)}${colon}${padNumber(minutes % 60, 2)}`;
}

/** The strftime directives. Each function returns the formatted field, or null when the date lacks that field. */
const DIRECTIVES: Record<string, (p: DateParts) => string | null> = {
  '%Y': (p) => padNumber(p.year, 4),
  '%y': (p) => padNumber(p.year % 100, 2),
  '%m': (p) => padNumber(p.month, 2),
  '%-m': (p) => String(p.month),
  '%d': (p) => padNumber(p.day, 2),
  '%-d': (p) => String(p.day),
  '%B': (p) => MONTHS[p.month - 1] ?? '',
  '%b': (p) => (MONTHS[p.month - 1] ?? '').slice(0, 3),
  '%A': (p) => DAYS[new Date(Date.UTC(p.year, p.month - 1, p.day)).getUTCDay()] ?? '',
  '%a': (p) => (DIRECTIVES['%A']?.(p) ?? '').slice(0, 3),
  '%H': (p) => (p.hour === undefined ? null : padNumber(p.hour, 2)),
  '%-H': (p) => (p.hour === undefined ? null : String(p.hour)),
  '%M': (p) => (p.minute === undefined ? null : padNumber(p.minute, 2)),
  '%S': (p) => (p.second === undefined ? null : padNumber(p.second, 2)),
  '%L': (p) => (p.fraction ?? '').padEnd(3, '0').slice(0, 3),
  '%N': (p) => p.fraction ?? null,
  '%z': (p) => (p.offset === undefined ? null : formatOffset(p.offset, '')),
  '%:z': (p) => (p.offset === undefined ? null : formatOffset(p.offset)),
  '%Z': (p) => (p.offset === undefined ? null : p.offset === 0 ? 'Z' : formatOffset(p.offset)),
  '%%': () => '%',
};

/**
 * Formats a date with the strftime directives that front matter needs. `%Z` prints `Z` for UTC, else `+02:00`. A field that
 * the date lacks is omitted, together with the separator in front of the field.
 */
export function strftime(p: DateParts, format: string): string {
  let out = '';
  let separator = '';
  for (const [piece] of format.matchAll(/%(?:-|:)?[A-Za-z%]|[^%]+|%/g)) {
    const directive = DIRECTIVES[piece];
    if (!directive) {
      separator += piece;
      continue;
    }
    const text = directive(p);
    if (text !== null) out += separator + text;
    separator = '';
  }
  return out + separator;
}

/** Formats a date as ISO 8601: a day alone, or a day with its time when the time is known. */
function toIsoDate(p: DateParts): string {
  return strftime(p, p.hour === undefined ? '%Y-%m-%d' : '%Y-%m-%dT%H:%M:%S.%N%Z');
}

/** Converts the text of a date to a time zone and returns ISO 8601; '' for text that is not a date. */
export function convertToZone(date: string, zone: string): string {
  const parts = parseDateParts(date);
  return parts ? toIsoDate(shiftToZone(parts, zone)) : '';
}

/** Formats the text of a date in the blog's date style; '' for text that is not a date. */
export function formatDate(date: string, style: DateStyle): string {
  const parts = parseDateParts(date);
  if (!parts) return '';
  return strftime(parts, parts.hour === undefined ? (style.day ?? '%Y-%m-%d') : style.format);
}
