/** Gradient-boosted regression trees: their stored form, and scoring by plain arithmetic. */
import { PACKED_DIGITS } from './lexicon.ts';

/**
 * The stored form. `trees`: preorder; a split is two digits (feature, cut), a leaf is `!` and one digit (value). At the maximum depth
 * all nodes are leaves, without the `!`.
 */
export interface StoredTrees {
  features: string[];
  /** Per feature: its cuts, ascending; rows below the cut go left. */
  cuts: number[][];
  trees: string[];
  /** Splits from the root to the deepest leaves. */
  depth: number;
  /** The start value of every row. */
  base: number;
  /** Value of one step of a leaf. */
  step: number;
}

const DIGIT_COUNT = PACKED_DIGITS.length;
const ZERO_DIGIT = Math.floor(DIGIT_COUNT / 2);
/** Maximum distance of a leaf's value from zero, in steps. */
export const LEAF_STEPS = Math.floor((DIGIT_COUNT - 1) / 2);

/** A leaf's value in steps as one digit. */
export const packLeaf = (steps: number): string =>
  PACKED_DIGITS.charAt(Math.max(-LEAF_STEPS, Math.min(LEAF_STEPS, Math.round(steps))) + ZERO_DIGIT);

const ROW_BATCH = 64;

/** Flattened trees in preorder: a split's left branch is the next node, `right` is the index of the other. */
interface FlatTrees {
  roots: Int32Array;
  /** Per node: number of its feature; -1 for a leaf. */
  feature: Int16Array;
  /** The cut of a split, or the value of a leaf. */
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

/** Creates a scorer for row-major matrices with named columns. Columns are found by name, so that a matrix may have more of them. */
export function createTreeScorer(
  stored: StoredTrees,
): (names: readonly string[], values: Float32Array) => Float64Array {
  const { roots, feature, value, right } = unpackTrees(stored);
  return (names, values) => {
    const width = names.length;
    const columns = stored.features.map((name) => names.indexOf(name));
    const column = feature.map((f) => columns[f] ?? -1);
    const out = new Float64Array(width ? values.length / width : 0).fill(stored.base);
    // Each tree scores a batch of rows at a time, so that both stay in the processor's cache.
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
