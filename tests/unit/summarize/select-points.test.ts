import { expect, test } from 'vitest';
import type { PointCandidate } from '../../../src/core/summarize/point-candidates.ts';
import { selectPoints } from '../../../src/core/summarize/select-points.ts';

const candidate = (at: number, { terms = new Set([at]), ...known }: Partial<PointCandidate> = {}): PointCandidate => ({
  sentences: [at],
  thesis: 0,
  vital: 0.5,
  fact: 0.5,
  never: 0,
  score: 0,
  section: at,
  roles: 0,
  unit: -1,
  terms,
  parts: [terms],
  words: 12,
  isShort: false,
  isAnaphoric: false,
  isRequired: false,
  ...known,
});
const select = (candidates: PointCandidate[], limit?: number, accept?: (one: PointCandidate) => boolean) =>
  selectPoints(candidates, limit, accept).map(({ sentences }) => sentences[0]);

test('selects the main message first, and a second try for it is worth less', () => {
  const candidates = [
    candidate(0, { vital: 0.6 }),
    candidate(1, { thesis: 0.9, vital: 0.3 }),
    candidate(2, { thesis: 0.8, vital: 0.3 }),
    candidate(3, { vital: 0.3 }),
  ];
  expect(select(candidates, 4)).toEqual([1, 2, 0, 3]);
  const weaker = candidates.map((one) => (one.thesis === 0.8 ? { ...one, thesis: 0.1 } : one));
  expect(select(weaker, 4)).toEqual([1, 0, 2, 3]);
});

test('prefers a fact of its own to one that is nearly said', () => {
  const terms = new Set([1, 2, 3, 4]);
  const candidates = [
    candidate(0, { vital: 0.9, terms }),
    candidate(1, { vital: 0.7, terms: new Set([1, 2, 5, 6]) }),
    candidate(2, { vital: 0.5, terms: new Set([7, 8, 9]) }),
  ];
  expect(select(candidates, 3)).toEqual([0, 2, 1]);
});

test('repeats the excerpt for the main message only', () => {
  const excerpt = new Set([1, 2, 3]);
  const repeating = candidate(0, { vital: 0.9, terms: new Set([1, 2]) });
  const others = [candidate(5, { vital: 0.3 }), candidate(6, { vital: 0.3 })];
  const selectBeside = (one: PointCandidate) =>
    selectPoints([one, ...others], 2, undefined, undefined, excerpt).map(({ sentences }) => sentences[0]);
  expect(selectBeside(repeating)).toEqual([5, 6]);
  expect(selectBeside({ ...repeating, thesis: 0.9 })).toEqual([0, 5]);
  expect(select([repeating, ...others], 2)).toEqual([0, 5]);
});

test('never selects a sentence twice, alone and joined to its neighbour', () => {
  const candidates = [candidate(0), candidate(0, { sentences: [0, 1], vital: 0.9 }), candidate(1), candidate(2)];
  expect(select(candidates, 4)).toEqual([0, 2]);
});

test('selects a point of each unit before a second of any', () => {
  const candidates = [0, 0, 1, 2].map((unit, at) => candidate(at, { vital: 0.6 - at / 20, unit }));
  expect(select(candidates, 4)).toEqual([0, 2, 3, 1]);
});

test('selects a price before a second date', () => {
  const [price, date] = [1, 2];
  const candidates = [date, date, price].map((roles, at) => candidate(at, { vital: 0.6 - at / 20, roles }));
  expect(select(candidates, 3)).toEqual([0, 2, 1]);
});

test('selects a sentence that leans on another after that one', () => {
  const candidates = [candidate(0), candidate(1, { isAnaphoric: true, vital: 0.55 }), candidate(3)];
  expect(select(candidates, 3)).toEqual([0, 1, 3]);
  expect(select(candidates.slice(1), 2)).toEqual([3, 1]);
});

test('asks once whether a winner can be written, and goes on without it', () => {
  const asked: number[] = [];
  const accept = ({ sentences: [at = 0] }: PointCandidate) => {
    asked.push(at);
    return at !== 0;
  };
  expect(select([candidate(0, { vital: 0.9 }), candidate(1), candidate(2)], 2, accept)).toEqual([1, 2]);
  expect(asked).toEqual([0, 1, 2]);
});

test('begins a longer selection with the points of a shorter one', () => {
  const candidates = Array.from({ length: 12 }, (_, at) =>
    candidate(at, { vital: ((at * 7) % 12) / 12, thesis: ((at * 5) % 12) / 24, terms: new Set([at, (at * 3) % 4]) }),
  );
  const all = select(candidates, 12);
  for (let limit = 0; limit <= 12; limit++) expect(select(candidates, limit)).toEqual(all.slice(0, limit));
});

test('selects without a limit only what says something of its own', () => {
  const strong = Array.from({ length: 5 }, (_, at) => candidate(at, { vital: 0.9 }));
  const weak = Array.from({ length: 9 }, (_, at) => candidate(9 + at, { vital: 0.02, fact: 0.05, never: 0.5 }));
  expect(select([...weak, ...strong])).toEqual([0, 1, 2, 3, 4]);
  expect(select(weak)).toHaveLength(3);
  const many = Array.from({ length: 20 }, (_, at) => candidate(at, { vital: 0.9 }));
  expect(select(many)).toHaveLength(9);
});
