// Computes the targets that the ranker learns: which sentences together come nearest to a published post.

/** Counts the single words and the pairs of consecutive words in a list of word ids. */
function countGrams(ids) {
  const one = new Map();
  const two = new Map();
  for (let i = 0; i < ids.length; i++) {
    one.set(ids[i], (one.get(ids[i]) ?? 0) + 1);
    if (i) two.set(toPairId(ids[i - 1], ids[i]), (two.get(toPairId(ids[i - 1], ids[i])) ?? 0) + 1);
  }
  return { one, two };
}
const toPairId = (a, b) => a * 2 ** 22 + b;

/**
 * Chooses the sentences that together come nearest to the editor's text (`gold`), and returns their indices. Greedy: adds
 * the sentence with the best gain for its length while ROUGE-1 F1 + ROUGE-2 F1 rises, up to about the length of `gold`.
 */
export function chooseOracleSentences(sentences, may, gold) {
  const { one, two } = countGrams(gold);
  const size = gold.length;
  const chosen = new Set();
  let words = 0;
  let hits1 = 0;
  let hits2 = 0;
  const gain = (ids, keep) => {
    const undo = [];
    let h1 = 0;
    let h2 = 0;
    const take = (map, key) => {
      const left = map.get(key);
      if (!(left > 0)) return 0;
      map.set(key, left - 1);
      undo.push([map, key]);
      return 1;
    };
    for (let k = 0; k < ids.length; k++) {
      h1 += take(one, ids[k]);
      if (k) h2 += take(two, toPairId(ids[k - 1], ids[k]));
    }
    if (!keep) for (const [map, key] of undo) map.set(key, map.get(key) + 1);
    return [h1, h2];
  };
  for (;;) {
    const now = (2 * hits1) / (words + size) + (2 * hits2) / (Math.max(1, words - 1) + size - 1);
    let best = 0;
    let pick = -1;
    sentences.forEach((ids, i) => {
      if (!may[i] || chosen.has(i) || words + ids.length > size * 1.15 + 5) return;
      const [h1, h2] = gain(ids, false);
      const rise = (2 * (hits1 + h1) + 2 * (hits2 + h2)) / (words + ids.length + size) - now;
      const value = rise / Math.sqrt(ids.length);
      if (rise > 0 && value > best) {
        best = value;
        pick = i;
      }
    });
    if (pick < 0) return chosen;
    const [h1, h2] = gain(sentences[pick], true);
    hits1 += h1;
    hits2 += h2;
    words += sentences[pick].length;
    chosen.add(pick);
  }
}

/**
 * Measures the share of a sentence's words, plus twice the share of its word pairs, that the editor's text (`gold`) has.
 * Each occurrence in `gold` counts once.
 */
export function measurePrecision(ids, gold) {
  const { one, two } = countGrams(gold);
  const own = countGrams(ids);
  let h1 = 0;
  let h2 = 0;
  for (const [key, n] of own.one) h1 += Math.min(n, one.get(key) ?? 0);
  for (const [key, n] of own.two) h2 += Math.min(n, two.get(key) ?? 0);
  return h1 / Math.max(1, ids.length) + (2 * h2) / Math.max(1, ids.length - 1);
}
