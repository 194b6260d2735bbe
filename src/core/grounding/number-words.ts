/**
 * Words for numbers. Small numbers are listed by language, since a word may mean something else in another language: `once`
 * is "eleven" in Spanish.
 */
import { collectPhrases, collectWords, LANGUAGES, splitWordList } from '../text/get-language.ts';
import type { NumberWords } from '../text/languages/language.ts';

function buildSmallNumbers({ units, tens, joinTens, others = {} }: NumberWords): Map<string, number> {
  const found = new Map<string, number>();
  for (const [index, word] of splitWordList(units).entries()) found.set(word, index + 1);
  for (const [index, ten] of splitWordList(tens).entries()) {
    found.set(ten, (index + 2) * 10);
    for (const [at, unit] of splitWordList(units).slice(0, 9).entries())
      if (joinTens) found.set(joinTens(unit, ten), (index + 2) * 10 + at + 1);
  }
  found.delete('');
  found.delete('-');
  for (const [word, value] of Object.entries(others)) found.set(word, value);
  return found;
}

export const SMALL_NUMBERS: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map(
  Array.from(LANGUAGES).flatMap(([code, { numbers }]) => (numbers?.units ? [[code, buildSmallNumbers(numbers)]] : [])),
);

/** Matches a sign or words for a percentage at the start of what follows a number. */
export const PERCENT = new RegExp(`^\\s?(?:%|٪|％|${collectPhrases(({ numbers }) => numbers?.percent)})`, 'iu');

export const NUMBER_CONNECTORS = collectWords(({ numbers }) => numbers?.connector);

/** Words that multiply a spelled number in front of them: two hundred, three million. */
export const NUMBER_MULTIPLIERS: ReadonlyMap<string, number> = new Map(
  Array.from(LANGUAGES.values()).flatMap(({ numbers }) => Object.entries(numbers?.multipliers ?? {})),
);

/**
 * Words and letters that multiply digits in front of them: 40 thousand, 40k, 1.2M. Upper and lower case of the letters
 * differ.
 */
export const DIGIT_MAGNITUDES: ReadonlyMap<string, number> = new Map([
  ...[...NUMBER_MULTIPLIERS].filter(([, value]) => value > 100),
  ...Object.entries({
    k: 1e3,
    K: 1e3,
    m: 1e6,
    M: 1e6,
    B: 1e9,
    T: 1e12,
    mn: 1e6,
    mln: 1e6,
    MM: 1e6,
    Mio: 1e6,
    Mrd: 1e9,
  }),
]);
