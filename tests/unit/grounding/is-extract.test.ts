import { expect, it } from 'vitest';
import { isExtract } from '../../../src/core/grounding/index.ts';

const article = 'Ines Holt leads the club. She repairs kettles. The club has: a hall; a boat.';

it('An extract has words of its quote in their order only', () => {
  const quote = 'She repairs kettles in the hall.';
  expect(isExtract({ text: 'She repairs kettles.', quote }, article)).toBe(true);
  expect(isExtract({ text: 'She repairs old kettles.', quote }, article)).toBe(false);
  expect(isExtract({ text: 'Kettles she repairs.', quote }, article)).toBe(false);
});

it('An extract declares a name for a pronoun, and the article has the sentence with the name', () => {
  const change = { kind: 'name', pronoun: 'She', name: 'Ines Holt', source: 'Ines Holt leads the club.' } as const;
  const point = { text: 'Ines Holt repairs kettles.', quote: 'She repairs kettles.' };
  expect(isExtract({ ...point, changes: [change] }, article)).toBe(true);
  expect(isExtract(point, article)).toBe(false);
  expect(isExtract({ ...point, changes: [{ ...change, source: 'Maren Falk leads.' }] }, article)).toBe(false);
  expect(isExtract({ ...point, changes: [{ ...change, source: 'Ines Holt sings.' }] }, article)).toBe(false);
});

it('An extract declares its lead-in and that it joins sentences', () => {
  const point = { text: 'The club has: a hall; a boat', quote: 'The club has:\na hall\na boat' };
  const lead = { kind: 'lead-in', words: 'The club has' } as const;
  expect(isExtract({ ...point, changes: [lead, { kind: 'joined' }] }, article)).toBe(true);
  expect(isExtract(point, article)).toBe(false);
  expect(isExtract({ ...point, changes: [{ ...lead, words: 'The town has' }] }, article)).toBe(false);
  expect(isExtract({ text: 'A hall', quote: 'a hall', changes: [{ kind: 'joined' }] }, article)).toBe(false);
});
