/** Chooses the excerpt: one to three sentences that say what an article is, who tells it, and its main message. */

import type { SummaryInput, SummaryOptions } from '../summary.ts';
import { concatSentences } from '../text/concat-sentences.ts';
import { toBaseLanguage } from '../text/get-language.ts';
import { splitWords } from '../text/words.ts';
import { type ExcerptCandidate, listCandidates, measureRepeated } from './excerpt-candidates.ts';
import type { PointChances } from './point-chances.ts';
import type { TextDocument } from './sentences.ts';
import { findNarrator, toThirdPerson } from './third-person.ts';

/** A text of the summary, and the sentences of the document that it is made of (indices, in order). */
export interface ChosenText {
  text: string;
  sentences: number[];
}

const MAX_SENTENCES = 3;
/** Several sentences have at most so many words together. A whole sentence alone may be a little longer. */
const WORDS = { least: 15, most: 45 };
/** A shorter excerpt costs this. */
const SHORT_PRICE = 0.1;
/**
 * No sentence beside others has a lower score: fewer words are better than words that say nothing of the piece. The second
 * limit holds where the others are short.
 */
const MIN_SCORE = { usual: 0.04, short: 0.02 };
/** A further sentence shares less than this with those before, and costs `OVERLAP_PRICE` times what it shares. */
const MAX_OVERLAP = 0.5;
const OVERLAP_PRICE = 0.1;
const WORD_PRICE = 0.001;
/** A sentence that needs the one before costs this without it. */
const LEANING_PRICE = 1;
/** Each word of a single sentence beyond `WORDS.most` costs this. */
const LONG_PRICE = 0.1;
/** The score of the page's own description, which leaves room for a further sentence. */
const OWN_SCORE = 0.3;
/**
 * A sentence of the article with this score stands instead of the page's own description, which the post has as its
 * `description`.
 */
const SURE_SCORE = 0.65;

/**
 * Chooses the excerpt: the page's own description, or the sentences that best say what the article is. Sentences in which the
 * article speaks of itself are turned to the third person.
 */
export function chooseExcerpt(
  textDocument: TextDocument,
  chances: Pick<PointChances, 'about' | 'thesis'>,
  input: SummaryInput,
  { ownDescription, person }: { ownDescription: string; person: SummaryOptions['person'] },
): ChosenText {
  const language = toBaseLanguage(input.language) || 'en';
  const narrator = findNarrator(input, language);
  const candidates = listCandidates(textDocument, chances, input, language);
  const isSure = candidates.some(({ score, leans }) => score >= SURE_SCORE && !leans);
  const own = ownDescription && !isSure ? describeOwn(ownDescription, language) : null;
  const chosen = chooseSentences(own, candidates);
  const texts = chosen.map(({ text }) => ({
    text,
    told: person === 'third' ? toThirdPerson(text, narrator, language) : null,
  }));
  // The sentence that names the author comes first.
  texts.sort((a, b) => Number(b.told !== null) - Number(a.told !== null));
  return {
    text: concatSentences(texts.map(({ text, told }) => told ?? text)),
    sentences: chosen.map(({ at }) => at).filter((at) => at >= 0),
  };
}

/** Returns the page's own description as a candidate. */
function describeOwn(text: string, language: string): ExcerptCandidate {
  const speaksOfItself = toThirdPerson(text, null, language) !== null;
  const words = splitWords(text, language);
  return { at: -1, text, words, score: OWN_SCORE, leans: false, speaksOfItself, isFirstPerson: false };
}

const countWords = (chosen: readonly ExcerptCandidate[]): number =>
  chosen.reduce((sum, { words }) => sum + words.length, 0);

/** Whether a sentence says too little of the article to stand beside the others. */
const isFiller = (one: ExcerptCandidate, all: readonly ExcerptCandidate[]): boolean =>
  one.score < (countWords(all) - one.words.length < WORDS.least ? MIN_SCORE.short : MIN_SCORE.usual);

/**
 * Chooses up to three sentences that most likely say what the article is; the page's own description, if given, is the first
 * of them.
 */
function chooseSentences(own: ExcerptCandidate | null, candidates: readonly ExcerptCandidate[]): ExcerptCandidate[] {
  let best: ExcerptCandidate[] = [];
  let most = -Infinity;
  /** Tries the candidates from `from` behind the chosen ones. `miss`: the chance that none of these says it. */
  const extend = (chosen: ExcerptCandidate[], from: number, miss: number, price: number) => {
    const words = chosen.flatMap((one) => one.words);
    const isShort = words.length < WORDS.least;
    const gain = 1 - miss - price - (isShort ? SHORT_PRICE : 0);
    if (chosen.length && gain > most) {
      best = chosen;
      most = gain;
    }
    if (chosen.length === MAX_SENTENCES) return;
    const known = new Set(words);
    candidates.slice(from).forEach((other, at) => {
      const overlap = measureRepeated(other.words, (word) => known.has(word));
      if (overlap >= MAX_OVERLAP || (chosen.length && words.length + other.words.length > WORDS.most)) return;
      const longer = [...chosen, other];
      if (longer.length > 1 && longer.some((one) => isFiller(one, longer))) return;
      // "My grandmother" would be the user's on the user's blog.
      if (chosen.length && other.isFirstPerson && !other.speaksOfItself) return;
      // The author, who is named once, is not "I" in the next sentence.
      if (other.speaksOfItself && chosen.some((one) => one.speaksOfItself || one.isFirstPerson)) return;
      const leaning = other.leans && !(other.at && chosen.at(-1)?.at === other.at - 1) ? LEANING_PRICE : 0;
      const long = LONG_PRICE * Math.max(0, other.words.length - WORDS.most);
      const added = leaning + long + OVERLAP_PRICE * overlap + WORD_PRICE * other.words.length;
      extend(longer, from + at + 1, miss * (1 - other.score), price + added);
    });
  };
  if (own) extend([own], 0, 1 - own.score, 0);
  else extend([], 0, 1, 0);
  return best;
}
