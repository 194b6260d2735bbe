/** Finds the numbers of a text, however they are written: 1,000 · 1.000 · 1 000 · one thousand · 1k · 10万 · 5 percent. */
import { collectPhrases } from '../text/get-language.ts';
import { DIGIT_MAGNITUDES, NUMBER_CONNECTORS, NUMBER_MULTIPLIERS, SMALL_NUMBERS } from './number-words.ts';

export interface NumberMention {
  /** Every possible value: `1.000` is a thousand in Germany and one in England. */
  values: number[];
  /** Kind of number: a percentage, a version (`3.14.15`), a time of day, or '' for any other. */
  unit: '' | '%' | 'version' | 'clock';
  /** The digits of a version as written; '' for numbers that are no version. */
  written: string;
  /**
   * Place value of the last digit that is not zero: 40,000 → 10,000. Shows to what precision the number may have been
   * rounded.
   */
  step: number;
  start: number;
  end: number;
}

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
const GROUPED = /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/;
const PERCENT = new RegExp(`^\\s?(?:%|٪|％|${collectPhrases(({ numbers }) => numbers?.percent)})`, 'iu');
const WORD_AFTER = /^[\s\u00a0-]?([\p{L}\u0e00-\u0e7f]+)\.?/u;

/** Returns every possible value of digits with separators: 1,234 may be an integer or a decimal. */
function parseReadings(written: string): number[] {
  const bare = written.replace(/['’\s\u00a0\u202f\u2009]/g, '');
  if (/^\d+$/.test(bare)) return [Number(bare)];
  const marks = bare.replace(/\d/g, '');
  const last = bare.search(/[.,]\d*$/);
  const grouped = GROUPED.test(bare);
  const whole = Number(bare.replace(/[.,]/g, ''));
  const decimal = Number(`${bare.slice(0, last).replace(/[.,]/g, '')}.${bare.slice(last + 1)}`);
  if (grouped) return marks.length === 1 ? [whole, decimal] : [whole];
  // Digits in Indian groups: 1,20,000.
  if (/^\d{1,2}(?:,\d{2})+,\d{3}$/.test(bare)) return [whole];
  return [decimal];
}

/** Returns the place value of the last digit that is not zero: 10,000 for 40,000. */
function getRoundingStep(written: string, value: number): number {
  if (value === 0) return 1;
  const decimals = /[.,](\d{1,2}|\d{4,})$/.exec(written)?.[1]?.length ?? 0;
  let step = 10 ** -decimals;
  for (let rest = Math.round(value / step); rest % 10 === 0 && rest > 0; rest /= 10) step *= 10;
  return step;
}

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

const HAN_UNITS: Record<string, number> = {
  十: 10,
  百: 100,
  千: 1_000,
  万: 1e4,
  萬: 1e4,
  億: 1e8,
  亿: 1e8,
  兆: 1e12,
  만: 1e4,
  억: 1e8,
};
const HAN_DIGITS = '〇一二三四五六七八九';
const isHanUnit = (word: string) => word.charAt(0) in HAN_UNITS;

/** Parses Chinese and Japanese numerals: 三千二百万 → 32,000,000. */
function parseHanNumber(written: string): number {
  let total = 0;
  let part = 0;
  let digit = 0;
  for (const sign of written.replace('零', '〇').replace(/[两兩]/g, '二')) {
    const unit = HAN_UNITS[sign];
    if (unit === undefined) digit = digit * 10 + HAN_DIGITS.indexOf(sign);
    else if (unit < 1e4) {
      part += (digit || 1) * unit;
      digit = 0;
    } else {
      total += (part + digit || 1) * unit;
      part = 0;
      digit = 0;
    }
  }
  return total + part + digit;
}

/**
 * Finds numbers that are written as words, and passes each to `addNumber`. A lone "one" is skipped, since it is more often
 * an article or a pronoun.
 */
function findSpelledNumbers(
  text: string,
  language: string,
  isFree: (start: number, end: number) => boolean,
  addNumber: (figure: NumberMention) => void,
): void {
  const addSpelled = (value: number, start: number, end: number, percent: RegExpExecArray | null) =>
    addNumber({
      values: [value],
      unit: percent ? '%' : '',
      written: '',
      step: value >= 1_000 ? getRoundingStep('', value) : 1,
      start,
      end: end + (percent?.[0].length ?? 0),
    });
  for (const match of text.matchAll(/[〇零一二三四五六七八九十百千万萬億亿兆两兩]{2,}/gu)) {
    const end = match.index + match[0].length;
    // A year is written as four digits (二〇二六). Other numerals without a unit such as 十 or 百 are a list of digits.
    if (/[十百千万萬億亿兆]/u.test(match[0]) || match[0].length === 4)
      if (isFree(match.index, end)) addSpelled(parseHanNumber(match[0]), match.index, end, null);
  }
  const small = SMALL_NUMBERS.get(language) ?? SMALL_NUMBERS.get('en');
  if (!small) return;
  const words = Array.from(text.matchAll(/\p{L}+/gu));
  const isAdjacent = (index: number) => {
    const [before, next] = [words[index - 1], words[index]];
    return before && next && /^(?:[\s-]|\s-\s)$/.test(text.slice(before.index + before[0].length, next.index));
  };
  for (let index = 0; index < words.length; index += 1) {
    let value = 0;
    let part = 0;
    let last = index;
    let hasNumber = false;
    for (let at = index; at < words.length && (at === index || isAdjacent(at)); at += 1) {
      const word = (words[at]?.[0] ?? '').toLowerCase();
      const number = small.get(word);
      const times = NUMBER_MULTIPLIERS.get(word);
      if (
        number !== undefined &&
        (part === 0 || part % 100 === 0 || (part % 10 === 0 && part % 100 >= 20 && number < 20))
      )
        part += number;
      else if (number === 20 && part === 4 && language === 'fr') part = 80;
      else if (times !== undefined && hasNumber) {
        if (times === 100) part *= 100;
        else {
          value += (part || 1) * times;
          part = 0;
        }
      } else if (
        hasNumber &&
        NUMBER_CONNECTORS.has(word) &&
        small.has((words[at + 1]?.[0] ?? '').toLowerCase()) &&
        (part + value) % 10 === 0 &&
        isAdjacent(at + 1)
      )
        continue;
      else break;
      hasNumber = true;
      last = at;
    }
    value += part;
    const from = words[index]?.index ?? 0;
    const to = (words[last]?.index ?? 0) + (words[last]?.[0].length ?? 0);
    if (hasNumber && value > 1 && isFree(from, to)) addSpelled(value, from, to, PERCENT.exec(text.slice(to, to + 16)));
    if (hasNumber) index = last;
  }
}

const HEDGE = new RegExp(`(?:${collectPhrases(({ numbers }) => numbers?.hedges)}|[~≈<>])(?:\\s*[$€£¥])?\\s*$`, 'iu');

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
  const tolerance = hedged ? mention.step : mention.step / 2;
  return mention.step > known.step && known.values.some((other) => Math.abs(value - other) <= tolerance);
}
