/** Finds lists: runs of consecutive list items in a section. */
import type { DocumentSentence } from './sentences.ts';

/** The place of a sentence in its list, and facts about the list. */
export interface ListRun {
  /** Number of items in the list. */
  length: number;
  /** Index in the list of the item that the sentence belongs to. */
  at: number;
  /** Mean number of words per item. */
  words: number;
  /** Share of items with a lead-in ("Label: …"). */
  labels: number;
  /** Deepest nesting of the list's items. */
  depth: number;
  /** Index of the list in the text. */
  number: number;
}

/** Returns for each sentence its place in its list; null for a sentence outside lists. */
export function findListRuns(sentences: readonly DocumentSentence[]): (ListRun | null)[] {
  const out: (ListRun | null)[] = sentences.map(() => null);
  let number = 0;
  for (let start = 0; start < sentences.length; ) {
    const first = sentences[start];
    if (first?.kind !== 'item') {
      start++;
      continue;
    }
    const items: number[] = [];
    let labelled = 0;
    let depth = 0;
    let words = 0;
    let length = 0;
    let block = -1;
    let end = start;
    for (; end < sentences.length; end++) {
      const sentence = sentences[end];
      if (sentence?.kind !== 'item' || sentence.section !== first.section || (block >= 0 && sentence.block > block + 1))
        break;
      if (sentence.block !== block) {
        block = sentence.block;
        length++;
        if (sentence.label) labelled++;
      }
      items.push(length - 1);
      depth = Math.max(depth, sentence.depth);
      words += sentence.words;
    }
    items.forEach((at, k) => {
      out[start + k] = { length, at, words: words / length, labels: labelled / length, depth, number };
    });
    number++;
    start = end;
  }
  return out;
}
