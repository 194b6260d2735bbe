import type { ArticleSignals } from './article-signals.ts';
import { buildRankingContext, computeTagFeatures } from './features.ts';
import large from './rank-large.weights.json';
import small from './rank-small.weights.json';
import type { TagCandidate } from './tag-candidates.ts';
import type { TaxonomyIndex } from './taxonomy-index.ts';

/**
 * Gradient-boosted full binary trees. Node k compares feature `at[k]` with `cut[k]`, and continues at node 2k+1 when the
 * feature is at most the cut, else at node 2k+2. The leaves are `values`. The log-odds are `base` plus one leaf of every
 * tree.
 */
export interface RankWeights {
  base: number;
  trees: { at: number[]; cut: number[]; values: number[] }[];
}

interface RankedTag {
  candidate: TagCandidate;
  /** Probability that the blog would give this tag. */
  chance: number;
}

/** The first trees score all candidates. Only the `PLAUSIBLE` best candidates run through the other trees. */
const FIRST_TREES = 24;
const PLAUSIBLE = 80;

/**
 * A blog with fewer posts than `SOME_POSTS` uses the small model. A blog with many posts and tags uses the large model, any
 * other blog the mean of both.
 */
const SOME_POSTS = 150;
const MANY_POSTS = 600;
const MANY_TAGS = 300;

/**
 * Returns the likeliest candidates, best first. Equal candidates are ordered by key, so that every run gives the same order.
 */
export function rankTagCandidates(
  candidates: TagCandidate[],
  signals: ArticleSignals,
  index: TaxonomyIndex,
  posts: number,
): RankedTag[] {
  const context = buildRankingContext(candidates, signals, index, posts);
  const { base, trees } = chooseRankWeights(posts, index.list.length);
  const scored = candidates.map((candidate) => {
    const features = computeTagFeatures(candidate, context);
    return { candidate, features, sum: base + sumTrees(trees, features, 0, FIRST_TREES) };
  });
  const compareRank = (
    a: { sum: number; candidate: TagCandidate },
    b: { sum: number; candidate: TagCandidate },
  ): number => b.sum - a.sum || (a.candidate.key < b.candidate.key ? -1 : 1);
  const plausible = scored.sort(compareRank).slice(0, PLAUSIBLE);
  for (const one of plausible) one.sum += sumTrees(trees, one.features, FIRST_TREES, trees.length);
  return plausible.sort(compareRank).map(({ candidate, sum }) => ({ candidate, chance: 1 / (1 + Math.exp(-sum)) }));
}

const halveValues = (trees: RankWeights['trees']): RankWeights['trees'] =>
  trees.map((tree) => ({ ...tree, values: tree.values.map((value) => value / 2) }));
const HALF = FIRST_TREES / 2;

/**
 * Combines two models into one that gives the mean of their log-odds. The first trees of each model come first, since these
 * trees score all candidates.
 */
function averageWeights(one: RankWeights, other: RankWeights): RankWeights {
  const [left, right] = [halveValues(one.trees), halveValues(other.trees)];
  return {
    base: (one.base + other.base) / 2,
    trees: [left.slice(0, HALF), right.slice(0, HALF), left.slice(HALF), right.slice(HALF)].flat(),
  };
}

let averagedWeights: RankWeights | undefined;

function chooseRankWeights(posts: number, tags: number): RankWeights {
  if (posts < SOME_POSTS) return small;
  if (posts >= MANY_POSTS && tags >= MANY_TAGS) return large;
  averagedWeights ??= averageWeights(large, small);
  return averagedWeights;
}

/** Adds up the values that trees `from` to `to` (exclusive) give for the features. */
function sumTrees(trees: RankWeights['trees'], features: number[], from: number, to: number): number {
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
