import { vectorOf } from './categories.ts';
import type { CategoryModel, TaggedPost } from './model.ts';

/** Features in fewer posts are chance. */
const FEATURE_POSTS = 4;
/** Features that the finished model keeps: the strongest. */
const MOST_FEATURES = 2500;
const ROUNDS = 30;
/** Strength of the pull towards small weights. */
const RIDGE = 1e-4;
const SCALE = 20;

type Vector = [number, number][];

/** Learns one logistic regression a category (stochastic gradient, fixed order, so every run gives the same bits). */
export function learnCategories(
  posts: TaggedPost[],
  cueSets: Map<string, number>[],
  categories: string[],
  onRound: (done: number, total: number) => void,
): CategoryModel {
  const df = new Map<string, number>();
  for (const cues of cueSets) for (const cue of cues.keys()) df.set(cue, (df.get(cue) ?? 0) + 1);
  const least = Math.min(FEATURE_POSTS, 1 + Math.floor(posts.length / 20));
  const all = [...df]
    .filter(([, n]) => n >= least)
    .map(([cue]) => cue)
    .sort();
  const rarityOf = (names: string[]): number[] =>
    names.map((cue) => Math.round(100 * Math.log((posts.length + 1) / ((df.get(cue) ?? 0) + 1)) + 30));
  const answers = categories.map((category) => posts.map((post) => (post.categories.includes(category) ? 1 : -1)));
  const fit = (names: string[], rounds: number, done: number) => {
    const numbers = new Map(names.map((name, i) => [name, i]));
    const rarity = rarityOf(names);
    const vectors = cueSets.map((cues) => vectorOf(cues, numbers, rarity));
    const fitted = answers.map((answer, c) => {
      onRound(done + c, 2 * categories.length);
      return logistic(vectors, answer, names.length, rounds);
    });
    return { rarity, fitted };
  };
  const first = fit(all, ROUNDS / 2, 0);
  const strength = all.map((_, i) => Math.max(...first.fitted.map(({ weights }) => Math.abs(weights[i] ?? 0)), 0));
  const kept = [...all.keys()].sort((a, b) => (strength[b] ?? 0) - (strength[a] ?? 0) || a - b).slice(0, MOST_FEATURES);
  const names = kept.sort((a, b) => a - b).map((i) => all[i] ?? '');
  const { rarity, fitted } = fit(names, ROUNDS, categories.length);
  return {
    features: names.join('\n'),
    rarity,
    weights: fitted.map(({ weights }) => Array.from(weights, (weight) => Math.round(weight * SCALE))),
    bias: fitted.map(({ bias }) => Math.round(bias * 100) / 100),
    scale: SCALE,
  };
}

function logistic(
  vectors: Vector[],
  answers: number[],
  size: number,
  rounds: number,
): { weights: Float64Array; bias: number } {
  const weights = new Float64Array(size);
  let bias = 0;
  let shrink = 1;
  let step = 0;
  for (let round = 0; round < rounds; round++) {
    for (let k = 0; k < vectors.length; k++) {
      const p = (k * 7919 + round * 104_729) % vectors.length;
      const rate = 4 / (1 + step++ * 4 * RIDGE);
      const answer = answers[p] ?? -1;
      const vector = vectors[p] ?? [];
      let sum = 0;
      for (const [i, value] of vector) sum += (weights[i] ?? 0) * value;
      sum = sum * shrink + bias;
      shrink *= 1 - rate * RIDGE;
      const pull = (rate * answer) / (1 + Math.exp(answer * sum));
      for (const [i, value] of vector) weights[i] = (weights[i] ?? 0) + (pull * value) / shrink;
      bias += pull * 0.1;
    }
  }
  return { weights: weights.map((weight) => weight * shrink), bias };
}
