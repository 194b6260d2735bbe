/** Decides which sentences may become points. */
import { startsUppercase } from '../text/letter-case.ts';
import { splitWrittenWords } from '../text/words.ts';
import { getCuePattern } from './cue-phrases.ts';
import type { DocumentSentence, TextDocument } from './sentences.ts';
import { trimSentence } from './trim-sentence.ts';

/** Matches captions of pictures and tables, and diagrams made of arrows. */
const CAPTION_LINE =
  /^(?:fig(?:ure|\.)?\s*\d|table \d|image(?: credit)?:|photo(?: credit)?:|screen\s?(?:shot)?s? (?:showing|of)|screenshots?:|diagram (?:showing|of)|abb(?:ildung|\.)\s*\d|figura \d|рис\. ?\d|図\s?\d|图\s?\d)|(?:→|->|⇒).*(?:→|->|⇒)/iu;

/**
 * Whether the sentence is too short to be one of a few points ("Custom endpoint"). A longer list of points may include it.
 */
export const isShort = (sentence: DocumentSentence): boolean =>
  sentence.words < 8 && sentence.text.slice(sentence.body).split(/\s+/).length < 5;

/**
 * Whether the line is a name: few words, mostly capitalised, without punctuation at the end. Such a line is an author with a
 * title, or a heading without markup.
 */
function isNameLine({ kind, text, words }: DocumentSentence): boolean {
  if (kind !== 'paragraph' || words > 12 || /[.!?:;,。！？…)"”]$/u.test(text)) return false;
  const writtenWords = splitWrittenWords(text);
  return writtenWords.filter(startsUppercase).length >= writtenWords.length * 0.75;
}

/**
 * Whether the sentence may be a point: no question, announcement, code, caption, bare link or name, and of suitable length.
 */
export const isEligible = (sentence: DocumentSentence): boolean =>
  sentence.words >= (sentence.kind === 'item' || sentence.label ? 1 : 4) &&
  sentence.words <= 90 &&
  !sentence.announces &&
  sentence.code < 0.8 &&
  sentence.link < 0.95 &&
  !CAPTION_LINE.test(sentence.text) &&
  !isNameLine(sentence) &&
  !/[?？؟]["”»]?$/u.test(sentence.text);

/**
 * Whether the sentence sends the reader elsewhere or asks for an action. False for an item of a numbered list ("Download the
 * tools").
 */
export function isCallToAction(sentence: DocumentSentence, language: string): boolean {
  if (sentence.ordered) return false;
  const lower = trimSentence(sentence, language).toLowerCase();
  return (
    getCuePattern('action', language, 'start').test(lower) || getCuePattern('elsewhere', language, 'start').test(lower)
  );
}

/** Whether the sentence opens with a pronoun, which refers to the sentence before. */
export const isAnaphoric = ({ text, body }: DocumentSentence, language: string): boolean =>
  getCuePattern('pronoun', language, 'start').test(text.slice(body).toLowerCase());

/** A line that repeats the title may have at most this many words more than the title. */
const MAX_EXTRA_WORDS = 4;
const MAX_HEADING_LENGTH = 200;

const normalizeWords = (text: string): string => splitWrittenWords(text.toLowerCase()).join(' ');

/**
 * Returns a function that tells whether a sentence is a list item that only repeats a heading, as in a table of contents.
 */
export function createHeadingTest({ sections }: TextDocument): (sentence: DocumentSentence) => boolean {
  const headings = new Set(sections.map(({ heading }) => normalizeWords(heading.slice(0, MAX_HEADING_LENGTH))));
  return ({ kind, text }) => kind === 'item' && text.length <= MAX_HEADING_LENGTH && headings.has(normalizeWords(text));
}

/**
 * Returns a function that tells whether a sentence repeats the title, possibly after a breadcrumb ("Home News The ferry runs
 * all year").
 */
export function createTitleTest(title: string): (sentence: DocumentSentence) => boolean {
  const titleWords = normalizeWords(title);
  const count = titleWords.split(' ').length;
  if (count < 3) return () => false;
  return ({ text, words }) =>
    words <= count + MAX_EXTRA_WORDS && ` ${normalizeWords(text)} `.includes(` ${titleWords} `);
}
