/** Boosted regression trees: how they are stored and how they score a row. Plain arithmetic, no model runtime. */
import { DIGITS } from './lexicon.ts';

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

const BASE = DIGITS.length;
const ZERO = Math.floor(BASE / 2);
/** Steps that a leaf's value may be away from zero. */
export const LEAF_STEPS = Math.floor((BASE - 1) / 2);

/** Leaf value in steps → one digit. */
export const packLeaf = (steps: number): string =>
  DIGITS.charAt(Math.max(-LEAF_STEPS, Math.min(LEAF_STEPS, Math.round(steps))) + ZERO);

/**
 * Stored trees → a scorer of row-major matrices with the named columns. Columns are found by name, so that the matrix
 * may hold more than the trees ask for.
 */
export function treesOf(stored: StoredTrees): (names: readonly string[], values: Float32Array) => Float64Array {
  const digit = new Map([...DIGITS].map((char, at) => [char, at]));
  // Laid flat in preorder: a split's left branch is the next node, `right` says where the other begins.
  const feature: number[] = [];
  const value: number[] = [];
  const right: number[] = [];
  const roots: number[] = [];
  for (const text of stored.trees) {
    let at = 0;
    const next = () => digit.get(text.charAt(at++)) ?? 0;
    const grow = (level: number): number => {
      const node = feature.length;
      const head = level < stored.depth ? next() : 0;
      feature.push(head - 1);
      value.push(head === 0 ? (next() - ZERO) * stored.step : (stored.cuts[head - 1]?.[next()] ?? 0));
      right.push(0);
      if (head > 0) {
        grow(level + 1);
        right[node] = grow(level + 1);
      }
      return node;
    };
    roots.push(grow(0));
  }
  const cuts = Float64Array.from(value);
  const others = Int32Array.from(right);
  return (names, values) => {
    const width = names.length;
    const column = Int16Array.from(feature, (f) => names.indexOf(stored.features[f] ?? ''));
    const rows = width ? values.length / width : 0;
    const out = new Float64Array(rows);
    for (let row = 0; row < rows; row++) {
      let sum = stored.base;
      const start = row * width;
      for (let node of roots) {
        for (let own = column[node] ?? -1; own >= 0; own = column[node] ?? -1) {
          node = (values[start + own] ?? 0) < (cuts[node] ?? 0) ? node + 1 : (others[node] ?? 0);
        }
        sum += cuts[node] ?? 0;
      }
      out[row] = sum;
    }
    return out;
  };
}
