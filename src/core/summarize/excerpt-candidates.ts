/** Lists the sentences of an article that may be part of its excerpt. */
import type { SummaryInput } from '../summary.ts';
import { isBalanced } from '../text/is-balanced.ts';
import { startsLowercase } from '../text/letter-case.ts';
import { splitWords, splitWrittenWords } from '../text/words.ts';
import { isDemand } from './attribute-sentence.ts';
import { getCuePattern } from './cue-phrases.ts';
import { isLeaning } from './dangling.ts';
import { createTitleTest, isApparatus, isCallToAction, isEligible, isRemark, isVerse } from './filter-sentences.ts';
import type { PointChances } from './point-chances.ts';
import type { DocumentSentence, TextDocument } from './sentences.ts';
import { shortenSentence } from './shorten-sentence.ts';
import { isFirstPerson, toThirdPerson } from './third-person.ts';
import { trimSentence } from './trim-sentence.ts';

/** A sentence that may be part of the excerpt. */
export interface ExcerptCandidate {
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

/** Number of words of a sentence of the excerpt. */
const WORDS = { least: 6, most: 50 };

/**
 * How the score of a sentence follows from its chances: what says what the piece is is mostly its message, too. Neither the
 * chance of a vital fact nor a regression on the editors' own words chooses better (see MODEL.md).
 */
const WEIGHTS = { about: 0.7, thesis: 0.3 };
/** A sentence in which the article speaks of itself says what it is. */
const SELF_REFERENCE_BONUS = 0.15;
/** What the author lived through reads badly in the third person, but it may say what the article is. */
const FIRST_PERSON_PRICE = 0.05;
/** A list seldom says what the article around it is, unless it opens the article with its key points. */
const ITEM_PRICE = 0.1;

/** The excerpt is looked for among so many sentences at the start, and the likeliest of them. */
const OPENING_SENTENCES = 40;
const MAX_CANDIDATES = 8;

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

/** A text repeats words that have at least this share of its own. */
const REPEATED_SHARE = 0.6;

/** Returns the share (0 … 1) of the words that are repeated. */
export function measureRepeated<T>(words: ArrayLike<T>, isRepeated: (word: T) => boolean): number {
  let count = 0;
  for (let at = 0; at < words.length; at++) if (isRepeated(words[at] as T)) count++;
  return count / Math.max(1, words.length);
}

/** Whether most words of a text are repeated. */
export const isMostlyRepeated = <T>(words: ArrayLike<T>, isRepeated: (word: T) => boolean): boolean =>
  measureRepeated(words, isRepeated) >= REPEATED_SHARE;

/** A line without a full stop has at least this many words if it is a sentence. */
const MIN_LINE_WORDS = 10;
/** The deck of an article is among so many sentences. */
const DECK_SENTENCES = 3;

/** Whether a sentence ends without a full stop: it announces what follows, or it is the article's deck. */
const isUnfinished = ({ kind, siblings, words, announces, text }: DocumentSentence, at: number): boolean =>
  kind === 'paragraph' &&
  words >= MIN_LINE_WORDS &&
  (announces || (siblings === 1 && at < DECK_SENTENCES && /[\p{L}\p{N}]$/u.test(text)));

/** Gives a sentence without a full stop one. */
const addStop = (text: string, language: string): string =>
  isComplete(text) ? text : `${text}${language === 'ja' || language === 'zh' ? '。' : '.'}`;

/** Whether the sentence needs the one before. */
const needsContext = (sentence: DocumentSentence, text: string, language: string): boolean =>
  !getCuePattern('selfContained', language, 'start').test(text.toLowerCase()) && isLeaning(sentence, language, text);

/** A sentence with this share of the words of a question makes the claim that is in question. */
const CLAIM_SHARE = 0.75;

/**
 * Whether a sentence makes the claim that a title asks about, which is no answer: it has no other words, or most of the words
 * of a title that does not ask how or why.
 */
function isClaimOf(titleWords: ReadonlySet<string>, words: readonly string[], asksHow: boolean): boolean {
  const own = new Set(words);
  return (
    isMostlyRepeated(words, (word) => titleWords.has(word)) ||
    (!asksHow && measureRepeated([...titleWords], (word) => own.has(word)) >= CLAIM_SHARE)
  );
}

/** Lists the likeliest sentences, in the order of the text; none for a song or a poem, whose lines say nothing of it. */
export function listCandidates(
  textDocument: TextDocument,
  chances: Pick<PointChances, 'about' | 'thesis'>,
  { title }: SummaryInput,
  language: string,
): ExcerptCandidate[] {
  if (isVerse(textDocument)) return [];
  const repeatsTitle = createTitleTest(title);
  const titleWords = new Set(splitWords(title, language));
  const asksHow = getCuePattern('interrogative', language, 'start').test(title.toLowerCase());
  const places = textDocument.sentences.slice(0, OPENING_SENTENCES).flatMap((sentence, at) => {
    const isOpen = isUnfinished(sentence, at);
    const isWhole = isOpen || isComplete(sentence.text);
    if (sentence.quoted || !isEligible(isOpen ? { ...sentence, announces: false } : sentence)) return [];
    const chance = WEIGHTS.about * (chances.about[at] ?? 0) + WEIGHTS.thesis * (chances.thesis[at] ?? 0);
    return { sentence, at, isWhole, chance: chance - (sentence.kind === 'item' ? ITEM_PRICE : 0) };
  });
  // An article without full stops has lines only.
  const whole = places.filter(({ isWhole }) => isWhole);
  const likeliest = (whole.length ? whole : places).sort((a, b) => b.chance - a.chance);
  const found: ExcerptCandidate[] = [];
  for (const { sentence, at, chance } of likeliest) {
    if (found.length === MAX_CANDIDATES) break;
    if (repeatsTitle(sentence) || isRemark(sentence.text)) continue;
    const trimmed = trimSentence(sentence, language);
    const shortened = shortenSentence(at === 0 ? removeDateline(trimmed) : trimmed, language);
    const text = whole.length ? addStop(shortened, language) : shortened;
    const words = splitWords(text, language);
    if (isQuestion(title) && isClaimOf(titleWords, words, asksHow)) continue;
    if (words.length < WORDS.least || words.length > WORDS.most || !isBalanced(text)) continue;
    if (isInsideQuotation(textDocument, at)) continue;
    const speaksOfItself = toThirdPerson(text, null, language) !== null;
    // What the reader is to do is not what the article is, unless it is to see what the article shows.
    const isDemanded = isDemand(words[0] ?? '', language) || isCallToAction(sentence, language);
    if (!speaksOfItself && (isDemanded || isApparatus(sentence, language))) continue;
    const isPersonal = !speaksOfItself && isFirstPerson(words, language);
    const score = chance + (speaksOfItself ? SELF_REFERENCE_BONUS : isPersonal ? -FIRST_PERSON_PRICE : 0);
    const leans = !speaksOfItself && needsContext(sentence, text, language);
    found.push({ at, text, words, score, leans, speaksOfItself, isFirstPerson: isPersonal });
  }
  return found.sort((a, b) => a.at - b.at);
}
