import { expect, test } from 'vitest';
import { toBaseLanguage } from '../../src/core/text/get-language.ts';
import { getStopWords } from '../../src/core/text/stop-words.ts';

test('gives no stop words for a language that does not exist', () => {
  for (const name of ['constructor', 'toString', '__proto__', '', 'x', 'english']) {
    expect(toBaseLanguage(name)).toBe('');
    expect(getStopWords(name).size).toBe(0);
  }
  expect(toBaseLanguage('pt-BR')).toBe('pt');
  expect(getStopWords('de_AT').has('und')).toBe(true);
});

test('gives similar languages the stop words of one of them', () => {
  expect(getStopWords('nb-NO')).toEqual(getStopWords('no'));
  expect(getStopWords('sr').has('као')).toBe(true);
});
