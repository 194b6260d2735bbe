/** Gradient-boosted regression trees: their stored form, and scoring by plain arithmetic. */
import { PACKED_DIGITS } from '../summarize/lexicon.ts';

/**
 * The stored form of boosted trees. `trees`: the nodes of each tree in preorder. An inner node is two digits (feature, cut),
 * a leaf is `!` and one digit (value). At the maximum depth all nodes are leaves, without the `!`.
 */
export interface StoredTrees {
  features: string[];
  /** Per feature: its cuts, ascending. A row with a value below the cut goes to the left branch. */
  cuts: number[][];
  trees: string[];
  /** Maximum depth: number of inner nodes on the way from the root to the deepest leaves. */
  depth: number;
  /** Value that every row starts with, before the trees add their values. */
  base: number;
  /** Leaves are stored as whole numbers; the value of a leaf is its number times `step`. */
  step: number;
}

const DIGIT_COUNT = PACKED_DIGITS.length;
const ZERO_DIGIT = Math.floor(DIGIT_COUNT / 2);
/** Stored leaves lie between -LEAF_STEPS and LEAF_STEPS. */
export const LEAF_STEPS = Math.floor((DIGIT_COUNT - 1) / 2);

/** Converts a leaf's value, in steps, to one digit. */
export const packLeaf = (steps: number): string =>
  PACKED_DIGITS.charAt(Math.max(-LEAF_STEPS, Math.min(LEAF_STEPS, Math.round(steps))) + ZERO_DIGIT);

const ROW_BATCH = 64;

/**
 * All nodes of all trees in preorder. The left branch of a node is the next node; `right` is the index of the right branch.
 */
interface FlatTrees {
  roots: Int32Array;
  /** Per node: index of the feature that the node compares; -1 for a leaf. */
  feature: Int16Array;
  /** Per node: the cut that the feature is compared with, or the value of a leaf. */
  value: Float64Array;
  right: Int32Array;
}

function unpackTrees(stored: StoredTrees): FlatTrees {
  const digit = new Uint8Array(0x80);
  for (let at = 0; at < DIGIT_COUNT; at++) digit[PACKED_DIGITS.charCodeAt(at)] = at;
  const feature: number[] = [];
  const value: number[] = [];
  const right: number[] = [];
  const roots: number[] = [];
  for (const text of stored.trees) {
    let at = 0;
    const next = () => digit[text.charCodeAt(at++)] ?? 0;
    const unpackNode = (level: number): number => {
      const node = feature.length;
      const head = level < stored.depth ? next() : 0;
      feature.push(head - 1);
      value.push(head === 0 ? (next() - ZERO_DIGIT) * stored.step : (stored.cuts[head - 1]?.[next()] ?? 0));
      right.push(0);
      if (head > 0) {
        unpackNode(level + 1);
        right[node] = unpackNode(level + 1);
      }
      return node;
    };
    roots.push(unpackNode(0));
  }
  return {
    roots: Int32Array.from(roots),
    feature: Int16Array.from(feature),
    value: Float64Array.from(value),
    right: Int32Array.from(right),
  };
}

/**
 * Creates a function that scores the rows of a matrix with named columns. Columns are found by name, so that a matrix may
 * have more columns than the trees use.
 */
export function createTreeScorer(
  stored: StoredTrees,
): (names: readonly string[], values: Float32Array) => Float64Array {
  const { roots, feature, value, right } = unpackTrees(stored);
  return (names, values) => {
    const width = names.length;
    const columns = stored.features.map((name) => names.indexOf(name));
    const column = feature.map((f) => columns[f] ?? -1);
    const out = new Float64Array(width ? values.length / width : 0).fill(stored.base);
    // Each tree scores a batch of rows at a time, so that tree and rows stay in the processor's cache.
    for (let from = 0; from < out.length; from += ROW_BATCH) {
      const to = Math.min(out.length, from + ROW_BATCH);
      for (let tree = 0; tree < roots.length; tree++) {
        const root = roots[tree] as number;
        for (let row = from; row < to; row++) {
          const start = row * width;
          let node = root;
          for (let splitColumn = column[node] as number; splitColumn >= 0; splitColumn = column[node] as number)
            node =
              (values[start + splitColumn] as number) < (value[node] as number) ? node + 1 : (right[node] as number);
          out[row] = (out[row] as number) + (value[node] as number);
        }
      }
    }
    return out;
  };
}
