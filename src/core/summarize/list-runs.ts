/** Lists: runs of items that follow one another in a section. */
import type { DocumentSentence } from './sentences.ts';

export interface ListRun {
  /** Items in the list. */
  length: number;
  /** This sentence's item, from 0. */
  at: number;
  /** Words an item. */
  words: number;
  /** Share of items with a lead-in. */
  labels: number;
  /** Deepest nesting. */
  depth: number;
  /** Which list of the text, from 0. */
  number: number;
}

/** Per unit: its place in the list it belongs to; null outside lists. */
export function findListRuns(units: readonly DocumentSentence[]): (ListRun | null)[] {
  const out: (ListRun | null)[] = units.map(() => null);
  let number = 0;
  for (let start = 0; start < units.length; ) {
    const first = units[start];
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
    for (; end < units.length; end++) {
      const unit = units[end];
      if (unit?.kind !== 'item' || unit.section !== first.section || (block >= 0 && unit.block > block + 1)) break;
      if (unit.block !== block) {
        block = unit.block;
        length++;
        if (unit.label) labelled++;
      }
      items.push(length - 1);
      depth = Math.max(depth, unit.depth);
      words += unit.words;
    }
    items.forEach((at, k) => {
      out[start + k] = { length, at, words: words / length, labels: labelled / length, depth, number };
    });
    number++;
    start = end;
  }
  return out;
}
