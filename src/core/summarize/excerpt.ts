/** The excerpt: the one or two sentences that say best what a piece is, beyond its title. */

import type { SummaryInput } from '../summary.ts';
import { splitWords } from '../text.ts';
import { getCuePattern } from './cue-phrases.ts';
import weights from './excerpt.weights.json';
import type { SentenceFeatures } from './features.ts';
import { createTitleTest, isAnaphoric, isCallToAction } from './filter-sentences.ts';
import type { DocumentSentence, TextDocument } from './sentences.ts';
import { createTreeScorer } from './trees.ts';
import { trimSentence } from './trim-sentence.ts';

/** A sentence that may stand in an excerpt. */
export interface ExcerptCandidate {
  /** Index of its unit. */
  at: number;
  text: string;
  words: string[];
}

const MAX_OPENING_SENTENCES = 25;
const MAX_EXCERPT_CANDIDATES = 45;

/** Whole, plain sentences: of the opening, of the conclusion, and those that open a paragraph. */
export function listExcerptCandidates(layout: TextDocument, language: string): ExcerptCandidate[] {
  const closing = layout.sections.map(({ heading }) =>
    getCuePattern('closing', language, 'start').test(heading.toLowerCase()),
  );
  const out: ExcerptCandidate[] = [];
  const add = (unit: DocumentSentence, at: number) => {
    if (unit.words < 5 || unit.words > 70 || unit.announces || unit.code > 0.6) return;
    if (/[?？؟]["”»]?$/u.test(unit.text)) return;
    if (at >= MAX_OPENING_SENTENCES && !closing[unit.section] && !(unit.index === 0 && unit.kind === 'paragraph'))
      return;
    const text = trimSentence(unit, language);
    out.push({ at, text, words: splitWords(text, language) });
  };
  for (let at = 0; at < layout.sentences.length && out.length < MAX_EXCERPT_CANDIDATES; at++) {
    const unit = layout.sentences[at];
    if (unit) add(unit, at);
  }
  // A line without a full stop is a caption or a kicker, unless the whole text does without.
  const whole = out.filter(({ text }) => /[.!][)\]"'”’]*$/.test(text) || /[.!。！।؟۔][\p{Pe}\p{Pf}"']*$/u.test(text));
  return whole.length ? whole : out;
}

/** The columns that the excerpt's rankers read: all features and the sentence's score as a point. */
export function buildExcerptRows(
  candidates: readonly ExcerptCandidate[],
  found: SentenceFeatures,
  scores: Float64Array,
): { names: string[]; values: Float32Array } {
  const width = found.names.length;
  const values = new Float32Array(candidates.length * (width + 1));
  candidates.forEach(({ at }, row) => {
    values.set(found.values.subarray(at * width, (at + 1) * width), row * (width + 1));
    values[row * (width + 1) + width] = scores[at] ?? 0;
  });
  return { names: [...found.names, 'score as a point'], values };
}

/**
 * Words that an excerpt is taken to have, all and those that title and author don't give. Half of what editors write:
 * what the rankers expect of a second sentence is mostly more than it has.
 */
const USUAL_EXCERPT = { words: 16, fresh: 10 };
const MAX_EXCERPT_WORDS = 60;
/** Words beyond the title weigh more: the title is read beside the excerpt. */
const NEW_WORD_WEIGHT = 1.5;

/** A candidate's words, counted once: it is weighed beside every other. */
interface WordBag {
  words: number;
  /** How many of them neither title nor authors give. */
  beyond: number;
  /** How often each word stands in it. */
  times: ReadonlyMap<string, number>;
}

function countCandidateWords({ words: list }: ExcerptCandidate, given: ReadonlySet<string>): WordBag {
  const times = new Map<string, number>();
  for (const word of list) times.set(word, (times.get(word) ?? 0) + 1);
  return { words: list.length, beyond: list.filter((word) => !given.has(word)).length, times };
}

let loadedRankers: Record<'precision' | 'fresh' | 'pairs', ReturnType<typeof createTreeScorer>> | undefined;

/** The rankers with the weights that ship. Unpacked on first use. */
export function loadExcerptRankers() {
  loadedRankers ??= {
    precision: createTreeScorer({ ...weights.columns, ...weights.precision }),
    fresh: createTreeScorer({ ...weights.columns, ...weights.fresh }),
    pairs: createTreeScorer({ ...weights.columns, ...weights.pairs }),
  };
  return loadedRankers;
}

/**
 * One or two sentences in the article's order: the set with the best expected F1 (all words, words beyond the title) and
 * the best expected word pairs. '' when there is no candidate.
 */
export function chooseExcerpt(
  layout: TextDocument,
  found: SentenceFeatures,
  scores: Float64Array,
  text: SummaryInput,
  language: string,
): string {
  const repeatsTitle = createTitleTest(text.title);
  const candidates = listExcerptCandidates(layout, language).filter(({ at }) => {
    const unit = layout.sentences[at];
    return unit && !repeatsTitle(unit) && !isCallToAction(unit, language);
  });
  const rankers = loadExcerptRankers();
  const { names, values } = buildExcerptRows(candidates, found, scores);
  const precision = rankers.precision(names, values);
  const fresh = rankers.fresh(names, values);
  const pairs = rankers.pairs(names, values);
  const given = new Set(splitWords(`${text.title} ${text.authors.join(' ')}`, language));
  const bags = candidates.map((candidate) => countCandidateWords(candidate, given));
  let best = '';
  let most = Number.NEGATIVE_INFINITY;
  const weigh = (set: readonly number[]) => {
    let all = 0;
    let beyond = 0;
    let hits = 0;
    let freshHits = 0;
    let paired = 0;
    const [before] = set;
    for (const row of set) {
      const bag = bags[row];
      if (!bag) continue;
      const seen = row === before ? undefined : bags[before ?? -1]?.times;
      let unseen = bag.words;
      let unseenFresh = bag.beyond;
      if (seen)
        for (const [word, times] of bag.times) {
          if (!seen.has(word)) continue;
          unseen -= times;
          if (!given.has(word)) unseenFresh -= times;
        }
      all += bag.words;
      beyond += bag.beyond;
      hits += unseen * (precision[row] ?? 0);
      freshHits += unseenFresh * (fresh[row] ?? 0);
      paired = Math.max(paired, pairs[row] ?? 0);
    }
    const value =
      (2 * hits) / (all + USUAL_EXCERPT.words) +
      (NEW_WORD_WEIGHT * 2 * freshHits) / (beyond + USUAL_EXCERPT.fresh) +
      paired;
    if (value > most) {
      most = value;
      best = set.map((row) => candidates[row]?.text ?? '').join(' ');
    }
  };
  const leaning = candidates.map(({ at }) => {
    const unit = layout.sentences[at];
    if (!unit || !isAnaphoric(unit, language)) return false;
    return !getCuePattern('selfReference', language, 'start').test(unit.text.slice(unit.body).toLowerCase());
  });
  candidates.forEach((candidate, first) => {
    if (first > 0 && leaning[first]) return;
    weigh([first]);
    for (let second = first + 1; second < candidates.length; second++) {
      // A sentence that points back needs the one before it.
      if (leaning[second] && candidates[second]?.at !== candidate.at + 1) continue;
      if ((bags[first]?.words ?? 0) + (bags[second]?.words ?? 0) <= MAX_EXCERPT_WORDS) weigh([first, second]);
    }
  });
  return best;
}
