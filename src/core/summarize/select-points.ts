/** Selects points from ranked sentences, so that they do not repeat each other. */

export interface PointCandidate {
  /** Index of the sentence in the document. */
  sentence: number;
  score: number;
  section: number;
  /** Number of the sentence's unit (see units.ts); -1 outside units. */
  unit: number;
  terms: Int32Array;
  /** All words of the sentence in order, as word indices. */
  words: Int32Array;
  /** Whether the sentence is too short to be one of the first points. */
  isShort: boolean;
  /** Whether the sentence opens with a pronoun, which refers to the sentence before. */
  isAnaphoric: boolean;
}

/** The probability that a post about the article has each of its words at least once, at least twice, and so on. */
export interface WordRetention {
  chances: Float64Array;
  /** Offset in `chances` of each word's probabilities, which never increase. A last entry marks the end. */
  starts: Int32Array;
  /**
   * Reward, in standard deviations of the scores, for a sentence when a post is certain to have all its words. All its word
   * pairs earn the same again.
   */
  weight: number;
}

/** Penalties on the score of a sentence, in standard deviations of the scores. `short` and `long` are numbers of points. */
interface SelectionPenalties {
  /** Penalty for overlap with the most similar selected point, times the share of common terms (0–1). */
  overlap: number;
  /** Penalty for an anaphoric sentence when the sentence before is not selected. */
  anaphoric: number;
  /** Penalty for each selected point of the same section. */
  section: number;
  /** Reward for the first point of a unit. */
  unitFirst: number;
  /** Penalty for each selected point of the same unit. */
  unitAgain: number;
  /** Number of points up to which the section penalty applies in full; it fades for further points. */
  short: number;
  /** Number of points that must be selected before a short sentence may become a point. */
  long: number;
}

/**
 * Average words that are added to each sentence before its share is computed, so that a short sentence does not win by luck.
 */
const RETENTION_PRIOR = { words: 4, share: 0.35, pairs: 0.12 };

/** The words and word pairs of the points that are already selected. */
interface SelectedWords {
  /** Number of occurrences of each word, by word index. */
  words: Int32Array;
  pairs: Set<number>;
}

/** Converts two consecutive words to one number. */
const toPairId = (before: number, word: number): number => before * 2 ** 26 + word;

/**
 * Computes the expected share of a sentence's words and word pairs that a post has and the selected points lack, 0 to 2. A
 * pair counts when a post is likely to have both words. Changes `selected` and restores it before returning.
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

/**
 * Only this many of the best candidates are considered, since penalties could not make a worse candidate win. The number
 * does not depend on the limit, so that a longer selection begins with the points of a shorter one.
 */
const POOL_SIZE = 600;

/** Returns the candidates that are considered for selection, best first. */
export const listPool = (candidates: readonly PointCandidate[]): PointCandidate[] =>
  [...candidates].sort((a, b) => b.score - a.score || a.sentence - b.sentence).slice(0, POOL_SIZE);

/**
 * Selects at most `limit` sentences and returns their indices in the order of selection. The method is greedy maximal
 * marginal relevance (Carbonell & Goldstein 1998) with a penalty per section and, with `retention`, a reward for likely
 * words and word pairs that are not yet selected. The first `k` sentences of a longer selection are the selection for `k`.
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
  const perUnit = new Map<number, number>();
  const dropped = new Uint8Array(pool.length);
  const out: number[] = [];
  const selected: SelectedWords = { words: new Int32Array(retention ? retention.starts.length : 0), pairs: new Set() };
  const gains = new Float64Array(pool.length).fill(2);
  let onlyShort = false;
  const rewardUnit = (unit: number) => {
    if (unit < 0) return 0;
    const count = perUnit.get(unit) ?? 0;
    return count ? -count * penalties.unitAgain : penalties.unitFirst;
  };
  while (out.length < limit) {
    // The section penalty fades: a few points should cover the whole article, but of many points, a rich section may give
    // several.
    const fade = 1 / (1 + Math.max(0, out.length - penalties.short) / 4);
    let best = -1;
    let bestValue = Number.NEGATIVE_INFINITY;
    pool.forEach((candidate, i) => {
      if (dropped[i] || (candidate.isShort && out.length < penalties.long && !onlyShort)) return;
      let value =
        candidate.score -
        penalties.overlap * (nearest[i] ?? 0) -
        penalties.section * fade * (perSection.get(candidate.section) ?? 0) +
        rewardUnit(candidate.unit) -
        (candidate.isAnaphoric && !out.includes(candidate.sentence - 1) ? penalties.anaphoric : 0);
      // A candidate's gain only decreases. A candidate that could not win with its last gain need not be computed again.
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
    perUnit.set(winner.unit, (perUnit.get(winner.unit) ?? 0) + 1);
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
