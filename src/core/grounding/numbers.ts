/** The numbers of a text, however they are written: 1,000 · 1.000 · 1 000 · one thousand · 1k · 10万 · 5 percent. */
import { DIGIT_MAGNITUDES, NUMBER_CONNECTORS, NUMBER_MULTIPLIERS, SMALL_NUMBERS } from './number-words.ts';

export interface NumberMention {
  /** What it may stand for: `1.000` is a thousand to some and one to others. */
  values: number[];
  /** Set where the sign says so: percent, a version (`3.14.15`), a time of day. Empty for all others. */
  unit: '' | '%' | 'version' | 'clock';
  /** Of a version: itself. */
  written: string;
  /** The size of its last digit that is not zero: 40,000 → 10,000. What it may be rounded to. */
  step: number;
  start: number;
  end: number;
}

/** Zeros of the scripts whose digits are told apart here; each is followed by its nine. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10];

/** Digits of any script → 0–9, each at its place. */
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
const PERCENT =
  /^\s?(?:%|٪|％|percent\b|per cent\b|pct\b|prozent|pour ?cent|por ?cento?\b|per ?cento\b|procent|процент|パーセント|퍼센트)/iu;
const WORD_AFTER = /^[\s\u00a0-]?([\p{L}\u0e00-\u0e7f]+)\.?/u;

/** Readings of digits with their separators. */
function parseReadings(written: string): number[] {
  const bare = written.replace(/['’\s\u00a0\u202f\u2009]/g, '');
  if (/^\d+$/.test(bare)) return [Number(bare)];
  const marks = bare.replace(/\d/g, '');
  const last = bare.search(/[.,]\d*$/);
  const grouped = GROUPED.test(bare);
  const whole = Number(bare.replace(/[.,]/g, ''));
  const decimal = Number(`${bare.slice(0, last).replace(/[.,]/g, '')}.${bare.slice(last + 1)}`);
  if (grouped) return marks.length === 1 ? [whole, decimal] : [whole];
  // Indian grouping: 1,20,000.
  if (/^\d{1,2}(?:,\d{2})+,\d{3}$/.test(bare)) return [whole];
  return [decimal];
}

/** Size of the last digit that says something. */
function getRoundingStep(written: string, value: number): number {
  if (value === 0) return 1;
  const decimals = /[.,](\d{1,2}|\d{4,})$/.exec(written)?.[1]?.length ?? 0;
  let step = 10 ** -decimals;
  for (let rest = Math.round(value / step); rest % 10 === 0 && rest > 0; rest /= 10) step *= 10;
  return step;
}

/** All numbers of a text, in order. `language`: base language, for words such as `six` that mean others elsewhere. */
export function findNumbers(given: string, language: string): NumberMention[] {
  const text = toAsciiDigits(given);
  const out: NumberMention[] = [];
  // A mark for each character, so that a text of nothing but figures takes no longer for each.
  const taken = new Uint8Array(text.length);
  const free = (start: number, end: number) => !taken.subarray(start, end).includes(1);
  const put = (figure: NumberMention) => {
    taken.fill(1, figure.start, figure.end);
    out.push(figure);
  };
  for (const match of text.matchAll(CLOCK_TIME)) {
    const [whole, hour = '', colon, dot, half] = match;
    if (colon === undefined && dot === undefined && half === undefined) continue;
    const minutes = Number(colon ?? dot ?? 0);
    const base = (Number(hour) % 12) * 60 + minutes;
    // A score, 2:1, looks like no time; 10:30 may be in the evening when nothing says which half of the day it is.
    const values = half
      ? [base + (half.toLowerCase() === 'p' ? 720 : 0)]
      : Number(hour) > 12
        ? [base + 720]
        : [base, base + 720];
    const start = match.index;
    put({ values, unit: 'clock', written: '', step: 1, start, end: start + whole.trimEnd().length });
  }
  for (const match of text.matchAll(DIGIT_GROUPS)) {
    const start = match.index;
    const written = match[0];
    let end = start + written.length;
    if (!free(start, end)) continue;
    if (VERSION.test(written) && !GROUPED.test(written)) {
      put({ values: [], unit: 'version', written, step: 0, start, end });
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
      // 10m is ten million to some, ten metres to others.
      values = name.length === 1 && !isHanUnit(name) ? [...multiplied, ...values] : multiplied;
      step = getRoundingStep(written, parseReadings(written).at(-1) ?? 0) * (name.length === 1 && !glued ? 1 : times);
      end += (word?.[0].length ?? 0) - name.length + (isHanUnit(name) ? 1 : name.length);
    }
    put({ values, unit, written: '', step, start, end });
  }
  findSpelledNumbers(text, language, free, put);
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

/** 三千二百万 → 32,000,000. */
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

/** Numbers written as words. A lone "one" is an article or a pronoun more often than a number. */
function findSpelledNumbers(
  text: string,
  language: string,
  free: (start: number, end: number) => boolean,
  put: (figure: NumberMention) => void,
): void {
  const spelled = (value: number, start: number, end: number, percent: RegExpExecArray | null) =>
    put({
      values: [value],
      unit: percent ? '%' : '',
      written: '',
      step: value >= 1_000 ? getRoundingStep('', value) : 1,
      start,
      end: end + (percent?.[0].length ?? 0),
    });
  for (const match of text.matchAll(/[〇零一二三四五六七八九十百千万萬億亿兆两兩]{2,}/gu)) {
    const end = match.index + match[0].length;
    // A year is said digit by digit; anything else without a unit is a list, not a number.
    if (/[十百千万萬億亿兆]/u.test(match[0]) || match[0].length === 4)
      if (free(match.index, end)) spelled(parseHanNumber(match[0]), match.index, end, null);
  }
  const small = SMALL_NUMBERS.get(language) ?? SMALL_NUMBERS.get('en');
  if (!small) return;
  const words = Array.from(text.matchAll(/\p{L}+/gu));
  const joined = (index: number) => {
    const [before, next] = [words[index - 1], words[index]];
    return before && next && /^[\s-]$/.test(text.slice(before.index + before[0].length, next.index));
  };
  for (let index = 0; index < words.length; index += 1) {
    let value = 0;
    let part = 0;
    let last = index;
    let said = false;
    for (let at = index; at < words.length && (at === index || joined(at)); at += 1) {
      const word = (words[at]?.[0] ?? '').toLowerCase();
      const number = small.get(word);
      const times = NUMBER_MULTIPLIERS.get(word);
      if (
        number !== undefined &&
        (part === 0 || part % 100 === 0 || (part % 10 === 0 && part % 100 >= 20 && number < 20))
      )
        part += number;
      else if (number === 20 && part === 4 && language === 'fr') part = 80;
      else if (times !== undefined && said) {
        if (times === 100) part *= 100;
        else {
          value += (part || 1) * times;
          part = 0;
        }
      } else if (
        said &&
        NUMBER_CONNECTORS.has(word) &&
        small.has((words[at + 1]?.[0] ?? '').toLowerCase()) &&
        (part + value) % 10 === 0 &&
        joined(at + 1)
      )
        continue;
      else break;
      said = true;
      last = at;
    }
    value += part;
    const from = words[index]?.index ?? 0;
    const to = (words[last]?.index ?? 0) + (words[last]?.[0].length ?? 0);
    if (said && value > 1 && free(from, to)) spelled(value, from, to, PERCENT.exec(text.slice(to, to + 16)));
    if (said) index = last;
  }
}

const HEDGE =
  /(?:about|around|nearly|almost|over|under|more than|less than|fewer than|at least|up to|some|roughly|approximately|rund|etwa|fast|knapp|über|mehr als|environ|près de|plus de|presque|moins de|cerca de|casi|más de|unos|circa|quasi|più di|oltre|ongeveer|bijna|ruim|около|почти|более|約|约|[~≈<>])(?:\s*[$€£¥])?\s*$/iu;

/** Is it the same number? A large one, or one that says so, may be rounded. */
export function isSameNumber(said: NumberMention, known: NumberMention, text: string): boolean {
  if (said.unit === 'version' || known.unit === 'version')
    return (
      said.unit === known.unit && (known.written.startsWith(said.written) || said.written.startsWith(known.written))
    );
  if ((said.unit === 'clock') !== (known.unit === 'clock')) return false;
  if (said.unit === '%' && known.unit !== '%') return false;
  const equal = said.values.some((value) =>
    known.values.some((other) => Math.abs(value - other) <= Math.abs(value) * 1e-9),
  );
  if (equal || said.unit === 'clock') return equal;
  const value = said.values[0] ?? 0;
  const hedged = HEDGE.test(text.slice(Math.max(0, said.start - 16), said.start));
  if (!hedged && value < 1_000 && said.step >= 1) return false;
  const room = hedged ? said.step : said.step / 2;
  return said.step > known.step && known.values.some((other) => Math.abs(value - other) <= room);
}
