/** Scores sentences with two learned rankers and a lead prior, weighted by the kind of text. */
import type { SentenceFeatures } from './features.ts';
import { EMPTY_LEXICON, type Lexicon, unpackLexicon } from './lexicon.ts';
import weights from './points.weights.json';
import { createTreeScorer, type StoredTrees } from './trees.ts';

type RowScorer = (names: readonly string[], values: Float32Array) => Float64Array;

/** Set by hand: true of most prose that is written to be read from the top. */
const LEAD_WEIGHTS: Record<string, number> = {
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
/** Share of the lead prior in the score of prose. */
const LEAD_SHARE = 0.38;

const scoreByLead: RowScorer = (names, values) => {
  const width = names.length;
  const out = new Float64Array(width ? values.length / width : 0);
  names.forEach((name, at) => {
    const weight = LEAD_WEIGHTS[name];
    if (!weight) return;
    for (let row = 0; row < out.length; row++) out[row] = (out[row] ?? 0) + weight * (values[row * width + at] ?? 0);
  });
  return out;
};

const lexiconsByLanguage = new Map<string, Lexicon>();

/** The learned words of a language, empty for a language without any; loaded on first use. */
export function getLexicon(language: string): Lexicon {
  let lexicon = lexiconsByLanguage.get(language);
  if (!lexicon) {
    lexicon = language === 'en' ? unpackLexicon(weights.lexicon) : EMPTY_LEXICON;
    lexiconsByLanguage.set(language, lexicon);
  }
  return lexicon;
}

/** Scales scores to zero mean and unit deviation over the rows that count, so that rankers can be added. */
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

/** Mean letters per word, punctuation and spaces included: about 5.3 in everyday English, 6.3 in technical English. */
const REGISTER = { from: 5.75, to: 6.05 };

/**
 * How much a text is structured into sections and lists (1), rather than prose to be read from the top (0). Items count less without
 * headings, since they are mostly lines of speech. In a language with learned words, long words also indicate a technical text.
 */
export function measureStructure(features: SentenceFeatures): number {
  const { names, values } = features;
  const column = (name: string) => names.indexOf(name);
  const first = (name: string) => values[column(name)] ?? 0;
  const sentences = Math.expm1(first('sentences'));
  const headings = Math.expm1(first('sections'));
  const items = first('share of items') * (headings ? 6 : 2);
  const markupShare = Math.min(1, items + (headings / Math.max(1, sentences)) * 20);
  let letters = 0;
  let hasLearnedWords = false;
  const lengthColumn = column('letters a word');
  const retentionColumn = column('words that live on');
  for (let row = 0; row < values.length; row += names.length) {
    letters += values[row + lengthColumn] ?? 0;
    hasLearnedWords ||= values[row + retentionColumn] !== 0;
  }
  if (!hasLearnedWords) return markupShare;
  const mean = letters / Math.max(1, sentences);
  return Math.max(markupShare, Math.min(1, (mean - REGISTER.from) / (REGISTER.to - REGISTER.from)));
}

type SentenceRanker = (features: SentenceFeatures, counts: (row: number) => boolean) => Float64Array;

/** Creates a ranker from stored weights: a score per sentence, higher is better. `counts`: which rows may become points. */
export function createRanker(stored: { structured: StoredTrees; prose: StoredTrees }): SentenceRanker {
  const structured = createTreeScorer(stored.structured);
  const prose = createTreeScorer(stored.prose);
  return (features, counts) => {
    const share = measureStructure(features);
    const { names, values } = features;
    const out = new Float64Array(names.length ? values.length / names.length : 0);
    const add = (scorer: RowScorer, weight: number) => {
      if (weight <= 0) return;
      standardize(scorer(names, values), counts).forEach((score, row) => {
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

/** The shipped ranker, loaded on first use. */
export function getShippedRanker(): SentenceRanker {
  shippedRanker ??= createRanker(weights);
  return shippedRanker;
}

export const rankSentences: SentenceRanker = (features, counts) => getShippedRanker()(features, counts);
