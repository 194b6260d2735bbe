import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DATE_WORDS } from '../../src/core/read/dates/date-words.ts';
import { LANGUAGES, splitWordList } from '../../src/core/text/get-language.ts';

const folder = join(import.meta.dirname, '../../src/core/text/languages');
const codes = readdirSync(folder)
  .filter((file) => /^[a-z]{2,3}\.ts$/.test(file))
  .map((file) => file.replace('.ts', ''));

test('lists each language file in languages/index.ts', () => {
  expect([...LANGUAGES.keys()].sort()).toEqual(codes);
});

describe.each([...LANGUAGES])('the words of %s', (code, language) => {
  test('are listed in languages/dates.ts if they are words of dates', () => {
    expect(DATE_WORDS.get(code)).toBe(language.dates);
  });

  test('are in lower case, and no list has a word twice', () => {
    for (const list of [language.stopWords, language.abbreviations, language.finalAbbreviations, language.negations]) {
      const words = splitWordList(list);
      expect(words.filter((word) => word !== word.toLowerCase())).toEqual([]);
      expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
    }
  });

  test('name twelve months, nineteen units and eight tens', () => {
    if (language.dates?.months) expect(language.dates.months.split('|')).toHaveLength(12);
    if (language.numbers?.units) expect(splitWordList(language.numbers.units)).toHaveLength(19);
    if (language.numbers?.tens) expect(splitWordList(language.numbers.tens)).toHaveLength(8);
  });
});
