import type { PageDate } from '../types.ts';

export interface DateHints {
  /** Language of the page: decides between day first and month first. '' when unknown. */
  language: string;
  /** The instant of the reading: relative dates count from it, and nothing is published after it. */
  readAt: string;
}

/**
 * A date as a person or a machine wrote it → ISO 8601, with only the parts that are written (see `PageDate`); null for
 * what is no date, is ambiguous beyond the language's custom, or is impossible (before 1990, or after the reading).
 */
export function parseDate(written: string, hints: DateHints): PageDate | null {
  const text = westernDigits(written)
    .replace(/[\u200e\u200f\u202a-\u202e]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (!text || text.length > 200) return null;
  const date = fromIso(text) ?? fromStamp(text) ?? fromWords(text, hints) ?? fromRelative(text, hints);
  return date && isPossible(date, hints) ? date : null;
}

interface Parts {
  year: number;
  month: number;
  day: number;
  /** `13:53`, `13:53:42`. */
  time?: string;
  /** `Z`, `+01:00`. */
  zone?: string;
}

const two = (value: number | string): string => String(value).padStart(2, '0');

function isoOf({ year, month, day, time, zone }: Parts): PageDate | null {
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  const date = `${year}-${two(month)}-${two(day)}`;
  return time ? `${date}T${time}${zone ?? ''}` : date;
}

function isPossible(date: PageDate, { readAt }: DateHints): boolean {
  const year = Number(date.slice(0, 4));
  if (year < 1990) return false;
  const limit = Date.parse(readAt);
  const at = Date.parse(date.length === 10 ? `${date}T00:00:00Z` : /(Z|[+-]\d\d:\d\d)$/.test(date) ? date : `${date}Z`);
  // A day of slack: the reader's clock and the page's zone may differ.
  return !Number.isNaN(at) && (Number.isNaN(limit) || at <= limit + 36 * 3_600_000);
}

const ISO =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:(?:\s*T\s*|,?\s+(?:at\s+)?)(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,:]\d+)?)?\s*(am|pm)?\s*(Z|UTC|GMT|[A-Z]{2,4}|(?:GMT|UTC)?[+-]\d{1,2}:?\d{0,2})?)?(?![\d:])/i;

function fromIso(text: string): PageDate | null {
  const match = ISO.exec(text);
  if (match) {
    const [, year, month, day, hour, minute, second, half, zone] = match;
    const time = timeOf(hour, minute, second, half);
    const parts = { year: Number(year), month: Number(month), day: Number(day) };
    return isoOf(time ? { ...parts, time, ...zoneOf(zone) } : parts);
  }
  const compact = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2}):?(\d{2}):?(\d{2})(Z|[+-]\d{2}:?\d{2})?)?$/.exec(text);
  if (!compact || Number(compact[1]) > 2200 || Number(compact[1]) < 1990) return null;
  const [, year, month, day, hour, minute, second, zone] = compact;
  const time = timeOf(hour, minute, second, undefined);
  const parts = { year: Number(year), month: Number(month), day: Number(day) };
  return isoOf(time ? { ...parts, time, ...zoneOf(zone) } : parts);
}

function timeOf(
  hour: string | undefined,
  minute: string | undefined,
  second: string | undefined,
  half: string | undefined,
): string | undefined {
  if (hour === undefined) return undefined;
  let hours = Number(hour);
  if (/^p/i.test(half ?? '') && hours < 12) hours += 12;
  if (/^a/i.test(half ?? '') && hours === 12) hours = 0;
  if (hours > 23 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 60) return undefined;
  return `${two(hours)}:${two(minute ?? '00')}${second === undefined ? '' : `:${two(second)}`}`;
}

/** Offsets of the zone names that mean one thing wherever they are written. */
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

function zoneOf(written: string | undefined): { zone: string } | Record<string, never> {
  if (!written) return {};
  const named = ZONES[written.toLowerCase()];
  if (named) return { zone: named };
  const match = /([+-])(\d{1,2}):?(\d{2})?$/.exec(written);
  return match && Number(match[2]) < 15 ? { zone: `${match[1]}${two(match[2] ?? '')}:${match[3] ?? '00'}` } : {};
}

/** Seconds or milliseconds since 1970. */
function fromStamp(text: string): PageDate | null {
  if (!/^\d{10}(\d{3})?(\.0+)?$/.test(text)) return null;
  const ms = Number(text.slice(0, 10)) * 1000;
  return ms > 631_152_000_000 ? new Date(ms).toISOString().replace('.000', '') : null;
}

const CLOCK =
  /(?:^|[^\d.:/-])(\d{1,2})(?::|h|\.(?=\d{2}\s*(?:uhr|h\b))|(?=\s*(?:uhr|[ap]\.?m)))\s*(\d{2})?(?::(\d{2}))?\s*(?:uhr)?\s*([ap]\.?m\.?)?\s*\(?((?:(?:GMT|UTC)[+-]|\+)\d{1,2}:?\d{2}|Z\b|[A-Z]{3,4}\b)?/i;

/** A date in words or figures, in any language whose months `Intl` knows; a clock time beside it is taken along. */
function fromWords(text: string, hints: DateHints): PageDate | null {
  const found = asian(text) ?? named(text, hints) ?? figures(text, hints);
  if (!found) return null;
  const rest = `${text.slice(0, found.start)} ¦ ${text.slice(found.end)}`;
  const clock = CLOCK.exec(rest.replace(/¦ ,?\s*(?:at|um|à|a las|alle|às|kl\.?|klo|o|в|о|г\.,?|,|-|–|·|\|)\s*/i, '¦ '));
  const near = clock && Math.abs(clock.index - found.start) < 40;
  const time =
    near && (clock[2] || clock[4] || /uhr/i.test(clock[0]))
      ? timeOf(clock[1], clock[2], clock[3], clock[4])
      : undefined;
  return isoOf(time ? { ...found.parts, time, ...zoneOf(clock?.[5]) } : found.parts);
}

interface Place {
  parts: Parts;
  start: number;
  end: number;
}

function asian(text: string): Place | null {
  const match = /(\d{2,4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일号號]?/.exec(text);
  if (!match) return null;
  const year = Number(match[1]);
  return place(match, year < 100 ? 2000 + year : year, Number(match[2]), Number(match[3]));
}

const place = (match: RegExpExecArray, year: number, month: number, day: number): Place => ({
  parts: { year, month, day },
  start: match.index,
  end: match.index + match[0].length,
});

const MONTH_WORD = '\\p{L}[\\p{L}\\p{M}]{2,}';
const DAY_FIRST = new RegExp(
  `(?<![\\d])(\\d{1,2})(?:\\.|st|nd|rd|th|er|º|ª|°|-?[ея])?\\s*(?:of |de |d['’]|do |-|/)?\\s*(${MONTH_WORD})\\.?,?\\s*(?:de |del |-|/|'|’|พ\\.ศ\\.)?\\s*(\\d{4}|\\d{2}(?=\\s|$|,))(?!\\d)`,
  'giu',
);
const MONTH_FIRST = new RegExp(
  `(?<!\\p{L})(${MONTH_WORD})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th|\\.)?,?\\s+(?:at\\s+)?(\\d{4})(?!\\d)`,
  'giu',
);
const YEAR_FIRST = new RegExp(
  `(?<!\\d)(\\d{4})\\.?[\\s,/-]+(?:m\\.\\s*)?(${MONTH_WORD})\\.?[\\s,/-]+(\\d{1,2})(?!\\d)`,
  'giu',
);

function named(text: string, { language }: DateHints): Place | null {
  for (const [pattern, order] of [
    [DAY_FIRST, 'dmy'],
    [MONTH_FIRST, 'mdy'],
    [YEAR_FIRST, 'ymd'],
  ] as const) {
    for (const match of text.matchAll(pattern)) {
      const at = (part: string) => match[order.indexOf(part) + 1] ?? '';
      const month = monthOf(at('m'), language);
      let year = Number(at('y'));
      if (at('y').length === 2) year += 2000;
      // The Buddhist era, as Thai pages write it.
      if (year > 2500 && year < 2650) year -= 543;
      if (month && year > 1900 && year < 2200) return place(match, year, month, Number(at('d')));
    }
  }
  return null;
}

/** Languages tried for a month's name after the page's own. */
const LANGUAGES = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'pl',
  'ru',
  'sv',
  'da',
  'nb',
  'fi',
  'cs',
  'tr',
  'uk',
  'ro',
  'hu',
  'el',
  'id',
  'hr',
  'sr',
  'sr-Latn',
  'sl',
  'sk',
  'bg',
  'lt',
  'lv',
  'et',
  'ca',
  'vi',
  'th',
  'ar',
  'fa',
  'he',
  'hi',
];
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
function monthOf(word: string, language: string): number {
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

/** Where the month comes first in figures. */
const MONTH_FIRST_TAGS = /^(en-us|en-ph|en-ca|fil)\b/i;

function figures(text: string, { language }: DateHints): Place | null {
  const year = /(?<![\d.,/-])(\d{4})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?!\d)/.exec(text);
  if (year && Number(year[3]) <= 12) return place(year, Number(year[1]), Number(year[3]), Number(year[4]));
  const match = /(?<![\d.,/-])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?![\d%])/.exec(text);
  if (!match) return null;
  const [, first, sign, second, written] = match;
  const [a, b] = [Number(first), Number(second)];
  const full = (written ?? '').length === 2 ? 2000 + Number(written) : Number(written);
  if (a > 12) return place(match, full, b, a);
  if (b > 12) return place(match, full, a, b);
  const monthFirst = sign === '/' && (MONTH_FIRST_TAGS.test(language) || /^en$/i.test(language));
  // A slash without a language can be read both ways.
  if (sign === '/' && !language && a !== b) return null;
  return monthFirst ? place(match, full, a, b) : place(match, full, b, a);
}

const UNITS: [RegExp, number][] = [
  [/^(min|minut|мин|хв|分|분|دقيق|דקות|dakika|phút)/i, 60_000],
  [/^(h|hr|hour|stunde|std|heure|hora|ora|ore|uur|tim|godz|час|год|小时|小時|時間|시간|ساع|שע|saat|giờ)/i, 3_600_000],
  [/^(d|day|tag|jour|d[ií]a|giorn|dag|dni|дн|ден|день|天|日|일|يوم|أيام|ימים|gün|ngày|päivä)/i, 86_400_000],
  [/^(w|week|woche|semaine|semana|settiman|weken|veck|uge|tydz|tyg|недел|тиж|周|週|주)/i, 604_800_000],
];
const AGO =
  /\b(ago|geleden|sedan|siden|temu|fa|atrás|önce|sitten)\b|назад|тому|前|전|قبل|לפני|\b(vor|hace|il y a|há)\b|trước/i;

function fromRelative(text: string, { readAt }: DateHints): PageDate | null {
  const now = Date.parse(readAt);
  if (Number.isNaN(now) || text.length > 60) return null;
  const day = (ms: number) => localDay(readAt, ms);
  if (/^(today|heute|aujourd'hui|hoy|oggi|hoje|vandaag|idag|сегодня|今天|今日|오늘)\b/i.test(text)) return day(now);
  if (/^(yesterday|gestern|hier|ayer|ieri|ontem|gisteren|igår|вчера|昨天|昨日|어제)\b/i.test(text))
    return day(now - 86_400_000);
  if (!AGO.test(text)) return null;
  const match = /(\d{1,3})\s*(\p{L}+)/u.exec(text);
  const unit = UNITS.find(([pattern]) => pattern.test(match?.[2] ?? ''));
  return match && unit ? day(now - Number(match[1]) * unit[1]) : null;
}

/** The day of an instant, in the reader's own zone. */
function localDay(readAt: string, ms: number): PageDate {
  const zone = /([+-])(\d\d):(\d\d)$/.exec(readAt);
  const shift = zone ? (zone[1] === '-' ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3])) * 60_000 : 0;
  return new Date(ms + shift).toISOString().slice(0, 10);
}

/** Arabic-Indic, Persian, Devanagari, Bengali, Thai and full-width figures → 0–9. */
function westernDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\uff10-\uff19]/g, (sign) => {
    const code = sign.charCodeAt(0);
    const zero = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10].findLast((start) => start <= code) ?? code;
    return String(code - zero);
  });
}

/** A date in a page's address: `/2026/02/27/`, `/2026-02-27-title`, `/20260227/`; null for a month alone. */
export function dateInUrl(url: string, hints: DateHints): PageDate | null {
  const match =
    /(?<!\d)((?:19|20)\d\d)([/_-])(\d{1,2})\2(\d{1,2})(?!\d)/.exec(url) ??
    /(?<![\d])((?:20)\d\d)()(0[1-9]|1[0-2])([0-3]\d)(?=[/_.-]|$)/.exec(url);
  const european = match ? null : /[/_-](\d{2})-(\d{2})-(20\d\d)(?![\d])/.exec(url);
  if (european) return parseDate(`${european[3]}-${european[2]}-${european[1]}`, hints);
  if (!match) return null;
  return parseDate(`${match[1]}-${two(match[3] ?? '')}-${two(match[4] ?? '')}`, hints);
}

/**
 * An instant that a machine wrote in UTC, as the page shows it to its readers: the same instant, in the nearest zone of
 * whole hours where it falls on the day that the page shows. Null when `shown` is no neighbouring day.
 */
export function inShownZone(instant: PageDate, shown: PageDate): PageDate | null {
  if (!/T.*(Z|[+-]00:00)$/.test(instant)) return null;
  const day = shown.slice(0, 10);
  const at = Date.parse(instant);
  const apart = Math.round((Date.parse(`${day}T00:00Z`) - Date.parse(`${instant.slice(0, 10)}T00:00Z`)) / 86_400_000);
  if (Math.abs(apart) !== 1) return null;
  for (let hours = 1; hours <= 12; hours++) {
    const local = new Date(at + apart * hours * 3_600_000).toISOString();
    if (local.startsWith(day)) return `${local.slice(0, 19)}${apart > 0 ? '+' : '-'}${two(hours)}:00`;
  }
  return null;
}
