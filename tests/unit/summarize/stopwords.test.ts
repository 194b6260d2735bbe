import { expect, test } from 'vitest';
import { baseLanguage, stopWords } from '../../../src/core/summarize/stopwords.ts';

test('a page may call its language anything', () => {
  for (const name of ['constructor', 'toString', '__proto__', '', 'x', 'english']) {
    expect(baseLanguage(name)).toBe('');
    expect(stopWords(name).size).toBe(0);
  }
  expect(baseLanguage('pt-BR')).toBe('pt');
  expect(stopWords('de_AT').has('und')).toBe(true);
});
