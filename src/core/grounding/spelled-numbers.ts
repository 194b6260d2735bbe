import { parseHanNumber } from './han-numbers.ts';
import type { NumberMention } from './number-mention.ts';
import { getRoundingStep } from './number-readings.ts';
import { NUMBER_CONNECTORS, NUMBER_MULTIPLIERS, PERCENT, SMALL_NUMBERS } from './number-words.ts';

/**
 * Finds numbers that are written as words, and passes each to `addNumber`. A lone "one" is skipped, since it is more often
 * an article or a pronoun.
 */
export function findSpelledNumbers(
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
