import { expect, test } from 'vitest';
import { type PointCandidate, selectDiversePoints } from '../../../src/core/summarize/select-points.ts';

const BALANCE = { overlap: 0, section: 0, unitFirst: 0, unitAgain: 0, anaphoric: 0.5, short: 5, long: 9 };
const candidate = (sentence: number, score: number, words: number[]): PointCandidate => ({
  sentence,
  score,
  section: 0,
  unit: -1,
  terms: Int32Array.from([100 + sentence]),
  words: Int32Array.from(words),
  isShort: false,
  isAnaphoric: false,
});
/** Predicts for each of eight words that the post contains it with certainty, but exactly once. */
const ONCE = { chances: new Float64Array(8).fill(1), starts: Int32Array.from({ length: 9 }, (_, at) => at), weight: 2 };

test('prefers words not yet selected over a slightly higher score', () => {
  const candidates = [candidate(0, 1, [0, 1, 2, 3]), candidate(1, 0.9, [0, 1, 2, 3]), candidate(2, 0.8, [4, 5, 6, 7])];
  expect(selectDiversePoints(candidates, 3, BALANCE)).toEqual([0, 1, 2]);
  expect(selectDiversePoints(candidates, 3, BALANCE, ONCE)).toEqual([0, 2, 1]);
});

test('keeps the selected points when one more is asked for, with word retention', () => {
  const candidates = Array.from({ length: 7 }, (_, at) => candidate(at, 1 - at / 10, [at, (at * 3) % 8, 5]));
  const all = selectDiversePoints(candidates, 7, BALANCE, ONCE);
  for (let limit = 0; limit <= 7; limit++)
    expect(selectDiversePoints(candidates, limit, BALANCE, ONCE)).toEqual(all.slice(0, limit));
});

test('selects an anaphoric sentence after the sentence before it', () => {
  const pair = [candidate(0, 0.7, [0]), { ...candidate(1, 1, [1]), isAnaphoric: true }, candidate(2, 0.8, [2])];
  expect(selectDiversePoints(pair, 3, BALANCE)).toEqual([2, 0, 1]);
  expect(selectDiversePoints([pair[1] as PointCandidate, candidate(2, 0.4, [2])], 2, BALANCE)).toEqual([1, 2]);
});

test('selects one point of each unit before a second of any', () => {
  const candidates = [0, 0, 1, 2, -1].map((unit, at) => ({ ...candidate(at, 1 - at / 10, [at]), unit }));
  const prices = { ...BALANCE, unitFirst: 1, unitAgain: 3 };
  expect(selectDiversePoints(candidates, 5, prices)).toEqual([0, 2, 3, 4, 1]);
});
