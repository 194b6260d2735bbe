/** Scores rows of features by gradient-boosted trees, with plain arithmetic. */
import { unpackDigit, unpackNumber } from './packed-digits.ts';
import { listMissingFeatures, type StoredTrees } from './stored-trees.ts';

const ROW_BATCH = 64;

/**
 * All nodes of all trees in preorder. The left branch of a node is the next node; `right` is the index of the right branch.
 */
interface FlatTrees {
  roots: Int32Array;
  /** Per node: column of the feature that the node compares; -1 for a leaf. */
  column: Int16Array;
  /** Per node: the cut that the feature is compared with, or the number of steps of a leaf. */
  value: Float64Array;
  right: Int32Array;
}

function unpackTrees(stored: StoredTrees, names: readonly string[]): FlatTrees {
  const { depth, leafWidth, cuts, trees } = stored;
  const columns = stored.features.map((name) => names.indexOf(name));
  const column: number[] = [];
  const value: number[] = [];
  const right: number[] = [];
  const roots: number[] = [];
  for (const text of trees) {
    let at = 0;
    const unpackNode = (level: number): number => {
      const node = column.length;
      const feature = (level < depth ? unpackDigit(text, at++) : 0) - 1;
      column.push(columns[feature] ?? -1);
      right.push(0);
      if (feature < 0) {
        value.push(unpackNumber(text, at, leafWidth));
        at += leafWidth;
        return node;
      }
      value.push(cuts[feature]?.[unpackDigit(text, at++)] ?? 0);
      unpackNode(level + 1);
      right[node] = unpackNode(level + 1);
      return node;
    };
    roots.push(unpackNode(0));
  }
  return {
    roots: Int32Array.from(roots),
    column: Int16Array.from(column),
    value: Float64Array.from(value),
    right: Int32Array.from(right),
  };
}

/** Scores a matrix, row after row, with one column per feature. Returns one score per row. */
export type TreeScorer = (rows: Float32Array) => Float64Array;

/**
 * Creates a scorer of matrices whose columns are the features `names`, which may be more than the trees compare.
 * @throws {Error} when the trees compare a feature that `names` lacks
 */
export function createTreeScorer(stored: StoredTrees, names: readonly string[]): TreeScorer {
  const missing = listMissingFeatures(stored, names);
  if (missing.length > 0) throw new Error(`The weights need features that do not exist: ${missing.join(', ')}`);
  const { roots, column, value, right } = unpackTrees(stored, names);
  const width = names.length;
  return (rows) => {
    const out = new Float64Array(rows.length / width);
    // Each tree scores a batch of rows at a time, so that tree and rows stay in the processor's cache.
    for (let first = 0; first < out.length; first += ROW_BATCH) {
      const end = Math.min(out.length, first + ROW_BATCH);
      for (const root of roots) {
        for (let row = first; row < end; row++) {
          const start = row * width;
          let node = root;
          for (let split = column[node] as number; split >= 0; split = column[node] as number)
            node = (rows[start + split] as number) < (value[node] as number) ? node + 1 : (right[node] as number);
          out[row] = (out[row] as number) + (value[node] as number);
        }
      }
    }
    // Whole numbers are added exactly, so that rows in the same leaves get the same score.
    return out.map((steps) => stored.base + steps * stored.step);
  };
}
