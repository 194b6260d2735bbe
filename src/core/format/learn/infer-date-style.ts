import { parseDateParts } from '../dates.ts';
import type { DateStyle } from '../profile.ts';
import { findMostCommon } from './majority.ts';
import type { ExampleEntry } from './parse-example.ts';

/** strftime of a date as it is written; undefined when it is none. */
function inferDateFormat(text: string): string | undefined {
  const parts = parseDateParts(text);
  if (!parts) return undefined;
  const match = /^\d+([-/])(\d+)[-/](\d+)(?:(T|t| +)(\d+):\d+(:\d+)?(\.\d+)?( *)(Z|z|[+-][\d:]+)?)?$/.exec(text.trim());
  if (!match) return undefined;
  const [, slash, month, day, joint, hour, seconds, fraction, gap, zone] = match;
  const padded = (digits: string | undefined, value: number, letter: string) =>
    value < 10 && digits?.length === 1 ? `%-${letter}` : `%${letter}`;
  let format = `%Y${slash}${padded(month, parts.month, 'm')}${slash}${padded(day, parts.day, 'd')}`;
  if (joint === undefined) return format;
  format += `${joint}${padded(hour, parts.hour ?? 0, 'H')}:%M`;
  if (seconds !== undefined) format += ':%S';
  if (fraction !== undefined) format += '.%L';
  if (zone === undefined) return format;
  return format + gap + (/^z$/i.test(zone) ? '%Z' : zone.includes(':') ? '%:z' : '%z');
}

/** The date style of a key whose values are all dates; undefined when they aren't. */
export function inferDateStyle(entries: ExampleEntry[]): DateStyle | undefined {
  const filled = entries.filter((entry) => entry.value !== null && entry.value !== '');
  const formats = filled.map((entry) => (typeof entry.value === 'string' ? inferDateFormat(entry.value) : undefined));
  if (formats.length === 0 || formats.some((format) => format === undefined)) return undefined;
  const known = formats.filter((format) => format !== undefined);
  const timed = findMostCommon(known.filter((format) => format.includes('%M')));
  const day = findMostCommon(known.filter((format) => !format.includes('%M')));
  const style: DateStyle = { format: timed ?? day ?? '%Y-%m-%d' };
  if (day !== undefined && timed !== undefined) style.day = day;
  return timed === undefined ? { format: style.format, day: style.format } : style;
}
