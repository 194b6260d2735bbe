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

/** Candidates, likeliest first; equal ones by their key, so the order never depends on the run. */
export function rank(candidates: Candidate[], reading: Reading, index: TaxonomyIndex, posts: number): Ranked[] {
  const context = contextOf(candidates, reading, index, posts);
  const ranked = candidates.map((candidate) => {
    const sum = logOdds(featuresOf(candidate, context), rankWeights);
    return { candidate, chance: 1 / (1 + Math.exp(-sum)) };
  });
  return ranked.sort((a, b) => b.chance - a.chance || (a.candidate.key < b.candidate.key ? -1 : 1));
}

function logOdds(features: number[], { base, trees }: RankWeights): number {
  let sum = base;
  for (const { at, cut, values } of trees) {
    let node = 0;
    while (node < at.length) node = 2 * node + ((features[at[node] ?? 0] ?? 0) <= (cut[node] ?? 0) ? 1 : 2);
    sum += values[node - at.length] ?? 0;
  }
  return sum;
}
