/**
 * Scores sentences with two learned rankers, and with a rule that prefers the opening of a text (the lead prior). The kind
 * of text decides how much each counts.
 */

import type { StoredTrees } from '../trees/stored-trees.ts';
import { createTreeScorer, type TreeScorer } from '../trees/tree-scorer.ts';
import { FEATURE_NAMES, type FeatureName, type SentenceFeatures } from './features.ts';
import { EMPTY_LEXICON, type Lexicon, unpackLexicon } from './lexicon.ts';
import weights from './points.weights.json';

/** Weights of the lead prior, which were set by hand. They fit most prose that is written to be read from the top. */
const LEAD_WEIGHTS: Partial<Record<FeatureName, number>> = {
  'sentences before': -0.25,
  'sentences before in section': -0.25,
  item: 0.5,
  'bold label': 0.8,
  label: 0.3,
  bold: 0.3,
  question: -1,
  'call to action': -0.8,
  'speaks of itself': -0.5,
  'minor heading': -1.5,
  'title shared': 0.8,
  'share from headings': 0.4,
  centrality: 0.5,
  'first person': -0.2,
  'opens with pronoun': -0.3,
  'full stop': 0.2,
};
/** How much the lead prior counts in the score of prose, 0 to 1; the ranker of prose counts the rest. */
const LEAD_SHARE = 0.38;

const WIDTH = FEATURE_NAMES.length;

const scoreByLead: TreeScorer = (values) => {
  const out = new Float64Array(values.length / WIDTH);
  FEATURE_NAMES.forEach((name, at) => {
    const weight = LEAD_WEIGHTS[name];
    if (!weight) return;
    for (let row = 0; row < out.length; row++) out[row] = (out[row] ?? 0) + weight * (values[row * WIDTH + at] ?? 0);
  });
  return out;
};

const lexiconsByLanguage = new Map<string, Lexicon>();

/** Returns the learned words of a language; empty for a language without any. Loaded on first use. */
export function getLexicon(language: string): Lexicon {
  let lexicon = lexiconsByLanguage.get(language);
  if (!lexicon) {
    lexicon = language === 'en' ? unpackLexicon(weights.lexicon) : EMPTY_LEXICON;
    lexiconsByLanguage.set(language, lexicon);
  }
  return lexicon;
}

/**
 * Scales scores to mean 0 and standard deviation 1, so that scores of different rankers can be added. Mean and deviation are
 * taken from the rows for which `counts` is true.
 */
function standardize(scores: Float64Array, counts: (row: number) => boolean): Float64Array {
  let n = 0;
  let sum = 0;
  let squares = 0;
  scores.forEach((score, row) => {
    if (!counts(row)) return;
    n++;
    sum += score;
    squares += score * score;
  });
  const mean = sum / Math.max(1, n);
  const deviation = Math.sqrt(Math.max(0, squares / Math.max(1, n) - mean * mean)) || 1;
  return scores.map((score) => (score - mean) / deviation);
}

/**
 * Mean letters per word (punctuation and spaces included) from which a text begins to count as technical, and from which it
 * fully counts: everyday English has about 5.3, technical English 6.3.
 */
const REGISTER = { from: 5.75, to: 6.05 };

/**
 * Measures how much a text is structured into sections and lists (1), rather than prose to be read from the top (0). List
 * items count less in a text without headings, since they are mostly lines of speech there. In a language with learned
 * words, long words also indicate a technical text.
 */
export function measureStructure({ values }: SentenceFeatures): number {
  const column = (name: FeatureName) => FEATURE_NAMES.indexOf(name);
  const first = (name: FeatureName) => values[column(name)] ?? 0;
  const sentences = Math.expm1(first('sentences'));
  const headings = Math.expm1(first('sections'));
  const items = first('share of items') * (headings ? 6 : 2);
  const markupShare = Math.min(1, items + (headings / Math.max(1, sentences)) * 20);
  let letters = 0;
  let hasLearnedWords = false;
  const lengthColumn = column('letters a word');
  const retentionColumn = column('words that live on');
  for (let row = 0; row < values.length; row += WIDTH) {
    letters += values[row + lengthColumn] ?? 0;
    hasLearnedWords ||= values[row + retentionColumn] !== 0;
  }
  if (!hasLearnedWords) return markupShare;
  const mean = letters / Math.max(1, sentences);
  return Math.max(markupShare, Math.min(1, (mean - REGISTER.from) / (REGISTER.to - REGISTER.from)));
}

type SentenceRanker = (features: SentenceFeatures, counts: (row: number) => boolean) => Float64Array;

/**
 * Creates a ranker from stored weights. The ranker returns a score per sentence, higher is better. `counts`: which sentences
 * may become points.
 */
export function createRanker(stored: { structured: StoredTrees; prose: StoredTrees }): SentenceRanker {
  const structured = createTreeScorer(stored.structured, FEATURE_NAMES);
  const prose = createTreeScorer(stored.prose, FEATURE_NAMES);
  return (features, counts) => {
    const share = measureStructure(features);
    const { values } = features;
    const out = new Float64Array(values.length / WIDTH);
    const add = (score: TreeScorer, weight: number) => {
      if (weight <= 0) return;
      standardize(score(values), counts).forEach((score, row) => {
        out[row] = (out[row] ?? 0) + weight * score;
      });
    };
    add(structured, share);
    add(prose, (1 - share) * (1 - LEAD_SHARE));
    add(scoreByLead, (1 - share) * LEAD_SHARE);
    return out;
  };
}

let shippedRanker: SentenceRanker | undefined;

/** Returns the ranker that comes with Precis; loads it on first use. */
export function getShippedRanker(): SentenceRanker {
  shippedRanker ??= createRanker(weights);
  return shippedRanker;
}

export const rankSentences: SentenceRanker = (features, counts) => getShippedRanker()(features, counts);
