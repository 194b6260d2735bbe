/** Computes the features by which the sentences of a text are judged as points (point-features.ts). */
import type { SummaryInput } from '../summary.ts';
import { splitWords } from '../text/words.ts';
import { createFactFinder, FACT_BITS } from './fact-cues.ts';
import { FEATURE_NAMES, type FeatureName, type SentenceFeatures } from './features.ts';
import { POINT_FEATURES, POINT_ONLY_FEATURES, type PointFacts } from './point-features.ts';
import type { TextDocument } from './sentences.ts';
import type { TermIndex } from './terms.ts';
import { trimSentence } from './trim-sentence.ts';

export interface PointFeatures {
  /** One row per sentence, with the columns `POINT_FEATURES`. */
  values: Float32Array;
  /** Per sentence: which of `FACT_KINDS` it states, a bit each. */
  facts: Int32Array;
}

const WIDTH = FEATURE_NAMES.length;
const COLUMNS = Object.fromEntries(FEATURE_NAMES.map((name, at) => [name, at])) as Record<FeatureName, number>;

/** The features that also count by their rank among the sentences. */
const RANKED: readonly FeatureName[] = [
  'title shared',
  'centrality',
  'centrality sum',
  'words',
  'share from headings',
  'share from lead',
];

/** At most this many characters of the page's description are read. */
const MAX_DESCRIPTION_LENGTH = 1000;

/** Computes the features of all sentences. `features`: those of `features.ts`. */
export function computePointFeatures(
  textDocument: TextDocument,
  { values: baseValues, terms }: SentenceFeatures,
  text: SummaryInput,
  language: string,
): PointFeatures {
  const { sentences, sections } = textDocument;
  const get = (at: number, name: FeatureName) => baseValues[at * WIDTH + COLUMNS[name]] ?? 0;
  const ranks = new Map(
    RANKED.map((name) => [name, rankValues(Float64Array.from(sentences, (_, at) => get(at, name)))]),
  );
  const description = text.description.slice(0, MAX_DESCRIPTION_LENGTH);
  const descriptionTerms = terms.known(description);
  const descriptionSize = Math.max(1, terms.count(description));
  const blockNumbers = new Map<number, number>();
  for (const { block } of sentences) if (!blockNumbers.has(block)) blockNumbers.set(block, blockNumbers.size);
  const copies = new Map<string, number>();
  for (const sentence of sentences) copies.set(sentence.text, (copies.get(sentence.text) ?? 0) + 1);
  const lastSection = sections.findLastIndex(({ sentenceCount }) => sentenceCount > 0);
  const facts = findFacts(textDocument, terms, language);
  const reports = facts.filter((own) => own & FACT_BITS.report).length / Math.max(1, sentences.length);
  const values = new Float32Array(sentences.length * POINT_FEATURES.length);
  const computations = Object.values(POINT_ONLY_FEATURES);
  let seenFacts = 0;
  sentences.forEach((sentence, at) => {
    const body = sentence.text.slice(sentence.body);
    const own = facts[at] ?? 0;
    const ids = terms.contentTerms[at] ?? [];
    const paragraph = blockNumbers.get(sentence.block) ?? 0;
    let shared = 0;
    for (const id of ids) if (descriptionTerms.has(id)) shared++;
    const pointFacts: PointFacts = {
      sentence,
      at,
      body,
      base: (name) => get(at, name),
      rank: (name) => ranks.get(name)?.[at] ?? 0,
      facts: own,
      firstFacts: own & ~seenFacts,
      quotedShare: measureQuoted(body),
      sharedWithDescription: shared / Math.max(1, ids.length),
      ofDescription: shared / descriptionSize,
      paragraphsBefore: paragraph,
      paragraphsAfter: blockNumbers.size - 1 - paragraph,
      repeats: (copies.get(sentence.text) ?? 1) - 1,
      lastSection: sentence.section === lastSection,
      reports,
    };
    seenFacts |= own;
    const start = at * POINT_FEATURES.length;
    values.set(baseValues.subarray(at * WIDTH, (at + 1) * WIDTH), start);
    computations.forEach((compute, k) => {
      values[start + WIDTH + k] = compute(pointFacts);
    });
  });
  return { values, facts };
}

/** Returns for each value the share of the values that are smaller, 0 to 1. */
function rankValues(values: Float64Array): Float64Array {
  const sorted = values.slice().sort();
  return values.map((value) => {
    let low = 0;
    for (let high = values.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    return low / Math.max(1, values.length - 1);
  });
}

/** Finds the facts of each sentence. */
function findFacts({ sentences }: TextDocument, { vocabulary, words }: TermIndex, language: string): Int32Array {
  const finder = createFactFinder(language);
  const bitsByWord = Int32Array.from(vocabulary, finder.getCueBits);
  return Int32Array.from(sentences, (sentence, at) => {
    const body = sentence.text.slice(sentence.body);
    let bits = 0;
    // The terms are those of the trimmed sentence.
    if (trimSentence(sentence, language).length === body.length)
      for (const id of words[at] ?? []) bits |= bitsByWord[id] ?? 0;
    else for (const word of splitWords(body, language)) bits |= finder.getCueBits(word);
    return finder.find(body.toLowerCase(), bits);
  });
}

const QUOTED = /["“„«»「『][^"”“«»」』]*["”“«»」』]?/g;

/** Returns the share of a text's characters in quotation marks. */
function measureQuoted(text: string): number {
  let length = 0;
  for (const part of text.match(QUOTED) ?? []) length += part.length;
  return length / Math.max(1, text.length);
}
