/**
 * Trains gradient-boosted regression trees that predict yes or no (Friedman 2001). Values are sorted into a few bins, and
 * only the borders of bins are tried as cuts. Every run gives the same bits.
 */

/** Rows of `size` numbers each; for each row the target (`answers`, 1 for yes) and a weight. */
interface TrainingTable {
  size: number;
  values: Float32Array;
  answers: Uint8Array;
  weights: Float32Array;
}

/** A node as `packTrees` takes it. `f` and `b`: the numbers of its feature and of its cut; `value`: the value of a leaf. */
type GrownNode = { f: number; b: number; left: GrownNode; right: GrownNode } | { value: number };

interface TreeOptions {
  trees: number;
  depth: number;
  rate: number;
}

/** Number of bins into which the values of a feature are sorted, besides a few in the upper tail. */
const BINS = 48;
/** L2 regularisation of a leaf's value, and minimum weight of the examples in a leaf. */
const LEAF_RIDGE = 5;
const MIN_LEAF_WEIGHT = 20;

/**
 * Computes the cuts of each feature at its quantiles, with finer cuts in the upper tail, where the rare telling values are.
 */
function computeCuts(table: TrainingTable): number[][] {
  const { size, values } = table;
  const rows = values.length / size;
  return Array.from({ length: size }, (_, j) => {
    const sample: number[] = [];
    for (let i = 0; i < rows; i += Math.max(1, Math.floor(rows / 60_000))) sample.push(values[i * size + j] ?? 0);
    sample.sort((a, b) => a - b);
    const shares = Array.from({ length: BINS - 1 }, (_, b) => (b + 1) / BINS).concat(0.985, 0.99, 0.995, 0.998, 0.9995);
    const cuts = shares.map((share) => Number((sample[Math.floor(share * sample.length)] ?? 0).toFixed(3)));
    return [...new Set(cuts)].sort((a, b) => a - b);
  });
}

function toBins(table: TrainingTable, cuts: number[][]): Uint8Array {
  const { size, values } = table;
  const bins = new Uint8Array(values.length);
  for (let k = 0; k < values.length; k++) {
    const own = cuts[k % size] ?? [];
    const value = values[k] ?? 0;
    let [low, high] = [0, own.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (value > (own[middle] ?? 0)) low = middle + 1;
      else high = middle;
    }
    bins[k] = low;
  }
  return bins;
}

/** Returns the trees, and per feature the cuts that were tried. A row goes to the left branch when its value is below the cut. */
export function growTrees(table: TrainingTable, options: TreeOptions) {
  const { size, answers, weights } = table;
  const rows = answers.length;
  const cuts = computeCuts(table);
  const bins = toBins(table, cuts);
  let [yes, all] = [0, 0];
  for (let i = 0; i < rows; i++) {
    all += weights[i] ?? 0;
    yes += (weights[i] ?? 0) * (answers[i] ?? 0);
  }
  const base = Number(Math.log(yes / (all - yes)).toFixed(4));
  const sums = new Float64Array(rows).fill(base);
  const slope = new Float64Array(rows);
  const curve = new Float64Array(rows);
  const trees: GrownNode[] = [];
  for (let t = 0; t < options.trees; t++) {
    for (let i = 0; i < rows; i++) {
      const chance = 1 / (1 + Math.exp(-(sums[i] ?? 0)));
      slope[i] = (weights[i] ?? 0) * ((answers[i] ?? 0) - chance);
      curve[i] = (weights[i] ?? 0) * chance * (1 - chance);
    }
    trees.push(growTree(bins, size, slope, curve, sums, options));
  }
  return { base, trees, depth: options.depth, cuts: cuts.map((list) => list.map(toExclusiveCut)) };
}

/**
 * Returns the shortest number between a cut and the next larger 32-bit float. The trees are grown with values up to the cut,
 * the cut included, in the left branch; the runtime compares 32-bit floats, and puts values below the cut there.
 */
function toExclusiveCut(cut: number): number {
  // No feature has smaller values but 0.
  if (cut === 0) return 1e-6;
  const low = Math.fround(cut);
  // 0.74 of the distance of two floats, so that rounding gives the next one.
  const high = Math.fround(low + Math.abs(low) * 0.74 * 2 ** -23);
  for (let digits = 1; ; digits++) {
    const scale = 10 ** digits;
    const found = Number(((Math.floor(low * scale) + 1) / scale).toFixed(digits));
    if (found > low && found <= high) return found;
  }
}

/** Grows one tree of full depth, in which node k has the children 2k+1 and 2k+2. Adds the tree's values to `sums`. */
function growTree(
  bins: Uint8Array,
  size: number,
  slope: Float64Array,
  curve: Float64Array,
  sums: Float64Array,
  { depth, rate }: TreeOptions,
): GrownNode {
  const rows = slope.length;
  const width = 64;
  const node = new Uint16Array(rows);
  const splits: { feature: number; bin: number }[] = [];
  let values: number[] = [];
  for (let level = 0; level <= depth; level++) {
    const count = 1 << level;
    const first = count - 1;
    const gs = new Float64Array(count * size * width);
    const hs = new Float64Array(count * size * width);
    const g = new Float64Array(count);
    const h = new Float64Array(count);
    for (let i = 0; i < rows; i++) {
      const own = (node[i] ?? 0) - first;
      const gi = slope[i] ?? 0;
      const hi = curve[i] ?? 0;
      g[own] = (g[own] ?? 0) + gi;
      h[own] = (h[own] ?? 0) + hi;
      if (level === depth) continue;
      for (let j = 0; j < size; j++) {
        const b = (own * size + j) * width + (bins[i * size + j] ?? 0);
        gs[b] = (gs[b] ?? 0) + gi;
        hs[b] = (hs[b] ?? 0) + hi;
      }
    }
    if (level === depth) {
      values = Array.from({ length: count }, (_, k) =>
        Number(((rate * (g[k] ?? 0)) / ((h[k] ?? 0) + LEAF_RIDGE)).toFixed(4)),
      );
      for (let i = 0; i < rows; i++) sums[i] = (sums[i] ?? 0) + (values[(node[i] ?? 0) - first] ?? 0);
      break;
    }
    for (let k = 0; k < count; k++) splits.push(findBestSplit(gs, hs, k * size, size, width, g[k] ?? 0, h[k] ?? 0));
    for (let i = 0; i < rows; i++) {
      const k = node[i] ?? 0;
      const { feature, bin } = splits[k] ?? NO_SPLIT;
      const right = bin >= 0 && (bins[i * size + feature] ?? 0) > bin;
      node[i] = 2 * k + (right ? 2 : 1);
    }
  }
  const toNode = (k: number): GrownNode => {
    const split = splits[k];
    if (!split) return { value: values[k - splits.length] ?? 0 };
    const left = toNode(2 * k + 1);
    return split.bin < 0 ? left : { f: split.feature, b: split.bin, left, right: toNode(2 * k + 2) };
  };
  return toNode(0);
}

/** A node without a useful cut sends all rows to the left. */
const NO_SPLIT = { feature: 0, bin: -1 };

function findBestSplit(
  gs: Float64Array,
  hs: Float64Array,
  from: number,
  size: number,
  width: number,
  g: number,
  h: number,
) {
  const best = { ...NO_SPLIT, gain: 1e-3 };
  const whole = (g * g) / (h + LEAF_RIDGE);
  for (let j = 0; j < size; j++) {
    let [left, weight] = [0, 0];
    for (let b = 0; b < width - 1; b++) {
      left += gs[(from + j) * width + b] ?? 0;
      weight += hs[(from + j) * width + b] ?? 0;
      if (weight < MIN_LEAF_WEIGHT) continue;
      if (h - weight < MIN_LEAF_WEIGHT) break;
      const right = g - left;
      const gain = (left * left) / (weight + LEAF_RIDGE) + (right * right) / (h - weight + LEAF_RIDGE) - whole;
      if (gain > best.gain) [best.feature, best.bin, best.gain] = [j, b, gain];
    }
  }
  return best;
}
