/** Chooses the excerpt: one or two sentences that say what an article is, who tells it, and its main message. */

import type { SummaryInput, SummaryOptions } from '../summary.ts';
import { collapseSpaces } from '../text/collapse-spaces.ts';
import { toBaseLanguage } from '../text/get-language.ts';
import { isBalanced } from '../text/is-balanced.ts';
import { startsLowercase } from '../text/letter-case.ts';
import { splitWords, splitWrittenWords } from '../text/words.ts';
import { getCuePattern } from './cue-phrases.ts';
import { FEATURE_NAMES, type SentenceFeatures } from './features.ts';
import { createTitleTest, isAnaphoric, isCallToAction, isEligible } from './filter-sentences.ts';
import type { TextDocument } from './sentences.ts';
import { findNarrator, isFirstPerson, toThirdPerson } from './third-person.ts';
import { trimSentence } from './trim-sentence.ts';

/** A text of the summary, and the sentences of the document that it is made of (indices, in order). */
export interface ChosenText {
  text: string;
  sentences: number[];
}

/** A sentence that may be part of the excerpt. */
interface ExcerptCandidate {
  /** Index of the sentence in the document; -1 for the page's own description. */
  at: number;
  text: string;
  words: number;
  score: number;
}

/** Number of words of an excerpt. One with fewer than `few` gets a second sentence. */
const LENGTH = { least: 6, few: 25, most: 45 };

/**
 * How features of a sentence say that it tells what the article is. Fitted by ridge regression on the sentences that editors
 * chose for it; more features, or trees, choose no better (see MODEL.md).
 */
const WEIGHTS = {
  'title shared': 0.42,
  'sentences before': -0.1,
  'centrality sum': 0.01,
  'place in block': -0.03,
  'first person': -0.08,
} satisfies Partial<Record<(typeof FEATURE_NAMES)[number], number>>;
const WEIGHTED = FEATURE_NAMES.flatMap((name, column) => {
  const weight = Object.entries(WEIGHTS).find(([weighted]) => weighted === name)?.[1];
  return weight === undefined ? [] : [{ column, weight }];
});
/** A sentence in which the article speaks of itself says what it is. */
const SELF_REFERENCE_BONUS = 0.6;
/** What the author lived through seldom says what the piece is, and reads badly in the third person. */
const FIRST_PERSON_BONUS = -0.3;
const THESIS_WEIGHT = 1;

/** The excerpt is looked for among so many sentences at the start. */
const OPENING_SENTENCES = 40;

const MAX_DATELINE_LENGTH = 60;

/** Removes the place in front of a report: `BERLIN (dpa) – `, `SEOUL, May 3 -- `. */
function removeDateline(text: string): string {
  const end = /\s[–—-]{1,2}\s|\)\s?(?=\p{Lu})/u.exec(text.slice(0, MAX_DATELINE_LENGTH));
  if (!end) return text;
  const words = splitWrittenWords(text.slice(0, end.index).replace(/\([^()]*\)?/g, ''));
  const isPlace = words.every((word) => !startsLowercase(word));
  return isPlace && words.length <= 6 ? text.slice(end.index + end[0].length).trim() : text;
}

const isQuestion = (text: string): boolean => /[?？؟]["”»]?$/u.test(text);
const isComplete = (text: string): boolean => /[.!。！।؟۔][\p{Pe}\p{Pf}"']*$/u.test(text);

/** Whether a quotation that opened in an earlier sentence of the block is still open. */
function isInsideQuotation({ sentences }: TextDocument, at: number): boolean {
  const { index = 0 } = sentences[at] ?? {};
  return !isBalanced(
    sentences
      .slice(at - index, at)
      .map(({ text }) => text)
      .join(' '),
  );
}

const scoreSentence = ({ values }: SentenceFeatures, at: number): number =>
  WEIGHTED.reduce((sum, { column, weight }) => sum + weight * (values[at * FEATURE_NAMES.length + column] ?? 0), 0);

const OWN_DESCRIPTION = { characters: [50, 400] as const, words: 10, titleWords: 2, copied: 40 };

/**
 * Returns the page's own description if somebody wrote it for readers: whole sentences about the title, which are no copy of
 * the text and no advertisement; '' otherwise.
 */
export function findOwnDescription(textDocument: TextDocument, { description, title }: SummaryInput, language: string) {
  const text = collapseSpaces(description);
  const [shortest, longest] = OWN_DESCRIPTION.characters;
  if (text.length < shortest || text.length > longest) return '';
  if (/…|\.\.\.|[!！?？]|https?:/u.test(text) || !isComplete(text) || !isBalanced(text)) return '';
  const words = splitWords(text, language);
  const titleWords = new Set(splitWords(title, language).filter((word) => word.length > 3));
  const shared = new Set(words.filter((word) => titleWords.has(word))).size;
  if (words.length < OWN_DESCRIPTION.words || shared < Math.min(OWN_DESCRIPTION.titleWords, titleWords.size)) return '';
  const start = text.slice(0, OWN_DESCRIPTION.copied);
  const isCopied = textDocument.blocks.some(({ text: block }) => collapseSpaces(block).includes(start));
  const sendsAway = text
    .split(/(?<=[.。])\s+/u)
    .some((sentence) => getCuePattern('elsewhere', language, 'start').test(sentence.toLowerCase()));
  return isCopied || sendsAway ? '' : text;
}

/** A text repeats words that have at least this share of its own. */
const REPEATED_SHARE = 0.6;

/** Whether most words of the text are among the given ones. */
export function isMostlyIn(text: string, words: ReadonlySet<string>, language: string): boolean {
  const own = splitWords(text, language);
  return own.filter((word) => words.has(word)).length >= own.length * REPEATED_SHARE;
}

/** Lists the sentences that may be in the excerpt, without items if the article has prose. */
function listCandidates(
  textDocument: TextDocument,
  features: SentenceFeatures,
  thesis: ArrayLike<number>,
  { title }: SummaryInput,
  language: string,
): ExcerptCandidate[] {
  const repeatsTitle = createTitleTest(title);
  const titleWords = new Set(splitWords(title, language));
  const all = textDocument.sentences
    .slice(0, OPENING_SENTENCES)
    .flatMap((sentence, at): (ExcerptCandidate & { isProse: boolean })[] => {
      if (!isEligible(sentence) || sentence.quoted || isQuestion(sentence.text)) return [];
      if (repeatsTitle(sentence) || isCallToAction(sentence, language)) return [];
      const trimmed = trimSentence(sentence, language);
      const text = at === 0 ? removeDateline(trimmed) : trimmed;
      const words = splitWords(text, language).length;
      // The claim that a title asks about is no answer.
      if (isQuestion(title) && isMostlyIn(text, titleWords, language)) return [];
      if (words < LENGTH.least || words > LENGTH.most || !isBalanced(text)) return [];
      const isSelfReference = toThirdPerson(text, null, language) !== null;
      const score =
        scoreSentence(features, at) +
        THESIS_WEIGHT * (thesis[at] ?? 0) +
        (isSelfReference ? SELF_REFERENCE_BONUS : isFirstPerson(text, language) ? FIRST_PERSON_BONUS : 0);
      if (isInsideQuotation(textDocument, at)) return [];
      return [{ at, text, words, score, isProse: sentence.kind === 'paragraph' && isComplete(text) }];
    });
  const prose = all.filter(({ isProse }) => isProse);
  return prose.length ? prose : all;
}

/**
 * Chooses the excerpt: the page's own description, or the sentence that best says what the article is; a second one if there
 * is room. Sentences in which the article speaks of itself are turned to the third person.
 */
export function chooseExcerpt(
  textDocument: TextDocument,
  features: SentenceFeatures,
  thesis: ArrayLike<number>,
  input: SummaryInput,
  { ownDescription, person }: { ownDescription: string; person: SummaryOptions['person'] },
): ChosenText {
  const language = toBaseLanguage(input.language) || 'en';
  const narrator = findNarrator(input, language);
  const candidates = listCandidates(textDocument, features, thesis, input, language);
  const leans = ({ at, text }: ExcerptCandidate) => {
    const sentence = textDocument.sentences[at];
    return (
      sentence !== undefined &&
      (isAnaphoric(sentence, language) || getCuePattern('connective', language, 'start').test(text.toLowerCase())) &&
      toThirdPerson(text, null, language) === null
    );
  };
  const ranked = candidates.toSorted((a, b) => b.score - a.score || a.at - b.at);
  const own: ExcerptCandidate = {
    at: -1,
    text: ownDescription,
    words: splitWords(ownDescription, language).length,
    score: 0,
  };
  const first = ownDescription ? own : (ranked.find((one) => !leans(one)) ?? ranked[0]);
  if (!first) return { text: '', sentences: [] };
  const firstWords = new Set(splitWords(first.text, language));
  const second =
    first.words < LENGTH.few
      ? ranked.find(
          (one) =>
            one !== first &&
            first.words + one.words <= LENGTH.most &&
            (!leans(one) || one.at === first.at + 1) &&
            !isMostlyIn(one.text, firstWords, language),
        )
      : undefined;
  const chosen = [first, ...(second ? [second] : [])].sort((a, b) => a.at - b.at);
  const texts = chosen.map(({ text }) => ({
    text,
    told: person === 'third' ? toThirdPerson(text, narrator, language) : null,
  }));
  // The sentence that names the author comes first.
  texts.sort((a, b) => Number(b.told !== null) - Number(a.told !== null));
  return {
    text: texts.map(({ text, told }) => told ?? text).join(' '),
    sentences: chosen.map(({ at }) => at).filter((at) => at >= 0),
  };
}
