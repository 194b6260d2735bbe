import type { Candidate } from './candidates.ts';
import { featuresOf, type Kind, kindOf } from './features.ts';
import type { TaxonomyIndex } from './index-of.ts';
import rankWeights from './rank.weights.json' with { type: 'json' };
import type { Reading } from './reading.ts';

/** One weight a feature, in the order of `featuresOf`. */
export type RankWeights = Record<Kind, number[]>;

export interface Ranked {
  candidate: Candidate;
  /** Chance that the blog would give this tag, 0 … 1. */
  chance: number;
}

/** Candidates, likeliest first; equal ones by their key, so the order never depends on the run. */
export function rank(
  candidates: Candidate[],
  reading: Reading,
  index: TaxonomyIndex,
  posts: number,
  weights: RankWeights = rankWeights,
): Ranked[] {
  const ranked = candidates.map((candidate) => {
    const own = weights[kindOf(candidate)];
    const sum = featuresOf(candidate, reading, index, posts).reduce(
      (total, value, i) => total + value * (own[i] ?? 0),
      0,
    );
    return { candidate, chance: 1 / (1 + Math.exp(-sum)) };
  });
  return ranked.sort((a, b) => b.chance - a.chance || (a.candidate.key < b.candidate.key ? -1 : 1));
}
