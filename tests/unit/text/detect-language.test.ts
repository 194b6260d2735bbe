import { describe, expect, test } from 'vitest';
import { detectLanguage } from '../../../src/core/text/detect-language.ts';
import { FIRST_ARTICLE } from './human-rights.ts';

const { en = '', de = '', no = '', hr = '', zh = '', ja = '', es = '' } = FIRST_ARTICLE;

describe('detectLanguage', () => {
  test.each(Object.entries(FIRST_ARTICLE))('detects a short text in the language %s', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  test('finds the language of a text whatever the page declares', () => {
    for (const [language, text] of Object.entries(FIRST_ARTICLE))
      expect(detectLanguage(text, [language === 'en' ? 'de' : 'en'])).toBe(language);
  });

  test('keeps a declared tag that agrees with the text, with its region and script', () => {
    expect(detectLanguage(en, ['en-GB'])).toBe('en-GB');
    expect(detectLanguage(en, ['de', 'en_AU'])).toBe('en_AU');
    expect(detectLanguage(zh, ['zh-Hans-CN'])).toBe('zh-Hans-CN');
  });

  test('leaves it to the page which of several similar languages a text is in', () => {
    expect(detectLanguage(no, ['nb-NO'])).toBe('nb-NO');
    expect(detectLanguage(hr, ['sr-Latn'])).toBe('sr-Latn');
  });

  test('believes a page that declares a language without a list of words, unless its script is another', () => {
    expect(detectLanguage(es, ['ast'])).toBeNull();
    expect(detectLanguage(ja, ['jp'])).toBe('ja');
  });

  test.each([
    ['an empty text', ''],
    ['a heading', 'Release notes'],
    ['a name', 'Johann Sebastian Bach'],
    ['code', 'const total = items.map((item) => item.price * item.count).reduce(sum, 0); return total.toFixed(2);'],
    [
      'scrambled words',
      'Bjagyb vympt fcfhd qsemx ahpoo guiah fudvs kvdgo fgqnx vdzcz dorxn qmhew wfcvt hwkuj zcmrl duezo',
    ],
    ['half English, half German', `${en} ${de}`],
    ['a Japanese heading without kana', '東京都世界人権宣言記念公園'],
  ])('is unsure about %s', (_, text) => {
    expect(detectLanguage(text)).toBeNull();
  });

  test('takes a text for the language that most of it is in', () => {
    expect(detectLanguage(`${en} ${en} «${es.slice(0, 60)}»`)).toBe('en');
    expect(detectLanguage(`${zh} ドラえもん`)).toBe('zh');
    expect(detectLanguage(`${ja} JavaScript Object Notation`)).toBe('ja');
  });
});
