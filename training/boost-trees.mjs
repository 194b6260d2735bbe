// Trains small regression trees by gradient boosting over histograms (values sorted into bins). The random numbers have a
// fixed seed, so that the same rows give the same trees.

const BINS = 32;

/** Computes the cuts of each column (quantiles over its distinct values), and the bin number of each value. */
function computeBins(X, rows, width) {
  const cuts = [];
  const bins = new Uint8Array(rows * width);
  const step = Math.max(1, Math.floor(rows / 20000));
  for (let f = 0; f < width; f++) {
    const sample = [];
    for (let i = 0; i < rows; i += step) sample.push(X[i * width + f]);
    sample.sort((a, b) => a - b);
    const distinct = [...new Set(sample)];
    const found = [];
    if (distinct.length <= BINS) {
      for (let k = 1; k < distinct.length; k++) found.push((distinct[k - 1] + distinct[k]) / 2);
    } else {
      for (let k = 1; k < BINS; k++) found.push(sample[Math.floor((sample.length * k) / BINS)]);
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
 *   the columns that a tree may use), loss: 'logistic' | 'square'
 * @returns `base`, `cuts`, `depth`, `trees`: a tree is {f, b, left, right} (left: bin <= b) or {value}
 */
export function boostTrees(X, rows, width, y, weights, options) {
  const { trees: count, depth, rate, ridge, least, columns, loss } = options;
  const { cuts, bins } = computeBins(X, rows, width);
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
  const SLOTS = BINS + 1;
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
