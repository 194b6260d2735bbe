/**
 * Which words of a text live on in a post about it: the chance that a post has a word once, twice, and so on. Points are
 * chosen by it so that they don't say over what is said: the third "model" of a text is worth less than the first.
 */
import { splitWords } from '../text.ts';
import type { SentenceFeatures } from './features.ts';
import type { Lexicon } from './lexicon.ts';
import weights from './points.weights.json';
import type { TextDocument } from './sentences.ts';
import { createTreeScorer } from './trees.ts';

/** Of a word that stands more often, the later times count for nothing. */
const MAX_OCCURRENCES = 12;
/** A sentence above this, in deviations of the text's scores, is likely to be a point. */
const GOOD_SCORE = 0.7;
/** What the lexicon says of a word that it doesn't list: less than of any it does. */
const UNLISTED_WEIGHT = -5;

export const RETENTION_FEATURES = [
  'which time',
  'times',
  'place of first',
  'lives on',
  'words of text',
  'headings with it',
  'best score',
  'mean score',
  'share in items',
  'good sentences',
  'letters',
] as const;

export interface RetentionRows {
  /** One row for each word and each time that it stands in the text. */
  values: Float32Array;
  /** Where the rows of each word of the vocabulary begin; one more at the end. */
  starts: Int32Array;
}

/**
 * What is known of each word. `counts` says which sentences may become points; the others are not read. `asked`: the
 * words that rows are wanted of, all without it.
 */
export function buildRetentionRows(
  {
    layout,
    found,
    scores,
    lexicon,
    language,
  }: {
    layout: TextDocument;
    found: SentenceFeatures;
    scores: Float64Array;
    lexicon: Lexicon;
    language: string;
  },
  counts: (at: number) => boolean,
  asked?: ReadonlySet<number>,
): RetentionRows {
  const { vocabulary, words: inOrder } = found.terms;
  const size = vocabulary.length;
  const units = layout.sentences.length;
  const times = new Float64Array(size);
  const sentences = new Float64Array(size);
  const first = new Float64Array(size);
  const best = new Float64Array(size).fill(Number.NEGATIVE_INFINITY);
  const sum = new Float64Array(size);
  const items = new Float64Array(size);
  const good = new Float64Array(size);
  const metIn = new Int32Array(size).fill(-1);
  let total = 0;
  layout.sentences.forEach((unit, at) => {
    if (!counts(at)) return;
    const score = scores[at] ?? 0;
    for (const word of inOrder[at] ?? []) {
      total++;
      times[word] = (times[word] ?? 0) + 1;
      if (metIn[word] === at) continue;
      if (metIn[word] === -1) first[word] = at / units;
      metIn[word] = at;
      sentences[word] = (sentences[word] ?? 0) + 1;
      best[word] = Math.max(best[word] ?? 0, score);
      sum[word] = (sum[word] ?? 0) + score;
      items[word] = (items[word] ?? 0) + (unit.kind === 'item' ? 1 : 0);
      good[word] = (good[word] ?? 0) + (score > GOOD_SCORE ? 1 : 0);
    }
  });
  const headings = new Map<string, number>();
  for (const { heading, units: length } of layout.sections) {
    if (!length) continue;
    for (const word of new Set(splitWords(heading.slice(0, 500), language)))
      headings.set(word, (headings.get(word) ?? 0) + 1);
  }
  const starts = new Int32Array(size + 1);
  for (let word = 0; word < size; word++)
    starts[word + 1] =
      (starts[word] ?? 0) + (asked?.has(word) === false ? 0 : Math.min(MAX_OCCURRENCES, times[word] ?? 0));
  const values = new Float32Array((starts[size] ?? 0) * RETENTION_FEATURES.length);
  let cell = 0;
  vocabulary.forEach((text, word) => {
    const rows = (starts[word + 1] ?? 0) - (starts[word] ?? 0);
    if (!rows) return;
    const known = [
      times[word] ?? 0,
      first[word] ?? 0,
      lexicon.retention.get(text) ?? UNLISTED_WEIGHT,
      Math.log1p(total),
      headings.get(text) ?? 0,
      best[word] ?? 0,
      (sum[word] ?? 0) / (sentences[word] || 1),
      (items[word] ?? 0) / (sentences[word] || 1),
      good[word] ?? 0,
      text.length,
    ];
    for (let time = 1; time <= rows; time++) {
      values[cell++] = time;
      for (const value of known) values[cell++] = value;
    }
  });
  return { values, starts };
}

let shippedTrees: ReturnType<typeof createTreeScorer> | undefined;

/** The chances with the weights that ship. Unpacked on first use. */
export function getRetentionTrees() {
  shippedTrees ??= createTreeScorer(weights.survival);
  return shippedTrees;
}

/** Rows → the chance (0–1) that a post has the word so many times; twice is never likelier than once. */
export function predictRetention({ values, starts }: RetentionRows): Float64Array {
  const out = getRetentionTrees()(RETENTION_FEATURES, values);
  for (let word = 0; word + 1 < starts.length; word++)
    for (let at = (starts[word] ?? 0) + 1; at < (starts[word + 1] ?? 0); at++)
      out[at] = Math.min(out[at] ?? 0, out[at - 1] ?? 0);
  return out;
}
