/**
 * Estimates how likely each sentence states the thesis of the article, a vital fact, or any fact worth a point, how likely an
 * editor would never make it a point, and how likely it says what the article is.
 */
import { listMissingFeatures } from '../trees/stored-trees.ts';
import { POINT_FEATURES } from './point-features.ts';

/** What is estimated; the training asks the same questions of what editors chose (training/learn-chances.mjs). */
export const JUDGEMENTS = ['thesis', 'vital', 'fact', 'never', 'about'] as const;
export type Judgement = (typeof JUDGEMENTS)[number];

/** Per judgement: one probability per sentence, 0 to 1. */
export type PointChances = Record<Judgement, Float64Array>;

/**
 * The stored form of the logistic regressions. A feature counts as its distance from `means` in `deviations`, at most
 * `MAX_DEVIATIONS`.
 */
export interface StoredChances {
  /** Hash of `POINT_FEATURES` at training: see `hashFeatureNames`. */
  featureHash: string;
  features: string[];
  means: number[];
  deviations: number[];
  /** Per judgement: one weight per feature, and the intercept. */
  weights: Record<Judgement, number[]>;
}

/** An extreme value counts as one of so many standard deviations, so that no single feature decides. */
export const MAX_DEVIATIONS = 3;

/** Returns a function that estimates the chances of rows with the columns `POINT_FEATURES`.
 * @throws {Error} when the weights need a feature that does not exist
 */
export function createChanceEstimator(stored: StoredChances): (values: Float32Array) => PointChances {
  const missing = listMissingFeatures(stored, POINT_FEATURES);
  if (missing.length > 0) throw new Error(`The weights need features that do not exist: ${missing.join(', ')}`);
  const columns = stored.features.map((name) => POINT_FEATURES.indexOf(name));
  const width = POINT_FEATURES.length;
  return (values) => {
    const count = values.length / width;
    const scaled = new Float64Array(columns.length);
    const chances: PointChances = {
      thesis: new Float64Array(count),
      vital: new Float64Array(count),
      fact: new Float64Array(count),
      never: new Float64Array(count),
      about: new Float64Array(count),
    };
    for (let row = 0; row < count; row++) {
      columns.forEach((column, k) => {
        const value = ((values[row * width + column] ?? 0) - (stored.means[k] ?? 0)) / (stored.deviations[k] || 1);
        scaled[k] = Math.max(-MAX_DEVIATIONS, Math.min(MAX_DEVIATIONS, value));
      });
      for (const judgement of JUDGEMENTS) {
        const weights = stored.weights[judgement];
        let sum = weights[columns.length] ?? 0;
        for (let k = 0; k < columns.length; k++) sum += (weights[k] ?? 0) * (scaled[k] ?? 0);
        chances[judgement][row] = 1 / (1 + Math.exp(-sum));
      }
    }
    return chances;
  };
}
