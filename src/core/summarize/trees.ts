/** Boosted regression trees: how they are stored and how they score a row. Plain arithmetic, no model runtime. */
import { DIGITS } from './lexicon.ts';

/** As stored. `trees`: preorder; a split is two digits (feature, cut), a leaf `!` and one digit (its value). */
export interface StoredTrees {
  features: string[];
  /** Per feature: its cuts, ascending; a row goes left below the cut. */
  cuts: number[][];
  trees: string[];
  /** What every row starts from. */
  base: number;
  /** Value of a leaf's unit step. */
  step: number;
}

interface Split {
  feature: number;
  cut: number;
  left: Node;
  right: Node;
}
type Node = Split | number;

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
  const grow = (text: string): Node => {
    let at = 0;
    const next = () => digit.get(text.charAt(at++)) ?? 0;
    const node = (): Node => {
      const head = next();
      if (head === 0) return (next() - ZERO) * stored.step;
      const cut = stored.cuts[head - 1]?.[next()] ?? 0;
      const left = node();
      return { feature: head - 1, cut, left, right: node() };
    };
    return node();
  };
  const roots = stored.trees.map(grow);
  return (names, values) => {
    const column = stored.features.map((name) => names.indexOf(name));
    const width = names.length;
    const rows = width ? values.length / width : 0;
    const out = new Float64Array(rows).fill(stored.base);
    for (const root of roots) {
      for (let row = 0; row < rows; row++) {
        let node = root;
        while (typeof node !== 'number') {
          node = (values[row * width + (column[node.feature] ?? -1)] ?? 0) < node.cut ? node.left : node.right;
        }
        out[row] = (out[row] ?? 0) + node;
      }
    }
    return out;
  };
}
