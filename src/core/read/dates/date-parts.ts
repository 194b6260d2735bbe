import type { PageDate } from '../../article.ts';

/** Context that is needed to parse a page's dates. */
export interface DateHints {
  /**
   * Language tag of the page, '' when unknown. In a numeric date, the language decides whether the day or the month
   * comes first.
   */
  language: string;
  /**
   * When the page was read. Relative dates ("3 days ago") are counted from this instant, and later dates are rejected.
   */
  readAt: string;
}

/** The parts of a date. */
export interface CalendarParts {
  year: number;
  month: number;
  day: number;
  /** `13:53`, `13:53:42`. */
  time?: string;
  /** `Z`, `+01:00`. */
  zone?: string;
}

export const padTwo = (value: number | string): string => String(value).padStart(2, '0');

/** Formats a date as ISO 8601. Null for a day that does not exist. */
function formatPageDate({ year, month, day, time, zone }: CalendarParts): PageDate | null {
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  const date = `${year}-${padTwo(month)}-${padTwo(day)}`;
  return time ? `${date}T${time}${zone ?? ''}` : date;
}

/** Formats a date with its time and time zone, or the date alone when `time` is undefined. */
export const formatDateTime = (
  parts: CalendarParts,
  time: string | undefined,
  zoneText: string | undefined,
): PageDate | null => formatPageDate(time ? { ...parts, time, ...parseZone(zoneText) } : parts);

/** Formats `13:53` or `13:53:42`. Undefined for an impossible time. */
export function formatTime(
  hour: string | undefined,
  minute: string | undefined,
  second: string | undefined,
  meridiem: string | undefined,
): string | undefined {
  if (hour === undefined) return undefined;
  let hours = Number(hour);
  if (/^[pم]/i.test(meridiem ?? '') && hours < 12) hours += 12;
  if (/^[aص]/i.test(meridiem ?? '') && hours === 12) hours = 0;
  if (hours > 23 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 60) return undefined;
  return `${padTwo(hours)}:${padTwo(minute ?? '00')}${second === undefined ? '' : `:${padTwo(second)}`}`;
}

/** UTC offsets of common time zone names. */
const ZONES: Record<string, string> = {
  z: 'Z',
  utc: 'Z',
  gmt: 'Z',
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
  cet: '+01:00',
  cest: '+02:00',
  mez: '+01:00',
  mesz: '+02:00',
  eet: '+02:00',
  eest: '+03:00',
  jst: '+09:00',
  kst: '+09:00',
  msk: '+03:00',
};

/** Parses the name or the offset of a time zone. Returns an empty object for any other text. */
function parseZone(zoneText: string | undefined): { zone: string } | Record<string, never> {
  if (!zoneText) return {};
  const namedZone = ZONES[zoneText.toLowerCase()];
  if (namedZone) return { zone: namedZone };
  const match = /([+-])(\d{1,2}):?(\d{2})?$/.exec(zoneText);
  return match && Number(match[2]) < 15 ? { zone: `${match[1]}${padTwo(match[2] ?? '')}:${match[3] ?? '00'}` } : {};
}

/**
 * Converts an instant in UTC to the time zone nearest to UTC in which the instant falls on the day that the page shows.
 * Null when `shown` is not the day before or after.
 */
export function convertToShownZone(instant: PageDate, shown: PageDate): PageDate | null {
  if (!/T.{0,40}(Z|[+-]00:00)$/.test(instant)) return null;
  const day = shown.slice(0, 10);
  const instantMs = Date.parse(instant);
  const dayShift = Math.round(
    (Date.parse(`${day}T00:00Z`) - Date.parse(`${instant.slice(0, 10)}T00:00Z`)) / 86_400_000,
  );
  if (Math.abs(dayShift) !== 1) return null;
  for (let hours = 1; hours <= 12; hours++) {
    const localTime = new Date(instantMs + dayShift * hours * 3_600_000).toISOString();
    if (localTime.startsWith(day)) return `${localTime.slice(0, 19)}${dayShift > 0 ? '+' : '-'}${padTwo(hours)}:00`;
  }
  return null;
}
