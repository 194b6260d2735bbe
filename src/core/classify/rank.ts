import type { ArticleSignals } from './article-signals.ts';
import { buildRankingContext, computeTagFeatures } from './features.ts';
import large from './rank-large.weights.json';
import small from './rank-small.weights.json';
import type { TagCandidate } from './tag-candidates.ts';
import type { TaxonomyIndex } from './taxonomy-index.ts';

/**
 * Gradient-boosted full binary trees. Node k compares feature `at[k]` with `cut[k]` and continues at node 2k+1 when it is at most that,
 * else at 2k+2; the leaves are `values`. The log-odds are `base` plus every tree's value.
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

/** The first trees exclude hopeless candidates; only `PLAUSIBLE` candidates run through all trees. */
const FIRST_TREES = 24;
const PLAUSIBLE = 80;

/** Blogs with fewer posts than `SOME_POSTS` use the small model, blogs with many posts and tags the large one, others the mean. */
const SOME_POSTS = 150;
const MANY_POSTS = 600;
const MANY_TAGS = 300;

/** The likeliest candidates, best first; ties are ordered by key, so that every run agrees. */
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

/** The mean of both models' log-odds; the first trees of each come first. */
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

/** Sum of the values of trees `from` to `to` (exclusive). */
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
