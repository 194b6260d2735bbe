/** Finds the numbers of a text, however they are written: 1,000 · 1.000 · 1 000 · one thousand · 1k · 10万 · 5 percent. */
import { collectPhrases } from '../text/get-language.ts';
import { HAN_UNITS, isHanUnit } from './han-numbers.ts';
import type { NumberMention } from './number-mention.ts';
import { GROUPED, getRoundingStep, parseReadings } from './number-readings.ts';
import { DIGIT_MAGNITUDES, PERCENT } from './number-words.ts';
import { findSpelledNumbers } from './spelled-numbers.ts';

/** Code points of the digit zero in other scripts. The digits one to nine follow each zero. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10];

/** Replaces the digits of other scripts by 0–9. Offsets in the text stay the same. */
const toAsciiDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\uff10-\uff19]/g, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - (ZEROS.findLast((zero) => zero <= code) ?? code));
  });

const CLOCK_TIME =
  /(?<![\d.,:])([01]?\d|2[0-4])(?:(?::|h)([0-5]\d)(?::[0-5]\d)?|\.([0-5]\d)(?=\s*(?:[ap]\.?m\b|uhr)))?(?:\s*([ap])\.?m\b\.?)?/giu;
const DIGIT_GROUPS = /\d{1,3}(?:[ \u00a0\u202f\u2009'’]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*/gu;
const VERSION = /^\d+(?:\.\d+){2,}$/;
const WORD_AFTER = /^[\s\u00a0-]?([\p{L}\u0e00-\u0e7f]+)\.?/u;

/**
 * Finds the numbers of a text, in order. `language`: language code, since a word such as `once` is a number only in some
 * languages.
 */
export function findNumbers(given: string, language: string): NumberMention[] {
  const text = toAsciiDigits(given);
  const out: NumberMention[] = [];
  // Marks each character that already belongs to a number, so that a text with only numbers takes linear time.
  const used = new Uint8Array(text.length);
  const isFree = (start: number, end: number) => !used.subarray(start, end).includes(1);
  const addNumber = (figure: NumberMention) => {
    used.fill(1, figure.start, figure.end);
    out.push(figure);
  };
  for (const match of text.matchAll(CLOCK_TIME)) {
    const [whole, hour = '', colon, dot, half] = match;
    if (colon === undefined && dot === undefined && half === undefined) continue;
    const minutes = Number(colon ?? dot ?? 0);
    const base = (Number(hour) % 12) * 60 + minutes;
    // `10:30` may be morning or evening unless `am` or `pm` follows. A score such as `2:1` has one digit after the colon and
    // is no time.
    const values = half
      ? [base + (half.toLowerCase() === 'p' ? 720 : 0)]
      : Number(hour) > 12
        ? [base + 720]
        : [base, base + 720];
    const start = match.index;
    addNumber({ values, unit: 'clock', written: '', step: 1, start, end: start + whole.trimEnd().length });
  }
  for (const match of text.matchAll(DIGIT_GROUPS)) {
    const start = match.index;
    const written = match[0];
    let end = start + written.length;
    if (!isFree(start, end)) continue;
    if (VERSION.test(written) && !GROUPED.test(written)) {
      addNumber({ values: [], unit: 'version', written, step: 0, start, end });
      continue;
    }
    let values = parseReadings(written);
    let step = getRoundingStep(written, values[0] ?? 0);
    let unit: NumberMention['unit'] = '';
    const rest = text.slice(end, end + 24);
    const percent = PERCENT.exec(rest);
    const word = WORD_AFTER.exec(rest);
    const name = word?.[1] ?? '';
    const glued = word !== null && /^\p{L}/u.test(word[0]);
    const times = DIGIT_MAGNITUDES.get(glued ? name : name.toLowerCase()) ?? HAN_UNITS[name.charAt(0)];
    if (percent) {
      unit = '%';
      end += percent[0].length;
    } else if (times) {
      const multiplied = values.map((value) => value * times);
      // `10m` is ten million to some writers and ten metres to others, so both values are possible.
      values = name.length === 1 && !isHanUnit(name) ? [...multiplied, ...values] : multiplied;
      step = getRoundingStep(written, parseReadings(written).at(-1) ?? 0) * (name.length === 1 && !glued ? 1 : times);
      end += (word?.[0].length ?? 0) - name.length + (isHanUnit(name) ? 1 : name.length);
    }
    addNumber({ values, unit, written: '', step, start, end });
  }
  findSpelledNumbers(text, language, isFree, addNumber);
  return out.sort((a, b) => a.start - b.start);
}

const HEDGE = new RegExp(`(?:${collectPhrases(({ numbers }) => numbers?.hedges)}|[~≈<>])(?:\\s*[$€£¥])?\\s*$`, 'iu');

/**
 * Shares of a number by which it may differ from the one that it rounds: 10 million may stand for 9.7 million and not for 12.5
 * million. Wider after a word such as "about" or "more than".
 */
const MAX_ROUNDING = { bare: 0.1, hedged: 0.25 };

/** Whether two mentions are the same number. `mention` may be rounded if it is large or follows a word such as "about". */
export function isSameNumber(mention: NumberMention, known: NumberMention, text: string): boolean {
  if (mention.unit === 'version' || known.unit === 'version')
    return (
      mention.unit === known.unit &&
      (known.written.startsWith(mention.written) || mention.written.startsWith(known.written))
    );
  // "At 7", a friend writes, and the point says "at 7 pm".
  if (mention.unit === 'clock' && known.unit === '')
    return mention.values.some((minutes) => known.values.includes((minutes / 60) % 12 || 12));
  if ((mention.unit === 'clock') !== (known.unit === 'clock')) return false;
  if (mention.unit === '%' && known.unit !== '%') return false;
  const equal = mention.values.some((value) =>
    known.values.some((other) => Math.abs(value - other) <= Math.abs(value) * 1e-9),
  );
  if (equal || mention.unit === 'clock') return equal;
  const value = mention.values[0] ?? 0;
  const hedged = HEDGE.test(text.slice(Math.max(0, mention.start - 16), mention.start));
  if (!hedged && value < 1_000 && mention.step >= 1) return false;
  const tolerance = hedged
    ? Math.min(mention.step, value * MAX_ROUNDING.hedged)
    : Math.min(mention.step / 2, value * MAX_ROUNDING.bare);
  return mention.step > known.step && known.values.some((other) => Math.abs(value - other) <= tolerance);
}
