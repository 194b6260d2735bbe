/** Features → a score for each sentence: two learned rankers and a lead prior, weighed by the kind of text. */
import type { SentenceFeatures } from './features.ts';
import { EMPTY_LEXICON, type Lexicon, unpackLexicon } from './lexicon.ts';
import weights from './points.weights.json';
import { createTreeScorer, type StoredTrees } from './trees.ts';

type RowScorer = (names: readonly string[], values: Float32Array) => Float64Array;

/** Hand-set: what holds of most prose that was written to be read from the top. */
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
/** Share of the lead prior beside the ranker learned on prose. */
const LEAD_SHARE = 0.38;

export const scoreByLead: RowScorer = (names, values) => {
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

/** The learned words of a language, none where it has no list. Unpacked on first use. */
export function getLexicon(language: string): Lexicon {
  let found = lexiconsByLanguage.get(language);
  if (!found) {
    found = language === 'en' ? unpackLexicon(weights.lexicon) : EMPTY_LEXICON;
    lexiconsByLanguage.set(language, found);
  }
  return found;
}

/** Scores → zero mean and unit deviation over the rows that count, so that rankers can be added up. */
export function standardize(scores: Float64Array, counts: (row: number) => boolean): Float64Array {
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

/** Mean letters a word, marks and spaces counted in: everyday English has about 5.3, technical English 6.3. */
const REGISTER = { from: 5.75, to: 6.05 };

/**
 * How far a text is written in sections and lists (1) rather than as prose to be read from the top (0), by its items and
 * headings: items without any heading are mostly lines of speech. In a language with learned words, a text of long words
 * belongs to the kind that those were learned from, whatever its markup.
 */
export function measureStructure(found: SentenceFeatures): number {
  const { names, values } = found;
  const column = (name: string) => names.indexOf(name);
  const first = (name: string) => values[column(name)] ?? 0;
  const sentences = Math.expm1(first('sentences'));
  const headings = Math.expm1(first('sections'));
  const items = first('share of items') * (headings ? 6 : 2);
  const marked = Math.min(1, items + (headings / Math.max(1, sentences)) * 20);
  let letters = 0;
  let known = false;
  const long = column('letters a word');
  const listed = column('words that live on');
  for (let row = 0; row < values.length; row += names.length) {
    letters += values[row + long] ?? 0;
    known ||= values[row + listed] !== 0;
  }
  if (!known) return marked;
  const mean = letters / Math.max(1, sentences);
  return Math.max(marked, Math.min(1, (mean - REGISTER.from) / (REGISTER.to - REGISTER.from)));
}

export type SentenceRanker = (found: SentenceFeatures, counts: (row: number) => boolean) => Float64Array;

/** Stored weights → a ranker: a score for each unit, higher is better; `counts` says which rows may become points. */
export function createRanker(stored: { structured: StoredTrees; prose: StoredTrees }): SentenceRanker {
  const structured = createTreeScorer(stored.structured);
  const prose = createTreeScorer(stored.prose);
  return (found, counts) => {
    const share = measureStructure(found);
    const { names, values } = found;
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

/** The ranker with the weights that ship. Unpacked on first use. */
export function getShippedRanker(): SentenceRanker {
  shippedRanker ??= createRanker(weights);
  return shippedRanker;
}

export const rankSentences: SentenceRanker = (found, counts) => getShippedRanker()(found, counts);
