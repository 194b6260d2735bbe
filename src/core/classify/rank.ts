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

/**
 * A blog with fewer posts than `SOME_POSTS` uses the small model. A blog with many posts and tags uses the large model, any
 * other blog the mean of both.
 */
const SOME_POSTS = 150;
const MANY_POSTS = 600;
const MANY_TAGS = 300;

const MODELS = { large, small };
const scorers: { large?: TreeScorer; small?: TreeScorer } = {};

/** Returns a model's scorer. Unpacks the model at its first use. */
function getScorer(model: keyof typeof MODELS): TreeScorer {
  const scorer = scorers[model] ?? createTreeScorer(MODELS[model], TAG_FEATURES);
  scorers[model] = scorer;
  return scorer;
}

/** Returns the scorers for a blog with so many posts and tags: most blogs need one of the two models. */
export function chooseScorers(posts: number, tags: number): TreeScorer[] {
  if (posts < SOME_POSTS) return [getScorer('small')];
  return posts >= MANY_POSTS && tags >= MANY_TAGS ? [getScorer('large')] : [getScorer('large'), getScorer('small')];
}

/** Returns the candidates, likeliest first. Equal candidates are ordered by key, so that every run gives the same order. */
export function rankTagCandidates(
  candidates: TagCandidate[],
  signals: ArticleSignals,
  index: TaxonomyIndex,
  posts: number,
): RankedTag[] {
  const rows = computeTagFeatures(candidates, buildRankingContext(candidates, signals, index, posts));
  // The scores are log-odds.
  const scores = chooseScorers(posts, index.list.length).map((score) => score(rows));
  return candidates
    .map((candidate, row) => ({
      candidate,
      sum: scores.reduce((total, score) => total + (score[row] ?? 0), 0) / scores.length,
    }))
    .sort((a, b) => b.sum - a.sum || (a.candidate.key < b.candidate.key ? -1 : 1))
    .map(({ candidate, sum }) => ({ candidate, chance: 1 / (1 + Math.exp(-sum)) }));
}
