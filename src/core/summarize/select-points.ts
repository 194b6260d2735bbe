/** Ranked sentences → the order in which they become points. */

export interface PointCandidate {
  /** Index of its unit. */
  sentence: number;
  score: number;
  section: number;
  terms: Int32Array;
  /** All its words in order, as indices. */
  words: Int32Array;
  /** Too short to be one of the first points. */
  isShort: boolean;
  /** Opens with a pronoun, which the sentence before explains. */
  isAnaphoric: boolean;
}

/** How likely a post has a word of the text so many times. */
export interface WordRetention {
  chances: Float64Array;
  /** Where the chances of each word begin: of once, of twice, and so on, never growing; one more at the end. */
  starts: Int32Array;
  /** What is added for a sentence whose words are all sure to be in a post, and again for its pairs; in deviations. */
  weight: number;
}

export interface SelectionPenalties {
  /** Taken off for overlap with the nearest point already chosen (0–1 of its terms). */
  overlap: number;
  /** Taken off for a sentence that leans on the one before, while that is no point. */
  leaning: number;
  /** Taken off for each point already chosen from the same section. */
  section: number;
  /** How many points keep that price in full. */
  short: number;
  /** How many points are chosen before a brief one may be. */
  long: number;
}

/** So many words that live on at the usual rate are added to each sentence: a short one is not all luck. */
const PRIOR = { words: 4, share: 0.35, pairs: 0.12 };

/** What the points chosen so far say. */
interface SelectedWords {
  /** How often each word. */
  words: Int32Array;
  pairs: Set<number>;
}

/** Two words, the one before the other, as one number. */
const toPairId = (before: number, word: number): number => before * 2 ** 26 + word;

/**
 * Share of a sentence's words that a post has beyond what is said, as far as is known, and of its pairs of words: a pair
 * lives on when both words do. 0 to 2. Leaves `selected` as it was.
 */
function marginalGain(list: Int32Array, { chances, starts }: WordRetention, selected: SelectedWords): number {
  let sum = PRIOR.words * (PRIOR.share + PRIOR.pairs);
  let chanceBefore = 0;
  let before = -1;
  for (const word of list) {
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
  for (const word of list) selected.words[word] = (selected.words[word] ?? 0) - 1;
  return sum / (list.length + PRIOR.words);
}

function addSelected(list: Int32Array, selected: SelectedWords): void {
  list.forEach((word, at) => {
    selected.words[word] = (selected.words[word] ?? 0) + 1;
    if (at) selected.pairs.add(toPairId(list[at - 1] ?? 0, word));
  });
}

/** Beyond this many, the worst could not be reached by any penalty. The same for every `limit`, to stay monotone. */
const POOL_SIZE = 600;

/** The candidates that are looked at at all, the best first. */
export const listPool = (candidates: readonly PointCandidate[]): PointCandidate[] =>
  [...candidates].sort((a, b) => b.score - a.score || a.sentence - b.sentence).slice(0, POOL_SIZE);

/**
 * Maximal marginal relevance with a price for staying in one section (Carbonell & Goldstein 1998), and a prize for words
 * and pairs of words that live on and are not said yet, where `retention` knows them. Greedy, so the first `k` of a longer answer are the
 * answer for `k`. Returns unit indices in the order of choosing, at most `limit`.
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
  const gone = new Uint8Array(pool.length);
  const out: number[] = [];
  const selected: SelectedWords = { words: new Int32Array(retention ? retention.starts.length : 0), pairs: new Set() };
  const gains = new Float64Array(pool.length).fill(2);
  let onlyBrief = false;
  while (out.length < limit) {
    // A short list should look round the article; in a long one a rich section may give many points.
    const fade = 1 / (1 + Math.max(0, out.length - penalties.short) / 4);
    let best = -1;
    let most = Number.NEGATIVE_INFINITY;
    pool.forEach((candidate, i) => {
      if (gone[i] || (candidate.isShort && out.length < penalties.long && !onlyBrief)) return;
      let value =
        candidate.score -
        penalties.overlap * (nearest[i] ?? 0) -
        penalties.section * fade * (perSection.get(candidate.section) ?? 0) -
        (candidate.isAnaphoric && !out.includes(candidate.sentence - 1) ? penalties.leaning : 0);
      // What is fresh in a sentence only grows less: one that could not win with what it had last time need not be counted.
      if (retention && value + retention.weight * (gains[i] ?? 0) > most) {
        gains[i] = marginalGain(candidate.words, retention, selected);
        value += retention.weight * (gains[i] ?? 0);
      }
      if (value > most) {
        most = value;
        best = i;
      }
    });
    const chosen = pool[best];
    if (!chosen) {
      if (onlyBrief) break;
      onlyBrief = true;
      continue;
    }
    gone[best] = 1;
    out.push(chosen.sentence);
    perSection.set(chosen.section, (perSection.get(chosen.section) ?? 0) + 1);
    if (retention) addSelected(chosen.words, selected);
    const own = new Set(chosen.terms);
    pool.forEach((candidate, i) => {
      if (gone[i]) return;
      let shared = 0;
      for (const id of candidate.terms) if (own.has(id)) shared++;
      const overlap = shared / Math.max(1, Math.min(candidate.terms.length, own.size));
      if (overlap > (nearest[i] ?? 0)) nearest[i] = overlap;
      // The same thing said twice is one point.
      if (overlap > 0.8) gone[i] = 1;
    });
  }
  return out;
}
