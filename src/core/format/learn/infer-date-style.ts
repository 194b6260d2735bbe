import { parseDateParts } from '../dates.ts';
import type { DateStyle } from '../profile.ts';
import type { ExampleEntry } from './example-entry.ts';
import { findMostCommon } from './majority.ts';

/** Returns the strftime format in which a date is written; undefined for text that is not a date. */
function inferDateFormat(text: string): string | undefined {
  const parts = parseDateParts(text);
  if (!parts) return undefined;
  const match = /^\d+([-/])(\d+)[-/](\d+)(?:(T|t| +)(\d+):\d+(:\d+)?(\.\d+)?( *)(Z|z|[+-][\d:]+)?)?$/.exec(text.trim());
  if (!match) return undefined;
  const [, slash, month, day, separator, hour, seconds, fraction, gap, zone] = match;
  const toDirective = (digits: string | undefined, value: number, letter: string) =>
    value < 10 && digits?.length === 1 ? `%-${letter}` : `%${letter}`;
  let format = `%Y${slash}${toDirective(month, parts.month, 'm')}${slash}${toDirective(day, parts.day, 'd')}`;
  if (separator === undefined) return format;
  format += `${separator}${toDirective(hour, parts.hour ?? 0, 'H')}:%M`;
  if (seconds !== undefined) format += ':%S';
  if (fraction !== undefined) format += '.%L';
  if (zone === undefined) return format;
  return format + gap + (/^z$/i.test(zone) ? '%Z' : zone.includes(':') ? '%:z' : '%z');
}

/** Infers the date style of a key from its values; undefined unless every value is a date. */
export function inferDateStyle(entries: ExampleEntry[]): DateStyle | undefined {
  const nonEmpty = entries.filter((entry) => entry.value !== null && entry.value !== '');
  const formats = nonEmpty.map((entry) => (typeof entry.value === 'string' ? inferDateFormat(entry.value) : undefined));
  if (formats.length === 0 || formats.some((format) => format === undefined)) return undefined;
  // `%Z` and `%:z` differ only in UTC: `Z` or `+00:00`. RFC 3339 and most tools write `Z`.
  const texts = nonEmpty.map((entry) => String(entry.value).trim());
  const writesOffset = texts.some((text) => /[+-]00:00$/.test(text)) && !texts.some((text) => /z$/i.test(text));
  const validFormats = formats
    .filter((format) => format !== undefined)
    .map((format) => (writesOffset ? format : format.replace('%:z', '%Z')));
  const withTime = findMostCommon(validFormats.filter((format) => format.includes('%M')));
  const day = findMostCommon(validFormats.filter((format) => !format.includes('%M')));
  const style: DateStyle = { format: withTime ?? day ?? '%Y-%m-%d' };
  if (day !== undefined && withTime !== undefined) style.day = day;
  return withTime === undefined ? { format: style.format, day: style.format } : style;
}
