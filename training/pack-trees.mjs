import { getPackedLimit, PACKED_DIGITS, packNumber } from '../src/core/trees/packed-digits.ts';
import { hashFeatureNames } from '../src/core/trees/stored-trees.ts';

/**
 * Converts trained trees to their stored form (src/core/trees/stored-trees.ts).
 * @param model from `boostTrees` or `growTrees`; `columns`: the names of its columns; `features`: the model's whole list of
 *   features; `leafWidth`: digits of a leaf's value; `step`: see `StoredTrees`, by default as fine as the digits allow
 */
export function packTrees({ trees, cuts, base, depth }, columns, features, { leafWidth = 1, step = 0 } = {}) {
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
  const leafStep = step || Number((most / getPackedLimit(leafWidth)).toPrecision(4));
  const write = ({ value, f, b, left, right }, level) =>
    left
      ? PACKED_DIGITS[list.indexOf(f) + 1] +
        PACKED_DIGITS[bins.get(f).indexOf(b)] +
        write(left, level + 1) +
        write(right, level + 1)
      : (level < depth ? PACKED_DIGITS[0] : '') + packNumber(value / leafStep, leafWidth);
  return {
    featureHash: hashFeatureNames(features),
    features: list.map((f) => columns[f]),
    cuts: list.map((f) => bins.get(f).map((b) => cuts[f][b])),
    depth,
    base,
    step: leafStep,
    leafWidth,
    trees: trees.map((tree) => write(tree, 0)),
  };
}
