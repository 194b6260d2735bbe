import { buildFeatureVector } from './categories.ts';
import type { CategoryModel, TaggedPost } from './taxonomy.ts';

/** A cue becomes a feature only when at least this many posts have it. Rarer cues fit a category by chance. */
const FEATURE_POSTS = 4;
/** At most this many features are in the finished model. */
const MAX_FEATURES = 1700;
/** Number of passes over the posts: first to select the features, then to fit the final model. */
const FIRST_ROUNDS = 10;
const ROUNDS = 24;
/** Initial learning rate of the gradient descent, and strength of its L2 regularisation. */
const FIRST_STEP = 4;
const RIDGE = 1e-4;
/** Learning rate of the bias, as a share of the weights' rate; it is smaller since every post updates the bias. */
const BIAS_STEP = 0.1;
/** Weights are stored as multiples of 1 / SCALE. */
const SCALE = 20;
/** Number of parts of the posts. Each part tests a model of the other parts, to find each category's threshold. */
const HELD_OUT_PARTS = 4;
/** A category's threshold is chosen only when the category has at least 10 posts and the blog at least 100. */
const MIN_POSITIVES = 10;
const MIN_POSTS = 100;

/** A sparse vector: the positions of the non-zero numbers, and the numbers. */
interface SparseVector {
  at: Int32Array;
  value: Float64Array;
}

interface LinearModel {
  weights: Float64Array;
  bias: number;
}

/**
 * Trains one logistic regression per category by stochastic gradient descent in a fixed order, so that every run gives the same bits.
 * The bias is then shifted to the threshold with the best F1 on held-out posts.
 */
export function learnCategories(
  posts: TaggedPost[],
  cueSets: Map<string, number>[],
  categories: string[],
  onStep: (done: number, total: number) => void,
): CategoryModel {
  const answers = categories.map((category) => posts.map((post) => (post.categories.includes(category) ? 1 : -1)));
  const allPosts = posts.map((_, p) => p);
  const parts = posts.length >= MIN_POSTS ? HELD_OUT_PARTS : 0;
  const sums = answers.map((answer) => new Float64Array(answer.length));
  for (let part = 0; part < parts; part++) {
    onStep(part, parts + 1);
    const isHeldOut = (p: number): boolean => Math.floor((p * parts) / posts.length) === part;
    const model = fitLinearModels(
      allPosts.filter((p) => !isHeldOut(p)),
      cueSets,
      answers,
    );
    for (const p of allPosts.filter(isHeldOut)) {
      const vector = model.vector(p);
      model.lines.forEach((line, c) => {
        const categorySums = sums[c];
        if (categorySums) categorySums[p] = line.bias + dotProduct(line.weights, vector);
      });
    }
  }
  onStep(parts, parts + 1);
  const { names, rarity, lines } = fitLinearModels(allPosts, cueSets, answers);
  return {
    features: names.join('\n'),
    rarity: rarity.join(' '),
    weights: lines.map(({ weights }) => Array.from(weights, (weight) => Math.round(weight * SCALE)).join(' ')),
    bias: lines.map(({ bias }, c) => {
      const threshold = parts > 0 ? findBestThreshold(sums[c] ?? new Float64Array(), answers[c] ?? []) : 0;
      return Math.round((bias - threshold) * 100) / 100 + 0; // + 0: JSON has no -0
    }),
    scale: SCALE,
  };
}

/**
 * Fits a model for each category to the posts with the numbers `use`. The features are selected among the cues of these
 * posts.
 */
function fitLinearModels(use: number[], cueSets: Map<string, number>[], answers: number[][]) {
  const df = new Map<string, number>();
  for (const p of use) for (const cue of cueSets[p]?.keys() ?? []) df.set(cue, (df.get(cue) ?? 0) + 1);
  const minPosts = Math.min(FEATURE_POSTS, 1 + Math.floor(use.length / 20));
  const all = [...df.keys()].filter((cue) => (df.get(cue) ?? 0) >= minPosts).sort();
  const computeRarity = (cue: string): number =>
    Math.round(100 * Math.sqrt(Math.log((use.length + 1) / ((df.get(cue) ?? 0) + 1)) + 0.3));
  const fitTo = (names: string[], rounds: number) => {
    const numbers = new Map(names.map((name, i) => [name, i]));
    const rarity = names.map(computeRarity);
    const vector = (p: number): SparseVector => {
      const entries = buildFeatureVector(cueSets[p] ?? new Map(), numbers, rarity);
      return {
        at: Int32Array.from(entries, (entry) => entry[0]),
        value: Float64Array.from(entries, (entry) => entry[1]),
      };
    };
    const vectors = use.map(vector);
    const lines = answers.map((answer) =>
      fitLogistic(
        vectors,
        use.map((p) => answer[p] ?? -1),
        names.length,
        rounds,
      ),
    );
    return { names, rarity, vector, lines };
  };
  const { lines } = fitTo(all, FIRST_ROUNDS);
  const strength = all.map((_, i) => Math.max(0, ...lines.map(({ weights }) => Math.abs(weights[i] ?? 0))));
  const selected = [...all.keys()]
    .sort((a, b) => (strength[b] ?? 0) - (strength[a] ?? 0) || a - b)
    .slice(0, MAX_FEATURES);
  return fitTo(
    selected.sort((a, b) => a - b).map((i) => all[i] ?? ''),
    ROUNDS,
  );
}

function dotProduct(weights: Float64Array, { at, value }: SparseVector): number {
  let sum = 0;
  for (let k = 0; k < at.length; k++) sum += (weights[at[k] ?? 0] ?? 0) * (value[k] ?? 0);
  return sum;
}

function fitLogistic(vectors: SparseVector[], answers: number[], size: number, rounds: number): LinearModel {
  const weights = new Float64Array(size);
  let bias = 0;
  /** Factor by which regularisation has shrunk all weights; it is applied once, at the end. */
  let shrink = 1;
  for (let step = 0; step < rounds * vectors.length; step++) {
    const round = Math.floor(step / vectors.length);
    const p = ((step % vectors.length) * 7919 + round * 104_729) % vectors.length;
    const answer = answers[p] ?? -1;
    const vector = vectors[p];
    if (!vector) continue;
    const rate = FIRST_STEP / (1 + step * FIRST_STEP * RIDGE);
    const pull = (rate * answer) / (1 + Math.exp(answer * (dotProduct(weights, vector) * shrink + bias)));
    shrink *= 1 - rate * RIDGE;
    for (let k = 0; k < vector.at.length; k++) {
      const i = vector.at[k] ?? 0;
      weights[i] = (weights[i] ?? 0) + (pull * (vector.value[k] ?? 0)) / shrink;
    }
    bias += pull * BIAS_STEP;
  }
  return { weights: weights.map((weight) => weight * shrink), bias };
}

/** Finds the threshold between -1.5 and 0.8 with the best F1; 0 for a category with too few posts. */
function findBestThreshold(sums: Float64Array, answers: number[]): number {
  if (answers.filter((answer) => answer > 0).length < MIN_POSITIVES) return 0;
  let [best, bestF1] = [0, 0];
  for (let step = -15; step <= 8; step++) {
    const threshold = step / 10;
    let [correct, predicted, actual] = [0, 0, 0];
    answers.forEach((answer, p) => {
      const yes = (sums[p] ?? 0) > threshold;
      if (yes) predicted++;
      if (answer > 0) actual++;
      if (yes && answer > 0) correct++;
    });
    const f1 = (2 * correct) / (predicted + actual);
    if (f1 > bestF1) [best, bestF1] = [threshold, f1];
  }
  return best;
}
