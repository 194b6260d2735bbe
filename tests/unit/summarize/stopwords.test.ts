import { expect, test } from 'vitest';
import { getStopWords, toBaseLanguage } from '../../../src/core/summarize/stopwords.ts';

test('a page may call its language anything', () => {
  for (const name of ['constructor', 'toString', '__proto__', '', 'x', 'english']) {
    expect(toBaseLanguage(name)).toBe('');
    expect(getStopWords(name).size).toBe(0);
  }
  expect(toBaseLanguage('pt-BR')).toBe('pt');
  expect(getStopWords('de_AT').has('und')).toBe(true);
});
