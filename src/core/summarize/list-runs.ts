/** Finds lists: runs of consecutive list items in a section, and the items of one list that may become one point. */
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

/** The items of one list, of which some may become one point: "Lead-in: item; item". */
export interface SiblingRun {
  /** Index of the sentence that announces the list: "It adds:"; -1 without one. */
  lead: number;
  /** Indices of each item's sentences, in order. */
  items: number[][];
}

/**
 * Returns the lists of a document in the order of their first items. A nested list is a run of its own, announced by the
 * item that it stands in.
 */
export function findSiblings(sentences: readonly DocumentSentence[]): SiblingRun[] {
  const runs: SiblingRun[] = [];
  /** By depth: the list whose items may go on, and whether it is numbered. */
  let open: { run: SiblingRun; ordered: boolean }[] = [];
  sentences.forEach((sentence, at) => {
    const before = sentences[at - 1];
    const continues = before?.section === sentence.section && sentence.block <= before.block + 1;
    if (sentence.kind !== 'item' || !continues || before.kind !== 'item') open = [];
    if (sentence.kind !== 'item') return;
    open.length = Math.min(open.length, sentence.depth + 1);
    let list = open[sentence.depth];
    if (continues && list && before.block === sentence.block) list.run.items.at(-1)?.push(at);
    else {
      if (!list || list.ordered !== sentence.ordered) {
        list = {
          run: { lead: continues && announcesList(before, sentence) ? at - 1 : -1, items: [] },
          ordered: sentence.ordered,
        };
        open[sentence.depth] = list;
        runs.push(list.run);
      }
      list.run.items.push([at]);
    }
  });
  return runs;
}

/** Whether the sentence before a list's first item announces the list: with a colon, or as the item above a nested list. */
const announcesList = (before: DocumentSentence, item: DocumentSentence): boolean =>
  before.announces || (before.kind === 'item' && before.depth < item.depth && !/[.!?。！？]$/u.test(before.text));

/** Items of a list become one point when they and their lead-in have together at most this many words, so that it reads as one. */
const MAX_JOINED = { words: 28, leadWords: 16, items: 5 };

/**
 * Chooses in each announced list without numbers the items that make one point with their lead-in, as indices of their
 * sentences: of brief items without labels the best that fit. Steps keep to the form of a guide, which has no gaps. `value`:
 * what an item is worth; null when it may not be a point.
 */
export function chooseSiblings(
  sentences: readonly DocumentSentence[],
  value: (at: number) => number | null,
): { lead: number; items: number[] }[] {
  const countWords = (at: number) => sentences[at]?.words ?? 0;
  return findSiblings(sentences).flatMap(({ lead, items }) => {
    if (lead < 0 || countWords(lead) > MAX_JOINED.leadWords) return [];
    const brief = items.flatMap(([at = -1, ...more]) => {
      const worth = more.length || sentences[at]?.label || sentences[at]?.ordered ? null : value(at);
      return worth === null ? [] : { at, worth };
    });
    let words = countWords(lead);
    const chosen: number[] = [];
    for (const { at } of brief.sort((a, b) => b.worth - a.worth)) {
      if (chosen.length >= MAX_JOINED.items || words + countWords(at) > MAX_JOINED.words) continue;
      words += countWords(at);
      chosen.push(at);
    }
    return chosen.length > 1 ? [{ lead, items: chosen.sort((a, b) => a - b) }] : [];
  });
}
