/** Checks that the shipped weights fit the features that the runtime computes. The build and a test run the check. */
import large from '../src/core/classify/rank-large.weights.json' with { type: 'json' };
import small from '../src/core/classify/rank-small.weights.json' with { type: 'json' };
import { TAG_FEATURES } from '../src/core/classify/tag-features.ts';
import { CLAIM_FEATURES } from '../src/core/grounding/support/claim-features.ts';
import support from '../src/core/grounding/support/support.weights.json' with { type: 'json' };
import { WORD_FEATURES } from '../src/core/grounding/support/word-feature-names.ts';
import chances from '../src/core/summarize/chances.weights.json' with { type: 'json' };
import { FEATURE_NAMES } from '../src/core/summarize/features.ts';
import { POINT_FEATURES } from '../src/core/summarize/point-features.ts';
import points from '../src/core/summarize/points.weights.json' with { type: 'json' };
import { hashFeatureNames, listMissingFeatures, type StoredTrees } from '../src/core/trees/stored-trees.ts';

/** Stored trees, and the list of features that the runtime computes for them. */
type TreesWithFeatures = [stored: StoredTrees, features: readonly string[]];
/** Stored weights of any form, and the list of features that the runtime computes for them. */
type WeightsWithFeatures = [stored: Pick<StoredTrees, 'featureHash' | 'features'>, features: readonly string[]];

interface AllWeights {
  points: Record<'structured' | 'prose', StoredTrees>;
  large: StoredTrees;
  small: StoredTrees;
  support: Record<'words' | 'claims', StoredTrees>;
}

/** Lists all trees with their features, by file and model. */
export const listTrees = ({ points, large, small, support }: AllWeights): Record<string, TreesWithFeatures> => ({
  'points.weights.json, structured': [points.structured, FEATURE_NAMES],
  'points.weights.json, prose': [points.prose, FEATURE_NAMES],
  'rank-large.weights.json': [large, TAG_FEATURES],
  'rank-small.weights.json': [small, TAG_FEATURES],
  'support.weights.json, words': [support.words, WORD_FEATURES],
  'support.weights.json, claims': [support.claims, CLAIM_FEATURES],
});

export const SHIPPED_TREES = listTrees({ points, large, small, support });
const SHIPPED_WEIGHTS: Record<string, WeightsWithFeatures> = {
  ...SHIPPED_TREES,
  'chances.weights.json': [chances, POINT_FEATURES],
};

/** Returns a line for each model that was trained with another list of features; [] when all fit. */
export function listWeightFaults(weights = SHIPPED_WEIGHTS): string[] {
  return Object.entries(weights).flatMap(([name, [stored, features]]) => {
    const hash = hashFeatureNames(features);
    if (stored.featureHash === hash) return [];
    const missing = listMissingFeatures(stored, features).map((feature) => `“${feature}”`);
    const cause = missing.length > 0 ? `no longer has ${missing.join(', ')}` : 'has new features or another order';
    return `${name}: the list of features ${cause} (its hash is ${hash}, the weights have ${stored.featureHash}). Train again: training/README.md`;
  });
}
