// Trains small regression trees by gradient boosting over histograms (values sorted into bins; Friedman 2001). The random
// numbers have a fixed seed, so that the same rows give the same trees.
import { getPackedLimit, PACKED_DIGITS, packNumber } from '../src/core/trees/packed-digits.ts';
import { hashFeatureNames } from '../src/core/trees/stored-trees.ts';

/** Returns the shares that divide the rows into `count` bins of equal size. */
const toShares = (count) => Array.from({ length: count - 1 }, (_, k) => (k + 1) / count);

/**
 * Computes the cuts of each column, and the bin number of each value. The cuts lie between the values of a column with few
 * values, else at the quantiles `shares`.
 */
function computeBins(X, rows, width, shares) {
  const cuts = [];
  const bins = new Uint8Array(rows * width);
  const step = Math.max(1, Math.floor(rows / 20000));
  for (let f = 0; f < width; f++) {
    const sample = [];
    for (let i = 0; i < rows; i += step) sample.push(X[i * width + f]);
    sample.sort((a, b) => a - b);
    const distinct = [...new Set(sample)];
    const found = [];
    if (distinct.length <= shares.length + 1) {
      for (let k = 1; k < distinct.length; k++) found.push((distinct[k - 1] + distinct[k]) / 2);
    } else {
      for (const share of shares) found.push(sample[Math.floor(sample.length * share)]);
    }
    // Rounded as the stored cuts are, so that training and use compare with the same number.
    cuts.push([...new Set(found.map((v) => Number(v.toPrecision(3))))].sort((a, b) => a - b));
    for (let i = 0; i < rows; i++) {
      const x = X[i * width + f];
      let b = 0;
      while (b < cuts[f].length && x >= cuts[f][b]) b++;
      bins[i * width + f] = b;
    }
  }
  return { cuts, bins };
}

/**
 * Trains regression trees by gradient boosting.
 * @param X row-major Float32Array, rows × width; `y`: the target of each row; `weights`: the weight of each row
 * @param options trees, depth, rate (shrinkage), ridge (L2 on leaves), least (minimum hessian in a leaf), columns (share of
 *   the columns that a tree may use), loss: 'logistic' | 'square', shares (quantiles of the values that are tried as cuts)
 * @returns `base`, `cuts`, `depth`, `trees`: a tree is {f, b, left, right} (left: bin <= b) or {value}
 */
export function boostTrees(X, rows, width, y, weights, options) {
  const { trees: count, depth, rate, ridge, least, columns = 1, loss, shares = toShares(32) } = options;
  const { cuts, bins } = computeBins(X, rows, width, shares);
  let seed = 12345;
  const random = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  let total = 0;
  let positive = 0;
  for (let i = 0; i < rows; i++) {
    total += weights[i];
    positive += weights[i] * y[i];
  }
  const mean = positive / total;
  const base = Number((loss === 'logistic' ? Math.log(mean / (1 - mean)) : mean).toPrecision(4));
  const score = new Float64Array(rows).fill(base);
  const gradient = new Float32Array(rows);
  const hessian = new Float32Array(rows);
  const order = new Int32Array(rows);
  const spare = new Int32Array(rows);
  const SLOTS = shares.length + 2;
  const out = [];
  for (let t = 0; t < count; t++) {
    for (let i = 0; i < rows; i++) {
      order[i] = i;
      if (loss === 'logistic') {
        const p = 1 / (1 + Math.exp(-score[i]));
        gradient[i] = weights[i] * (p - y[i]);
        hessian[i] = weights[i] * Math.max(p * (1 - p), 1e-6);
      } else {
        gradient[i] = weights[i] * (score[i] - y[i]);
        hessian[i] = weights[i];
      }
    }
    const used = [];
    for (let f = 0; f < width; f++) if (random() < columns) used.push(f);
    const histogram = (from, to) => {
      const g = new Float64Array(width * SLOTS);
      const h = new Float64Array(width * SLOTS);
      for (let k = from; k < to; k++) {
        const i = order[k];
        for (const f of used) {
          const slot = f * SLOTS + bins[i * width + f];
          g[slot] += gradient[i];
          h[slot] += hessian[i];
        }
      }
      return { g, h };
    };
    const build = (from, to, level, table) => {
      let g = 0;
      let h = 0;
      for (let k = from; k < to; k++) {
        g += gradient[order[k]];
        h += hessian[order[k]];
      }
      const leaf = { value: (-rate * g) / (h + ridge) };
      if (level === depth) return leaf;
      let best = 1e-6;
      let feature = -1;
      let cut = 0;
      const whole = (g * g) / (h + ridge);
      for (const f of used) {
        let gl = 0;
        let hl = 0;
        for (let b = 0; b < cuts[f].length; b++) {
          gl += table.g[f * SLOTS + b];
          hl += table.h[f * SLOTS + b];
          if (hl < least) continue;
          const hr = h - hl;
          if (hr < least) break;
          const gain = (gl * gl) / (hl + ridge) + (g - gl) ** 2 / (hr + ridge) - whole;
          if (gain > best) {
            best = gain;
            feature = f;
            cut = b;
          }
        }
      }
      if (feature < 0) return leaf;
      let middle = from;
      let kept = 0;
      for (let k = from; k < to; k++) {
        const i = order[k];
        if (bins[i * width + feature] <= cut) order[middle++] = i;
        else spare[kept++] = i;
      }
      order.set(spare.subarray(0, kept), middle);
      const leftIsSmall = middle - from < to - middle;
      const small = leftIsSmall ? histogram(from, middle) : histogram(middle, to);
      for (let k = 0; k < table.g.length; k++) {
        table.g[k] -= small.g[k];
        table.h[k] -= small.h[k];
      }
      const left = build(from, middle, level + 1, leftIsSmall ? small : table);
      return { f: feature, b: cut, left, right: build(middle, to, level + 1, leftIsSmall ? table : small) };
    };
    // `build` reuses the memory of the root's histogram for its children.
    const root = build(0, rows, 0, histogram(0, rows));
    out.push(root);
    for (let i = 0; i < rows; i++) {
      let node = root;
      while (node.left) node = bins[i * width + node.f] <= node.b ? node.left : node.right;
      score[i] += node.value;
    }
  }
  return { base, cuts, depth, trees: out };
}

/**
 * Converts trained trees to their stored form (src/core/trees/stored-trees.ts).
 * @param model from `boostTrees`; `columns`: the names of its columns; `features`: the model's whole list of features
 * @param leafWidth digits of a leaf's value; fewer digits make a smaller file, and coarser values
 */
export function packTrees({ trees, cuts, base, depth }, columns, features, leafWidth = 1) {
  const used = new Map();
  let most = 0;
  const visit = ({ value, f, b, left, right }) => {
    if (!left) {
      most = Math.max(most, Math.abs(value));
      return;
    }
    used.set(f, (used.get(f) ?? new Set()).add(b));
    visit(left);
    visit(right);
  };
  for (const tree of trees) visit(tree);
  const list = [...used.keys()].sort((a, b) => a - b);
  const bins = new Map(list.map((f) => [f, [...used.get(f)].sort((a, b) => a - b)]));
  const step = Number((most / getPackedLimit(leafWidth)).toPrecision(4));
  const write = ({ value, f, b, left, right }, level) =>
    left
      ? PACKED_DIGITS[list.indexOf(f) + 1] +
        PACKED_DIGITS[bins.get(f).indexOf(b)] +
        write(left, level + 1) +
        write(right, level + 1)
      : (level < depth ? PACKED_DIGITS[0] : '') + packNumber(value / step, leafWidth);
  return {
    featureHash: hashFeatureNames(features),
    features: list.map((f) => columns[f]),
    cuts: list.map((f) => bins.get(f).map((b) => cuts[f][b])),
    depth,
    base,
    step,
    leafWidth,
    trees: trees.map((tree) => write(tree, 0)),
  };
}
