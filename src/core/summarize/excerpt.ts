/** Chooses the excerpt: the one or two sentences that best say what an article is about, beyond its title. */

import type { SummaryInput } from '../summary.ts';
import { splitWords } from '../text/words.ts';
import { createTreeScorer, type TreeScorer } from '../trees/tree-scorer.ts';
import { getCuePattern } from './cue-phrases.ts';
import weights from './excerpt.weights.json';
import { FEATURE_NAMES, type SentenceFeatures } from './features.ts';
import { createTitleTest, isAnaphoric, isCallToAction } from './filter-sentences.ts';
import type { DocumentSentence, TextDocument } from './sentences.ts';
import { trimSentence } from './trim-sentence.ts';

/** A sentence that may be part of an excerpt. */
interface ExcerptCandidate {
  /** Index of the sentence in the document. */
  at: number;
  text: string;
  words: string[];
}

const MAX_OPENING_SENTENCES = 25;
const MAX_EXCERPT_CANDIDATES = 45;

/**
 * Lists the sentences that may be in the excerpt: complete, plain sentences from the article's opening, from its conclusion,
 * and from the start of paragraphs.
 */
export function listExcerptCandidates(textDocument: TextDocument, language: string): ExcerptCandidate[] {
  const closing = textDocument.sections.map(({ heading }) =>
    getCuePattern('closing', language, 'start').test(heading.toLowerCase()),
  );
  const out: ExcerptCandidate[] = [];
  const addCandidate = (sentence: DocumentSentence, at: number) => {
    if (sentence.words < 5 || sentence.words > 70 || sentence.announces || sentence.code > 0.6) return;
    if (/[?？؟]["”»]?$/u.test(sentence.text)) return;
    if (
      at >= MAX_OPENING_SENTENCES &&
      !closing[sentence.section] &&
      !(sentence.index === 0 && sentence.kind === 'paragraph')
    )
      return;
    const text = trimSentence(sentence, language);
    out.push({ at, text, words: splitWords(text, language) });
  };
  for (let at = 0; at < textDocument.sentences.length && out.length < MAX_EXCERPT_CANDIDATES; at++) {
    const sentence = textDocument.sentences[at];
    if (sentence) addCandidate(sentence, at);
  }
  // A line without a full stop is a caption or a short heading, unless the whole text has no full stops.
  const complete = out.filter(
    ({ text }) => /[.!][)\]"'”’]*$/.test(text) || /[.!。！।؟۔][\p{Pe}\p{Pf}"']*$/u.test(text),
  );
  return complete.length ? complete : out;
}

/** The features of the models that rank excerpts: all features of the sentence, and its score as a point. */
export const EXCERPT_FEATURES: readonly string[] = [...FEATURE_NAMES, 'score as a point'];

/** Builds the input of the models that rank excerpts: one row per candidate, with the columns `EXCERPT_FEATURES`. */
export function buildExcerptRows(
  candidates: readonly ExcerptCandidate[],
  features: SentenceFeatures,
  scores: Float64Array,
): Float32Array {
  const width = FEATURE_NAMES.length;
  const values = new Float32Array(candidates.length * (width + 1));
  candidates.forEach(({ at }, row) => {
    values.set(features.values.subarray(at * width, (at + 1) * width), row * (width + 1));
    values[row * (width + 1) + width] = scores[at] ?? 0;
  });
  return values;
}

/**
 * Assumed length of an excerpt in words: all words, and words beyond title and authors (`fresh`). These are half of what
 * editors write, since the rankers otherwise favour a second sentence too much.
 */
const USUAL_EXCERPT = { words: 16, fresh: 10 };
const MAX_EXCERPT_WORDS = 60;
/** How many times as much words beyond the title count, since readers see the title next to the excerpt. */
const NEW_WORD_WEIGHT = 1.5;

/** The word counts of an excerpt candidate, computed once for all comparisons. */
interface WordBag {
  words: number;
  /** Number of the sentence's words that are in neither title nor authors. */
  beyond: number;
  /** Number of occurrences of each word in the sentence. */
  times: ReadonlyMap<string, number>;
}

function countCandidateWords({ words: list }: ExcerptCandidate, titleWords: ReadonlySet<string>): WordBag {
  const times = new Map<string, number>();
  for (const word of list) times.set(word, (times.get(word) ?? 0) + 1);
  return { words: list.length, beyond: list.filter((word) => !titleWords.has(word)).length, times };
}

let loadedRankers: Record<'precision' | 'fresh' | 'pairs', TreeScorer> | undefined;

/** Returns the excerpt rankers that come with Precis; loads them on first use. */
export function loadExcerptRankers() {
  loadedRankers ??= {
    precision: createTreeScorer(weights.precision, EXCERPT_FEATURES),
    fresh: createTreeScorer(weights.fresh, EXCERPT_FEATURES),
    pairs: createTreeScorer(weights.pairs, EXCERPT_FEATURES),
  };
  return loadedRankers;
}

/**
 * Chooses one or two sentences, in the article's order: those with the best expected F1 (of all words, and of words beyond
 * the title) plus expected word pairs. '' when no sentence qualifies.
 */
export function chooseExcerpt(
  textDocument: TextDocument,
  features: SentenceFeatures,
  scores: Float64Array,
  text: SummaryInput,
  language: string,
): string {
  const repeatsTitle = createTitleTest(text.title);
  const candidates = listExcerptCandidates(textDocument, language).filter(({ at }) => {
    const sentence = textDocument.sentences[at];
    return sentence && !repeatsTitle(sentence) && !isCallToAction(sentence, language);
  });
  const rankers = loadExcerptRankers();
  const rows = buildExcerptRows(candidates, features, scores);
  const precision = rankers.precision(rows);
  const fresh = rankers.fresh(rows);
  const pairs = rankers.pairs(rows);
  const titleWords = new Set(splitWords(`${text.title} ${text.authors.join(' ')}`, language));
  const bags = candidates.map((candidate) => countCandidateWords(candidate, titleWords));
  let best = '';
  let bestValue = Number.NEGATIVE_INFINITY;
  const compare = (set: readonly number[]) => {
    let all = 0;
    let beyond = 0;
    let hits = 0;
    let freshHits = 0;
    let paired = 0;
    const [firstRow] = set;
    for (const row of set) {
      const bag = bags[row];
      if (!bag) continue;
      const firstCounts = row === firstRow ? undefined : bags[firstRow ?? -1]?.times;
      let newWords = bag.words;
      let newBeyond = bag.beyond;
      if (firstCounts)
        for (const [word, times] of bag.times) {
          if (!firstCounts.has(word)) continue;
          newWords -= times;
          if (!titleWords.has(word)) newBeyond -= times;
        }
      all += bag.words;
      beyond += bag.beyond;
      hits += newWords * (precision[row] ?? 0);
      freshHits += newBeyond * (fresh[row] ?? 0);
      paired = Math.max(paired, pairs[row] ?? 0);
    }
    const value =
      (2 * hits) / (all + USUAL_EXCERPT.words) +
      (NEW_WORD_WEIGHT * 2 * freshHits) / (beyond + USUAL_EXCERPT.fresh) +
      paired;
    if (value > bestValue) {
      bestValue = value;
      best = set.map((row) => candidates[row]?.text ?? '').join(' ');
    }
  };
  const anaphoric = candidates.map(({ at }) => {
    const sentence = textDocument.sentences[at];
    if (!sentence || !isAnaphoric(sentence, language)) return false;
    return !getCuePattern('selfReference', language, 'start').test(sentence.text.slice(sentence.body).toLowerCase());
  });
  candidates.forEach((candidate, first) => {
    if (first > 0 && anaphoric[first]) return;
    compare([first]);
    for (let second = first + 1; second < candidates.length; second++) {
      // An anaphoric sentence (one that opens with a pronoun) needs the sentence before.
      if (anaphoric[second] && candidates[second]?.at !== candidate.at + 1) continue;
      if ((bags[first]?.words ?? 0) + (bags[second]?.words ?? 0) <= MAX_EXCERPT_WORDS) compare([first, second]);
    }
  });
  return best;
}
