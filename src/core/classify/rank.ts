import { createTreeScorer, type TreeScorer } from '../trees/tree-scorer.ts';
import type { ArticleSignals } from './article-signals.ts';
import large from './rank-large.weights.json';
import small from './rank-small.weights.json';
import { buildRankingContext } from './ranking-context.ts';
import type { TagCandidate } from './tag-candidates.ts';
import { computeTagFeatures, TAG_FEATURES } from './tag-features.ts';
import type { TaxonomyIndex } from './taxonomy-index.ts';

interface RankedTag {
  candidate: TagCandidate;
  /** Probability that the blog would give this tag. */
  chance: number;
}

interface Scored {
  candidate: TagCandidate;
  /** Index of the candidate's row of features. */
  row: number;
  /** Log-odds that the blog would give this tag. */
  sum: number;
}

/**
 * A blog with fewer posts than `SOME_POSTS` uses the small model. A blog with many posts and tags uses the large model, any
 * other blog the mean of both.
 */
const SOME_POSTS = 150;
const MANY_POSTS = 600;
const MANY_TAGS = 300;

let scorers: Record<'large' | 'small', TreeScorer> | undefined;

/** Chooses the models for a blog with so many posts and tags. Loads them on first use. */
function chooseScorers(posts: number, tags: number): TreeScorer[] {
  scorers ??= { large: createTreeScorer(large, TAG_FEATURES), small: createTreeScorer(small, TAG_FEATURES) };
  if (posts < SOME_POSTS) return [scorers.small];
  return posts >= MANY_POSTS && tags >= MANY_TAGS ? [scorers.large] : [scorers.large, scorers.small];
}

/**
 * The first trees score all candidates, and only the `PLAUSIBLE` best candidates run through the other trees. Without this,
 * tagging takes half as long again.
 */
const FIRST_TREES = 24;
const PLAUSIBLE = 80;

/** Scores candidates by the trees `from` to `to` of all models together. Returns the mean of the models' log-odds. */
function scoreRows(scorers: TreeScorer[], rows: Float32Array, from: number, to?: number): Float64Array {
  const n = scorers.length;
  const scores = scorers.map((score) => score(rows, from / n, to && to / n));
  return new Float64Array(rows.length / TAG_FEATURES.length).map(
    (_, row) => scores.reduce((sum, score) => sum + (score[row] ?? 0), 0) / n,
  );
}

/**
 * Returns the likeliest candidates, best first. Equal candidates are ordered by key, so that every run gives the same order.
 */
export function rankTagCandidates(
  candidates: TagCandidate[],
  signals: ArticleSignals,
  index: TaxonomyIndex,
  posts: number,
): RankedTag[] {
  const width = TAG_FEATURES.length;
  const rows = computeTagFeatures(candidates, buildRankingContext(candidates, signals, index, posts));
  const scorers = chooseScorers(posts, index.list.length);
  const compareRank = (a: Scored, b: Scored): number => b.sum - a.sum || (a.candidate.key < b.candidate.key ? -1 : 1);
  const first = scoreRows(scorers, rows, 0, FIRST_TREES);
  const plausible = candidates
    .map((candidate, row): Scored => ({ candidate, row, sum: first[row] ?? 0 }))
    .sort(compareRank)
    .slice(0, PLAUSIBLE);
  const plausibleRows = new Float32Array(plausible.length * width);
  plausible.forEach(({ row }, at) => {
    plausibleRows.set(rows.subarray(row * width, (row + 1) * width), at * width);
  });
  scoreRows(scorers, plausibleRows, FIRST_TREES).forEach((score, at) => {
    const scored = plausible[at];
    if (scored) scored.sum += score;
  });
  return plausible.sort(compareRank).map(({ candidate, sum }) => ({ candidate, chance: 1 / (1 + Math.exp(-sum)) }));
}
