/** Boosted regression trees: how they are stored and how they score a row. Plain arithmetic, no model runtime. */
import { PACKED_DIGITS } from './lexicon.ts';

/**
 * As stored. `trees`: preorder; a split is two digits (feature, cut), a leaf `!` and one digit (its value). As deep as a
 * tree may be there are only leaves: there the `!` is left out.
 */
export interface StoredTrees {
  features: string[];
  /** Per feature: its cuts, ascending; a row goes left below the cut. */
  cuts: number[][];
  trees: string[];
  /** Splits from the root to the deepest leaves. */
  depth: number;
  /** What every row starts from. */
  base: number;
  /** Value of a leaf's unit step. */
  step: number;
}

const DIGIT_COUNT = PACKED_DIGITS.length;
const ZERO_DIGIT = Math.floor(DIGIT_COUNT / 2);
/** Steps that a leaf's value may be away from zero. */
export const LEAF_STEPS = Math.floor((DIGIT_COUNT - 1) / 2);

/** Leaf value in steps → one digit. */
export const packLeaf = (steps: number): string =>
  PACKED_DIGITS.charAt(Math.max(-LEAF_STEPS, Math.min(LEAF_STEPS, Math.round(steps))) + ZERO_DIGIT);

const ROW_BATCH = 64;

/** Trees laid flat in preorder: a split's left branch is the next node, `right` says where the other begins. */
interface FlatTrees {
  roots: Int32Array;
  /** Per node: number of its feature, -1 for a leaf. */
  feature: Int16Array;
  /** A split's cut, a leaf's value. */
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
    const grow = (level: number): number => {
      const node = feature.length;
      const head = level < stored.depth ? next() : 0;
      feature.push(head - 1);
      value.push(head === 0 ? (next() - ZERO_DIGIT) * stored.step : (stored.cuts[head - 1]?.[next()] ?? 0));
      right.push(0);
      if (head > 0) {
        grow(level + 1);
        right[node] = grow(level + 1);
      }
      return node;
    };
    roots.push(grow(0));
  }
  return {
    roots: Int32Array.from(roots),
    feature: Int16Array.from(feature),
    value: Float64Array.from(value),
    right: Int32Array.from(right),
  };
}

/**
 * Stored trees → a scorer of row-major matrices with the named columns. Columns are found by name, so that the matrix
 * may hold more than the trees ask for.
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
    // A tree goes over some rows at a time, so that both stay in the processor's nearest memory.
    for (let from = 0; from < out.length; from += ROW_BATCH) {
      const to = Math.min(out.length, from + ROW_BATCH);
      for (let tree = 0; tree < roots.length; tree++) {
        const root = roots[tree] as number;
        for (let row = from; row < to; row++) {
          const start = row * width;
          let node = root;
          for (let own = column[node] as number; own >= 0; own = column[node] as number)
            node = (values[start + own] as number) < (value[node] as number) ? node + 1 : (right[node] as number);
          out[row] = (out[row] as number) + (value[node] as number);
        }
      }
    }
    return out;
  };
}
