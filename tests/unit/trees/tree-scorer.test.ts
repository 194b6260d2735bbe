import fc from 'fast-check';
import { expect, it } from 'vitest';
import { getPackedLimit, packNumber, unpackNumber } from '../../../src/core/trees/packed-digits.ts';
import type { StoredTrees } from '../../../src/core/trees/stored-trees.ts';
import { createTreeScorer } from '../../../src/core/trees/tree-scorer.ts';

const leaf = (steps: number): string => packNumber(steps, 1);

/** Two trees of depth 2 over `length` and `words`: digit 0 is `!`, digit 1 is `#`, digit 2 is `$`. */
const STORED: StoredTrees = {
  featureHash: '',
  features: ['length', 'words'],
  cuts: [[0.5], [3, 7]],
  depth: 2,
  base: 10,
  step: 0.5,
  leafWidth: 1,
  trees: [`#!$!${leaf(1)}${leaf(2)}!${leaf(4)}`, `$#!${leaf(8)}!${leaf(16)}`],
};

it('packs whole numbers up to the limit, and clamps larger ones', () => {
  const widthAndNumber = fc
    .integer({ min: 1, max: 4 })
    .chain((width) =>
      fc.tuple(fc.constant(width), fc.integer({ min: -getPackedLimit(width), max: getPackedLimit(width) })),
    );
  fc.assert(
    fc.property(widthAndNumber, ([width, number]) => {
      expect(packNumber(number, width)).toHaveLength(width);
      expect(unpackNumber(`##${packNumber(number, width)}`, 2, width)).toBe(number);
    }),
  );
  expect(unpackNumber(packNumber(1e9, 2), 0, 2)).toBe(getPackedLimit(2));
  expect(unpackNumber(packNumber(-1e9, 2), 0, 2)).toBe(-getPackedLimit(2));
});

it('adds the leaves of all trees to the base, and sends a value below the cut to the left', () => {
  const score = createTreeScorer(STORED, ['other', 'words', 'length']);
  const rows = Float32Array.of(9, 2.9, 0.4, 9, 3, 0.4, 9, 6.9, 0.5, 9, 7, 0.5);
  expect([...score(rows)]).toEqual([10 + 4.5, 10 + 5, 10 + 6, 10 + 10]);
});

it('refuses a list of features that lacks one of the weights, and names it', () => {
  expect(() => createTreeScorer(STORED, ['length', 'letters'])).toThrow('words');
});
