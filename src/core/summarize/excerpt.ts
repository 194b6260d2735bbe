/** Chooses the excerpt: one or two sentences that say what an article is, who tells it, and its main message. */

import type { SummaryInput, SummaryOptions } from '../summary.ts';
import { collapseSpaces } from '../text/collapse-spaces.ts';
import { toBaseLanguage } from '../text/get-language.ts';
import { isBalanced } from '../text/is-balanced.ts';
import { startsLowercase } from '../text/letter-case.ts';
import { splitWords, splitWrittenWords } from '../text/words.ts';
import { isDemand } from './attribute-sentence.ts';
import { getCuePattern } from './cue-phrases.ts';
import { isLeaning } from './dangling.ts';
import { createTitleTest, isCallToAction, isEligible } from './filter-sentences.ts';
import type { PointChances } from './point-chances.ts';
import type { TextDocument } from './sentences.ts';
import { shortenSentence } from './shorten-sentence.ts';
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
  /** The words of the text, in lower case. */
  words: string[];
  /** How likely it says what the article is, with what counts for or against it. */
  score: number;
  /** Whether it needs the sentence before. */
  leans: boolean;
  /** Whether the article speaks of itself in it ("In this post I show …"). */
  speaksOfItself: boolean;
  isFirstPerson: boolean;
}

/** Number of words of a sentence of the excerpt, of the excerpt, and of a description that gets a second sentence. */
const LENGTH = { least: 6, most: 45, shortDescription: 25 };

/**
 * How the score of a sentence follows from its chances: what says what the piece is is mostly its message, too. Neither the
 * chance of a vital fact nor a regression on the editors' own words chooses better (see MODEL.md).
 */
const WEIGHTS = { about: 0.7, thesis: 0.3 };
/** A sentence in which the article speaks of itself says what it is. */
const SELF_REFERENCE_BONUS = 0.15;
/** What the author lived through seldom says what the piece is, and reads badly in the third person. */
const FIRST_PERSON_BONUS = -0.15;
/** A second sentence shares less than this with the first one, and costs `OVERLAP_PRICE` times what it shares. */
const MAX_OVERLAP = 0.5;
const OVERLAP_PRICE = 0.1;
/** No second sentence has a lower score: fewer words are better than words that say nothing of the piece. */
const MIN_SECOND = 0.07;
/** The score of the page's own description, which leaves room for a second sentence. */
const OWN_SCORE = 0.3;

/** The excerpt is looked for among so many sentences at the start, and the likeliest of them. */
const OPENING_SENTENCES = 40;
const MAX_CANDIDATES = 6;

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

/** Whether a word of at least four letters is the start of another. */
const isStart = (start: string, word: string): boolean => start.length > 3 && word.startsWith(start);

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
  const titleWords = [...new Set(splitWords(title, language).filter((word) => word.length > 3))];
  // "Apples" in the description is the title's "apple".
  const shared = titleWords.filter((word) => words.some((other) => other.startsWith(word) || isStart(other, word)));
  if (words.length < OWN_DESCRIPTION.words || shared.length < Math.min(OWN_DESCRIPTION.titleWords, titleWords.length))
    return '';
  const start = text.slice(0, OWN_DESCRIPTION.copied);
  const isCopied = textDocument.blocks.some(({ text: block }) => collapseSpaces(block).includes(start));
  const sendsAway = text
    .split(/(?<=[.。])\s+/u)
    .some((sentence) => getCuePattern('elsewhere', language, 'start').test(sentence.toLowerCase()));
  return isCopied || sendsAway ? '' : text;
}

/** A text repeats words that have at least this share of its own. */
const REPEATED_SHARE = 0.6;

/** Returns the share (0 … 1) of the words that are repeated. */
function measureRepeated<T>(words: ArrayLike<T>, isRepeated: (word: T) => boolean): number {
  let count = 0;
  for (let at = 0; at < words.length; at++) if (isRepeated(words[at] as T)) count++;
  return count / Math.max(1, words.length);
}

/** Whether most words of a text are repeated. */
export const isMostlyRepeated = <T>(words: ArrayLike<T>, isRepeated: (word: T) => boolean): boolean =>
  measureRepeated(words, isRepeated) >= REPEATED_SHARE;

/** Lists the sentences that may be in the excerpt, without items if the article has prose. */
function listCandidates(
  textDocument: TextDocument,
  chances: Pick<PointChances, 'about' | 'thesis'>,
  { title }: SummaryInput,
  language: string,
): ExcerptCandidate[] {
  const repeatsTitle = createTitleTest(title);
  const titleWords = new Set(splitWords(title, language));
  const places = textDocument.sentences
    .slice(0, OPENING_SENTENCES)
    .map((sentence, at) => ({
      sentence,
      at,
      chance: WEIGHTS.about * (chances.about[at] ?? 0) + WEIGHTS.thesis * (chances.thesis[at] ?? 0),
      isProse: sentence.kind === 'paragraph' && isComplete(sentence.text),
    }))
    .filter(({ sentence }) => isEligible(sentence) && !sentence.quoted);
  const prose = places.filter(({ isProse }) => isProse);
  const likeliest = (prose.length ? prose : places).sort((a, b) => b.chance - a.chance);
  const found: ExcerptCandidate[] = [];
  for (const { sentence, at, chance } of likeliest) {
    if (found.length === MAX_CANDIDATES) break;
    if (repeatsTitle(sentence) || isCallToAction(sentence, language)) continue;
    const trimmed = trimSentence(sentence, language);
    const text = shortenSentence(at === 0 ? removeDateline(trimmed) : trimmed, language);
    const words = splitWords(text, language);
    // The claim that a title asks about is no answer.
    if (isQuestion(title) && isMostlyRepeated(words, (word) => titleWords.has(word))) continue;
    // What the reader is to do is not what the article is.
    if (isDemand(words[0] ?? '', language)) continue;
    if (words.length < LENGTH.least || words.length > LENGTH.most || !isBalanced(text)) continue;
    if (isInsideQuotation(textDocument, at)) continue;
    const speaksOfItself = toThirdPerson(text, null, language) !== null;
    const isPersonal = !speaksOfItself && isFirstPerson(words, language);
    const score = chance + (speaksOfItself ? SELF_REFERENCE_BONUS : isPersonal ? FIRST_PERSON_BONUS : 0);
    const leans = !speaksOfItself && isLeaning(sentence, language, text);
    found.push({ at, text, words, score, leans, speaksOfItself, isFirstPerson: isPersonal });
  }
  return found.sort((a, b) => a.at - b.at);
}

/**
 * Chooses the excerpt: the page's own description, or the sentence that best says what the article is; a second one if there
 * is room. Sentences in which the article speaks of itself are turned to the third person.
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
  const chosen = choosePair(ownDescription ? [describeOwn(ownDescription, language)] : candidates, candidates);
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

/** Returns the page's own description as a candidate. */
const describeOwn = (text: string, language: string): ExcerptCandidate => ({
  at: -1,
  text,
  words: splitWords(text, language),
  score: OWN_SCORE,
  leans: false,
  speaksOfItself: toThirdPerson(text, null, language) !== null,
  isFirstPerson: false,
});

/**
 * Chooses one of `firsts`, alone or with another candidate, in the article's order: what most likely holds a sentence that
 * says what the article is.
 */
function choosePair(firsts: readonly ExcerptCandidate[], candidates: readonly ExcerptCandidate[]): ExcerptCandidate[] {
  const stable = firsts.filter(({ leans }) => !leans);
  let best: ExcerptCandidate[] = [];
  let most = -Infinity;
  const consider = (pair: ExcerptCandidate[], gain: number) => {
    if (gain <= most) return;
    best = pair;
    most = gain;
  };
  for (const first of stable.length ? stable : firsts) {
    consider([first], first.score);
    const words = new Set(first.words);
    for (const second of candidates) {
      if (second.at <= first.at || !canFollow(second, first)) continue;
      const overlap = measureRepeated(second.words, (word) => words.has(word));
      if (overlap >= MAX_OVERLAP) continue;
      consider([first, second], 1 - (1 - first.score) * (1 - second.score) - OVERLAP_PRICE * overlap);
    }
  }
  return best;
}

/** Whether a sentence can stand behind another in the excerpt. The author, who is named once, is not "I" in the next sentence. */
const canFollow = (second: ExcerptCandidate, first: ExcerptCandidate): boolean =>
  Math.min(first.score, second.score) >= MIN_SECOND &&
  first.words.length + second.words.length <= LENGTH.most &&
  !(second.leans && second.at !== first.at + 1) &&
  !(second.speaksOfItself && (first.speaksOfItself || first.isFirstPerson)) &&
  !second.isFirstPerson &&
  (first.at >= 0 || first.words.length < LENGTH.shortDescription);
