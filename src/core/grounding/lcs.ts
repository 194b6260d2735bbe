/**
 * Aligns two texts word by word: finds the words that both texts share in the same order, and the differing words in
 * between.
 */
import type { WordToken } from './word-tokens.ts';

/** The words that differ between two shared words. `here`: words of the first text; `there`: words of the second text. */
interface AlignmentSlot {
  here: WordToken[];
  there: WordToken[];
  /** The shared word that follows the differing words; undefined at the end of the texts. */
  next?: WordToken;
}

interface Alignment {
  /** Number of words that both texts share in the same order. */
  shared: number;
  /** One slot before the first shared word, one between each two shared words, and one after the last. */
  slots: AlignmentSlot[];
}

/**
 * At most this many words of each text are aligned, since the LCS table (rows × columns) grows with the square of the
 * length.
 */
const MAX_ALIGNED_WORDS = 400;

/** Aligns two texts by the longest common subsequence (LCS) of their words, ignoring case and accents. */
export function alignWords(here: WordToken[], there: WordToken[]): Alignment {
  const [m, n] = [Math.min(here.length, MAX_ALIGNED_WORDS), Math.min(there.length, MAX_ALIGNED_WORDS)];
  const table = Array.from({ length: m + 1 }, () => new Uint16Array(n + 1));
  const at = (i: number, j: number) => table[i]?.[j] ?? 0;
  for (let i = m - 1; i >= 0; i -= 1)
    for (let j = n - 1; j >= 0; j -= 1)
      (table[i] as Uint16Array)[j] =
        here[i]?.word === there[j]?.word ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const slots: AlignmentSlot[] = [];
  let slot: AlignmentSlot = { here: [], there: [] };
  let [i, j] = [0, 0];
  while (i < m || j < n) {
    const [one, other] = [here[i], there[j]];
    if (i < m && j < n && one?.word === other?.word) {
      slots.push(one ? { ...slot, next: one } : slot);
      slot = { here: [], there: [] };
      i += 1;
      j += 1;
    } else if (one && i < m && (j >= n || at(i + 1, j) >= at(i, j + 1))) {
      slot.here.push(one);
      i += 1;
    } else if (other) {
      slot.there.push(other);
      j += 1;
    }
  }
  slots.push(slot);
  return { shared: at(0, 0), slots };
}
