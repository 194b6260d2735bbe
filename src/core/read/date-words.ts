import { either } from '../alphabets.ts';
import type { PageDate } from '../types.ts';
import { isoOf, type Parts, timeOf, zoneOf } from './date-parts.ts';
import type { DateHints } from './dates.ts';
import { MONTH_WORD, monthOf } from './month-names.ts';

const CLOCK =
  /(?:^|[^\d.:/-])(\d{1,2})(?::|h|\.(?=\d{2}\s*(?:uhr|h\b))|(?=\s*(?:uhr|[ap]\.?m)))\s*(\d{2})?(?::(\d{2}))?\s*(?:uhr)?\s*([ap]\.?m\.?)?\s*\(?((?:(?:GMT|UTC)[+-]|\+)\d{1,2}:?\d{2}|Z\b|[A-Z]{3,4}\b)?/i;

/** A date in words or figures, in any language whose months `Intl` knows; a clock time beside it is taken along. */
export function fromWords(text: string, hints: DateHints): PageDate | null {
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

const DAY_FIRST = either(
  new RegExp(
    `(?<![\\d])(\\d{1,2})(?:\\.|st|nd|rd|th|er|º|ª|°|-?[ея])?\\s*(?:(?:of |de |d['’]|do |-|/)\\s*)?(${MONTH_WORD})\\.?,?\\s*(?:(?:de |del |-|/|'|’|พ\\.ศ\\.)\\s*)?(\\d{4}|\\d{2}(?=\\s|$|,))(?!\\d)`,
    'giu',
  ),
);
const MONTH_FIRST = either(
  new RegExp(`(?<!\\p{L})(${MONTH_WORD})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th|\\.)?,?\\s+(?:at\\s+)?(\\d{4})(?!\\d)`, 'giu'),
);
const YEAR_FIRST = either(
  new RegExp(`(?<!\\d)(\\d{4})\\.?[\\s,/-]+(?:m\\.\\s*)?(${MONTH_WORD})\\.?[\\s,/-]+(\\d{1,2})(?!\\d)`, 'giu'),
);

function named(text: string, { language }: DateHints): Place | null {
  for (const [pattern, order] of [
    [DAY_FIRST, 'dmy'],
    [MONTH_FIRST, 'mdy'],
    [YEAR_FIRST, 'ymd'],
  ] as const) {
    for (const match of text.matchAll(pattern(text))) {
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
