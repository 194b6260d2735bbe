/** Selects diverse points from ranked sentences. */

export interface PointCandidate {
  /** Index of the sentence in the document. */
  sentence: number;
  score: number;
  section: number;
  terms: Int32Array;
  /** All its words in order, as word indices. */
  words: Int32Array;
  /** Too short to be one of the first points. */
  isShort: boolean;
  /** Opens with a pronoun, which refers to the sentence before. */
  isAnaphoric: boolean;
}

/** The probability that a post has each word of the text once, twice, and so on. */
export interface WordRetention {
  chances: Float64Array;
  /** Offset in `chances` of each word's probabilities, which never increase; one more at the end. */
  starts: Int32Array;
  /** Score of a sentence whose words and pairs are all certain to be in a post, in standard deviations, for each of the two. */
  weight: number;
}

interface SelectionPenalties {
  /** For overlap with the most similar selected point (0–1 of its terms). */
  overlap: number;
  /** For an anaphoric sentence whose predecessor is not selected. */
  anaphoric: number;
  /** For each selected point of the same section. */
  section: number;
  /** Number of points for which the section penalty applies in full. */
  short: number;
  /** Number of points that precede the first short one. */
  long: number;
}

/** Words with average retention that are added to each sentence, so that a short one does not win by luck. */
const RETENTION_PRIOR = { words: 4, share: 0.35, pairs: 0.12 };

/** The words of the selected points. */
interface SelectedWords {
  /** Occurrences of each word. */
  words: Int32Array;
  pairs: Set<number>;
}

/** Two consecutive words as one number. */
const toPairId = (before: number, word: number): number => before * 2 ** 26 + word;

/**
 * Expected share of a sentence's words and word pairs that a post has and the selected points lack, 0 to 2. A pair is retained when
 * both words are. Restores `selected` before it returns.
 */
function marginalGain(wordIds: Int32Array, { chances, starts }: WordRetention, selected: SelectedWords): number {
  let sum = RETENTION_PRIOR.words * (RETENTION_PRIOR.share + RETENTION_PRIOR.pairs);
  let chanceBefore = 0;
  let before = -1;
  for (const word of wordIds) {
    const start = starts[word] ?? 0;
    const end = starts[word + 1] ?? 0;
    const at = start + (selected.words[word] ?? 0);
    if (at < end) sum += chances[at] ?? 0;
    selected.words[word] = (selected.words[word] ?? 0) + 1;
    const chance = start < end ? (chances[start] ?? 0) : 0;
    if (before >= 0 && !selected.pairs.has(toPairId(before, word))) sum += chanceBefore * chance;
    before = word;
    chanceBefore = chance;
  }
  for (const word of wordIds) selected.words[word] = (selected.words[word] ?? 0) - 1;
  return sum / (wordIds.length + RETENTION_PRIOR.words);
}

function addSelected(wordIds: Int32Array, selected: SelectedWords): void {
  wordIds.forEach((word, at) => {
    selected.words[word] = (selected.words[word] ?? 0) + 1;
    if (at) selected.pairs.add(toPairId(wordIds[at - 1] ?? 0, word));
  });
}

/** A worse candidate could not win by any penalty. The number does not depend on the limit, which keeps selections nested. */
const POOL_SIZE = 600;

/** The candidates that are considered, best first. */
export const listPool = (candidates: readonly PointCandidate[]): PointCandidate[] =>
  [...candidates].sort((a, b) => b.score - a.score || a.sentence - b.sentence).slice(0, POOL_SIZE);

/**
 * Greedy maximal marginal relevance (Carbonell & Goldstein 1998) with a penalty per section and, with `retention`, a reward for retained
 * words and pairs not yet selected. The first `k` of a longer selection are the selection for `k`. Returns at most `limit` sentence
 * indices in the order of selection.
 */
export function selectDiversePoints(
  candidates: readonly PointCandidate[],
  limit: number,
  penalties: SelectionPenalties,
  retention: WordRetention | null = null,
): number[] {
  const pool = listPool(candidates);
  const nearest = new Float64Array(pool.length);
  const perSection = new Map<number, number>();
  const dropped = new Uint8Array(pool.length);
  const out: number[] = [];
  const selected: SelectedWords = { words: new Int32Array(retention ? retention.starts.length : 0), pairs: new Set() };
  const gains = new Float64Array(pool.length).fill(2);
  let onlyShort = false;
  while (out.length < limit) {
    // A short selection should cover the article; in a long one, a rich section may give many points.
    const fade = 1 / (1 + Math.max(0, out.length - penalties.short) / 4);
    let best = -1;
    let bestValue = Number.NEGATIVE_INFINITY;
    pool.forEach((candidate, i) => {
      if (dropped[i] || (candidate.isShort && out.length < penalties.long && !onlyShort)) return;
      let value =
        candidate.score -
        penalties.overlap * (nearest[i] ?? 0) -
        penalties.section * fade * (perSection.get(candidate.section) ?? 0) -
        (candidate.isAnaphoric && !out.includes(candidate.sentence - 1) ? penalties.anaphoric : 0);
      // The gain only decreases, so a candidate that could not win with its last gain is not computed again.
      if (retention && value + retention.weight * (gains[i] ?? 0) > bestValue) {
        gains[i] = marginalGain(candidate.words, retention, selected);
        value += retention.weight * (gains[i] ?? 0);
      }
      if (value > bestValue) {
        bestValue = value;
        best = i;
      }
    });
    const winner = pool[best];
    if (!winner) {
      if (onlyShort) break;
      onlyShort = true;
      continue;
    }
    dropped[best] = 1;
    out.push(winner.sentence);
    perSection.set(winner.section, (perSection.get(winner.section) ?? 0) + 1);
    if (retention) addSelected(winner.words, selected);
    const chosenTerms = new Set(winner.terms);
    pool.forEach((candidate, i) => {
      if (dropped[i]) return;
      let shared = 0;
      for (const id of candidate.terms) if (chosenTerms.has(id)) shared++;
      const overlap = shared / Math.max(1, Math.min(candidate.terms.length, chosenTerms.size));
      if (overlap > (nearest[i] ?? 0)) nearest[i] = overlap;
      // A sentence that repeats a point is dropped.
      if (overlap > 0.8) dropped[i] = 1;
    });
  }
  return out;
}
