/**
 * Aligns two texts word by word: finds the words that both texts share in the same order, and the differing words in
 * between.
 */
import { diffArrays } from 'diff';
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

/** At most this many words of each text are aligned. A longer text is no sentence. */
const MAX_ALIGNED_WORDS = 400;

/** Aligns two texts by the longest common subsequence of their words, ignoring case and accents. */
export function alignWords(here: WordToken[], there: WordToken[]): Alignment {
  const texts = [here, there].map((tokens) => tokens.slice(0, MAX_ALIGNED_WORDS)) as [WordToken[], WordToken[]];
  const steps = diffArrays(...texts, { comparator: (one, other) => one.word === other.word });
  const slots: AlignmentSlot[] = [];
  let slot: AlignmentSlot = { here: [], there: [] };
  let at = 0;
  for (const { added, removed, value } of steps) {
    if (added) slot.there.push(...value);
    else if (removed) slot.here.push(...value);
    else
      for (const next of here.slice(at, at + value.length)) {
        slots.push({ ...slot, next });
        slot = { here: [], there: [] };
      }
    if (!added) at += value.length;
  }
  slots.push(slot);
  return { shared: slots.length - 1, slots };
}
