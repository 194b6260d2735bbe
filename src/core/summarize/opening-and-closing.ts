/** Chooses the introduction and the closing of a summary. */

import { concatSentences } from '../text/concat-sentences.ts';
import { isBalanced } from '../text/is-balanced.ts';
import { getStopWords } from '../text/stop-words.ts';
import { truncateAtWord } from '../text/truncate-at-word.ts';
import { countWords, splitWords } from '../text/words.ts';
import { getCuePattern } from './cue-phrases.ts';
import { isLeaning } from './dangling.ts';
import type { ChosenText } from './excerpt.ts';
import { isCallToAction, isEligible } from './filter-sentences.ts';
import type { DocumentSentence, TextDocument } from './sentences.ts';
import { capitalize } from './trim-sentence.ts';

const NOTHING: ChosenText = { text: '', sentences: [] };

const isReadable = (sentence: DocumentSentence, language: string): boolean =>
  isEligible(sentence) &&
  sentence.kind === 'paragraph' &&
  !sentence.quoted &&
  sentence.words >= 6 &&
  sentence.words <= 70 &&
  sentence.code < 0.5 &&
  sentence.link < 0.8 &&
  !isCallToAction(sentence, language) &&
  !getCuePattern('action', language, 'start').test(sentence.text.toLowerCase());

const isComplete = (text: string): boolean => /[.!?。！？।؟۔…][)\]"'”’»」』]*$/u.test(text);

const MAX_PARAGRAPH_LENGTH = 600;
const MAX_INTRODUCTION_SENTENCES = 3;
/** The introduction is looked for in this share of the article's sentences, and among so many of them. */
const OPENING = { share: 0.4, sentences: 40 };
/** A shorter article has no introduction: its points would miss the sentences. */
const MIN_SENTENCES = 8;
const MIN_WORDS = 10;

/** Joins sentences that follow each other, up to the length of a paragraph. */
function joinSentences(textDocument: TextDocument, places: readonly number[]): ChosenText {
  const sentences: number[] = [];
  const texts: string[] = [];
  let length = 0;
  for (const at of places) {
    const { text = '' } = textDocument.sentences[at] ?? {};
    if (sentences.length && (length + text.length > MAX_PARAGRAPH_LENGTH || at !== (sentences.at(-1) ?? 0) + 1)) break;
    sentences.push(at);
    texts.push(text);
    length += text.length + 1;
  }
  const text = capitalize(truncateAtWord(concatSentences(texts), MAX_PARAGRAPH_LENGTH));
  return countWords(text) >= MIN_WORDS ? { text, sentences } : NOTHING;
}

/** What introduces an article states its main message with at least this chance; else it is one more detail. */
const MIN_MESSAGE = 0.1;

/**
 * Returns the first paragraph of the opening that may hold the main message, without the sentences that the post has already
 * (`isTaken`); nothing when none may, or cannot stand alone. `message`: the chance of each sentence.
 */
export function chooseIntroduction(
  textDocument: TextDocument,
  isTaken: (at: number) => boolean,
  language: string,
  message: ArrayLike<number>,
): ChosenText {
  const { sentences } = textDocument;
  if (sentences.length < MIN_SENTENCES) return NOTHING;
  const opening = sentences.slice(0, Math.min(OPENING.sentences, Math.ceil(sentences.length * OPENING.share)));
  // A line without a full stop is a date, a place or a heading, unless the whole text has none.
  const hasStops = opening.some(({ text }) => isComplete(text));
  const may = (at: number) => {
    const sentence = sentences[at];
    return sentence && !isTaken(at) && isReadable(sentence, language) && (!hasStops || isComplete(sentence.text));
  };
  for (const [first, start] of opening.entries()) {
    if (!may(first) || isLeaning(start, language)) continue;
    const places: number[] = [];
    for (let at = first; places.length < MAX_INTRODUCTION_SENTENCES && may(at); at++)
      if (sentences[at]?.block === start.block) places.push(at);
      else break;
    const chosen = joinSentences(textDocument, places);
    const isLikely = chosen.sentences.some((at) => (message[at] ?? 0) >= MIN_MESSAGE);
    if (isLikely && isBalanced(chosen.text)) return chosen;
  }
  return NOTHING;
}

/** The closing of a summary, and the article's own heading for it ('' without one). */
export interface Closing extends ChosenText {
  heading: string;
}

const MAX_CLOSING_SENTENCES = 3;
/** A closing without a conclusion is no further from the end than this share of the article's sentences. */
const CLOSING_SHARE = 0.15;
const MAX_HEADING_WORDS = 6;
/** A last section of at most so many sentences has a heading that names its end ("Moving forward"). */
const SHORT_SECTION = 4;

/** Matches what stands below an article: signatures, credits, notes about the author, dates. */
const BELOW_ARTICLE =
  /^(?:by |©|\(c\)|copyright|photo|image|credits?|source|reporting by|edited by|editing by|written by|about |disclaimer|disclosure|note|tags?|posted|published|updated|correction|this (?:article|post|story) (?:was|is|originally|first|has)|\d+\.\s|von |foto|bild|quelle|redaktion|autor|anmerkung|hinweis|dieser (?:artikel|beitrag) (?:ist|wurde|erschien))|@|https?:|www\.|\.\.\.$|…$/i;

/**
 * Returns the last sentences of the article's conclusion, else its last paragraph if that speaks of the title; nothing where
 * the post has one of these sentences already. No call to action, promotion, quotation, question or note about the author is
 * a closing.
 */
export function chooseClosing(
  textDocument: TextDocument,
  isTaken: (at: number) => boolean,
  title: string,
  language: string,
): Closing {
  const { sections, sentences } = textDocument;
  const nothing = { ...NOTHING, heading: '' };
  const may = (at: number) => {
    const sentence = sentences[at];
    if (!sentence || !isReadable(sentence, language) || !isComplete(sentence.text)) return false;
    if (/["“„«「]/u.test(sentence.text) || BELOW_ARTICLE.test(sentence.text)) return false;
    const lower = sentence.text.toLowerCase();
    return !(['farewell', 'selfReference'] as const).some((name) =>
      getCuePattern(name, language, 'anywhere').test(lower),
    );
  };
  const isHeading = (name: 'closing' | 'minor', heading: string) =>
    heading !== '' && getCuePattern(name, language, 'start').test(heading.toLowerCase());
  const conclusion = sections.findLastIndex(
    ({ heading }, at) => at >= sections.length / 2 && isHeading('closing', heading),
  );
  const topics = new Set(listContentWords(title, language));
  const earliest = Math.floor(sentences.length * (1 - CLOSING_SHARE));
  for (let last = sentences.length - 1; last >= 0; last--) {
    const sentence = sentences[last];
    if (!sentence || (conclusion < 0 ? last < earliest : sentence.section < conclusion)) break;
    const { heading = '', sentenceCount = 0 } = sections[sentence.section] ?? {};
    if ((conclusion >= 0 && sentence.section !== conclusion) || isHeading('minor', heading) || !may(last)) continue;
    const places: number[] = [];
    for (let at = last; places.length < MAX_CLOSING_SENTENCES && may(at); at--)
      if (sentences[at]?.block === sentence.block) places.unshift(at);
      else break;
    // A part that opens with a pronoun needs the sentence before.
    while (places.length && isLeaning(sentences[places[0] ?? 0] ?? sentence, language)) places.shift();
    if (places.some(isTaken)) return nothing;
    const chosen = joinSentences(textDocument, places);
    const speaksOfTitle = listContentWords(chosen.text, language).some((word) => topics.has(word));
    if (chosen.text === '' || (conclusion < 0 && !speaksOfTitle)) continue;
    const namesEnd = conclusion >= 0 || sentenceCount <= SHORT_SECTION;
    const isShown = namesEnd && countWords(heading) <= MAX_HEADING_WORDS && !/[?？]$|^\d/.test(heading);
    return { ...chosen, heading: isShown ? heading : '' };
  }
  return nothing;
}

const listContentWords = (text: string, language: string): string[] => {
  const stopWords = getStopWords(language);
  return splitWords(text, language).filter((word) => word.length > 2 && !stopWords.has(word));
};
