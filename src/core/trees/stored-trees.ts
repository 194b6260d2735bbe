import { hashFnv1a } from '../text/hash.ts';

/**
 * The stored form of gradient-boosted regression trees. Numbers are packed in digits (packed-digits.ts).
 * `trees`: the nodes of each tree in preorder. An inner node is two digits: the index of its feature plus 1, and of its cut.
 * A leaf is the digit 0 and `leafWidth` digits; at the maximum depth all nodes are leaves, without the 0.
 */
export interface StoredTrees {
  /** Hash of the list of features that the trees were trained with: see `hashFeatureNames`. */
  featureHash: string;
  /** Names of the features that the trees compare. */
  features: string[];
  /** Per feature: its cuts, ascending. A row with a value below the cut goes to the left branch. */
  cuts: number[][];
  /** Maximum depth: number of inner nodes on the way from the root to the deepest leaves. */
  depth: number;
  /** Value that every row starts with, before the trees add their values. */
  base: number;
  /** Leaves are stored as whole numbers; the value of a leaf is its number times `step`. */
  step: number;
  /** Number of digits of a leaf. */
  leafWidth: number;
  trees: string[];
}

/** Returns a hash of a list of feature names. The order counts. */
export const hashFeatureNames = (names: readonly string[]): string => hashFnv1a(names.join('\n')).toString(36);

/** Lists the features that stored weights need and that a list of features lacks. */
export const listMissingFeatures = (stored: Pick<StoredTrees, 'features'>, names: readonly string[]): string[] =>
  stored.features.filter((name) => !names.includes(name));
