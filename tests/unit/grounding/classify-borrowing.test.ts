import { describe, expect, test } from 'vitest';
import { classifyBorrowing, markOmissions } from '../../../src/core/grounding/index.ts';

const quote = 'However, the station on the hill (built in 1951) costs 41 euros a year.';

describe('classifyBorrowing', () => {
  test.each([
    ['verbatim', 'However, the station on the hill (built in 1951) costs 41 euros a year.', quote],
    ['verbatim', 'The station on the hill (built in 1951) costs 41 euros a year', quote],
    ['trimmed', 'The station on the hill costs 41 euros a year.', quote],
    ['trimmed', 'The station costs 41 euros. It is open.', `${quote}\nIt is open.`],
    ['edited', 'The station is cheap.', quote],
    ['edited', 'The station on the hill costs 14 euros a year.', quote],
    ['own', 'The station on the hill costs 41 euros a year.', ''],
    ['own', '', quote],
    ['verbatim', '山の上の駅は安い', '山の上の駅は安い。'],
  ])('says %s for “%s”', (expected, text, source) => {
    expect(classifyBorrowing({ text, quote: source })).toBe(expected);
  });

  test('takes no part of a word for a part of the sentence', () => {
    expect(classifyBorrowing({ text: 'All is well', quote: 'Small is wellington.' })).toBe('edited');
  });
});

describe('markOmissions', () => {
  test('marks each gap inside a trimmed sentence, and no other text', () => {
    expect(markOmissions({ text: 'The station on the hill costs 41 euros a year.', quote })).toBe(
      'The station on the hill […] costs 41 euros a year.',
    );
    expect(markOmissions({ text: 'The station is cheap.', quote })).toBe('The station is cheap.');
  });

  test('puts a name in the place of a pronoun in brackets', () => {
    const changes = [{ kind: 'name', pronoun: 'She', name: 'Ines Holt', source: 'Ines Holt leads.' } as const];
    expect(markOmissions({ text: 'Ines Holt repairs kettles.', quote: 'She repairs kettles.', changes })).toBe(
      '[Ines Holt] repairs kettles.',
    );
  });
});
