import type { Candidate } from './candidates.ts';
import { contextOf, featuresOf } from './features.ts';
import type { TaxonomyIndex } from './index-of.ts';
import rankWeights from './rank.weights.json' with { type: 'json' };
import type { Reading } from './reading.ts';

/**
 * Boosted decision trees of full depth: node k looks at feature `at[k]` and goes on to node 2k+1 when it is at most
 * `cut[k]`, else to 2k+2; past the last node are the `values`. The log-odds are `base` and every tree's value.
 */
export interface RankWeights {
  base: number;
  trees: { at: number[]; cut: number[]; values: number[] }[];
}

export interface Ranked {
  candidate: Candidate;
  /** Chance that the blog would give this tag, 0 … 1. */
  chance: number;
}

/** The first trees tell what has no chance: only so many candidates are asked of all of them. */
const FIRST_TREES = 24;
const PLAUSIBLE = 80;

/** The likeliest candidates, best first; equal ones by their key, so the order never depends on the run. */
export function rank(candidates: Candidate[], reading: Reading, index: TaxonomyIndex, posts: number): Ranked[] {
  const context = contextOf(candidates, reading, index, posts);
  const tried = candidates.map((candidate) => {
    const features = featuresOf(candidate, context);
    return { candidate, features, sum: base + sumOf(features, 0, FIRST_TREES) };
  });
  const order = (a: { sum: number; candidate: Candidate }, b: { sum: number; candidate: Candidate }): number =>
    b.sum - a.sum || (a.candidate.key < b.candidate.key ? -1 : 1);
  const plausible = tried.sort(order).slice(0, PLAUSIBLE);
  for (const one of plausible) one.sum += sumOf(one.features, FIRST_TREES, trees.length);
  return plausible.sort(order).map(({ candidate, sum }) => ({ candidate, chance: 1 / (1 + Math.exp(-sum)) }));
}

const { base }: RankWeights = rankWeights;
const trees = rankWeights.trees.map(({ at, cut, values }) => ({
  at: Uint8Array.from(at),
  cut: Float64Array.from(cut),
  values: Float64Array.from(values),
}));

/** What the trees from `from` to before `to` add to the log-odds. */
function sumOf(features: number[], from: number, to: number): number {
  let sum = 0;
  for (let t = from; t < to; t++) {
    const tree = trees[t];
    if (!tree) break;
    const { at, cut, values } = tree;
    let node = 0;
    while (node < at.length) node = 2 * node + ((features[at[node] ?? 0] ?? 0) <= (cut[node] ?? 0) ? 1 : 2);
    sum += values[node - at.length] ?? 0;
  }
  return sum;
}
