/**
 * Predicts word retention: the probability that a post about an article has a word of the article once, twice, and so on.
 * These probabilities keep points from repeating each other: the third occurrence of a word such as "model" gains less than
 * the first.
 */
import { splitWords } from '../text/words.ts';
import { createTreeScorer, type TreeScorer } from '../trees/tree-scorer.ts';
import type { SentenceFeatures } from './features.ts';
import type { Lexicon } from './lexicon.ts';
import weights from './points.weights.json';
import type { TextDocument } from './sentences.ts';

/** At most this many occurrences of a word are counted. */
const MAX_OCCURRENCES = 12;
/** In standard deviations. A sentence with a higher score is likely to be a point. */
const GOOD_SCORE = 0.7;
/** Weight of a word that the lexicon lacks; lower than the weight of any word in the lexicon. */
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

interface RetentionRows {
  /** One row of features for each word and each of its occurrences, row after row. */
  values: Float32Array;
  /** Index of the first row of each word of the vocabulary. A last entry marks the end. */
  starts: Int32Array;
}

/**
 * Builds the rows from which word retention is predicted. `counts`: which sentences may become points; other sentences are
 * ignored. `wanted`: the words to build rows for; by default all.
 */
export function buildRetentionRows(
  {
    textDocument,
    features,
    scores,
    lexicon,
    language,
  }: {
    textDocument: TextDocument;
    features: SentenceFeatures;
    scores: Float64Array;
    lexicon: Lexicon;
    language: string;
  },
  counts: (at: number) => boolean,
  wanted?: ReadonlySet<number>,
): RetentionRows {
  const { vocabulary, words: inOrder } = features.terms;
  const size = vocabulary.length;
  const sentenceCount = textDocument.sentences.length;
  const times = new Float64Array(size);
  const sentences = new Float64Array(size);
  const first = new Float64Array(size);
  const best = new Float64Array(size).fill(Number.NEGATIVE_INFINITY);
  const sum = new Float64Array(size);
  const items = new Float64Array(size);
  const good = new Float64Array(size);
  const lastSentence = new Int32Array(size).fill(-1);
  let total = 0;
  textDocument.sentences.forEach((sentence, at) => {
    if (!counts(at)) return;
    const score = scores[at] ?? 0;
    for (const word of inOrder[at] ?? []) {
      total++;
      times[word] = (times[word] ?? 0) + 1;
      if (lastSentence[word] === at) continue;
      if (lastSentence[word] === -1) first[word] = at / sentenceCount;
      lastSentence[word] = at;
      sentences[word] = (sentences[word] ?? 0) + 1;
      best[word] = Math.max(best[word] ?? 0, score);
      sum[word] = (sum[word] ?? 0) + score;
      items[word] = (items[word] ?? 0) + (sentence.kind === 'item' ? 1 : 0);
      good[word] = (good[word] ?? 0) + (score > GOOD_SCORE ? 1 : 0);
    }
  });
  const headings = new Map<string, number>();
  for (const { heading, sentenceCount: length } of textDocument.sections) {
    if (!length) continue;
    for (const word of new Set(splitWords(heading.slice(0, 500), language)))
      headings.set(word, (headings.get(word) ?? 0) + 1);
  }
  const starts = new Int32Array(size + 1);
  for (let word = 0; word < size; word++)
    starts[word + 1] =
      (starts[word] ?? 0) + (wanted?.has(word) === false ? 0 : Math.min(MAX_OCCURRENCES, times[word] ?? 0));
  const values = new Float32Array((starts[size] ?? 0) * RETENTION_FEATURES.length);
  let cell = 0;
  vocabulary.forEach((text, word) => {
    const rows = (starts[word + 1] ?? 0) - (starts[word] ?? 0);
    if (!rows) return;
    const wordFeatures = [
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
      for (const value of wordFeatures) values[cell++] = value;
    }
  });
  return { values, starts };
}

let shippedTrees: TreeScorer | undefined;

/** Returns the trees that come with Precis; loads them on first use. */
export function getRetentionTrees() {
  shippedTrees ??= createTreeScorer(weights.retention, RETENTION_FEATURES);
  return shippedTrees;
}

/**
 * Returns for each row the probability (0–1) that a post has the word at least as many times as the row says. The
 * probabilities of a word never increase from row to row.
 */
export function predictRetention({ values, starts }: RetentionRows): Float64Array {
  const out = getRetentionTrees()(values);
  for (let word = 0; word + 1 < starts.length; word++)
    for (let at = (starts[word] ?? 0) + 1; at < (starts[word + 1] ?? 0); at++)
      out[at] = Math.min(out[at] ?? 0, out[at - 1] ?? 0);
  return out;
}
