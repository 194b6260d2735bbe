/** Decides which sentences may become points. */
import { startsLowercase, startsUppercase } from '../text/letter-case.ts';
import { splitWrittenWords } from '../text/words.ts';
import type { ProseBlock } from './blocks.ts';
import { getCuePattern } from './cue-phrases.ts';
import type { DocumentSentence, TextDocument } from './sentences.ts';
import { trimSentence } from './trim-sentence.ts';

/** Matches the start of captions of pictures and tables. */
const CAPTION_START =
  /^(?:fig(?:ure|\.)?\s*\d|table \d|image(?: credit)?:|photo(?: credit)?:|screen\s?(?:shot)?s? (?:showing|of)|screenshots?:|diagram (?:showing|of)|abb(?:ildung|\.)\s*\d|figura \d|рис\. ?\d|図\s?\d|图\s?\d)/iu;

/** Matches a caption that says who stands where, and a diagram made of arrows. */
const CAPTION_PART = /, (?:left|right|cent(?:er|re)), and |(?:→|->|⇒).*(?:→|->|⇒)/i;

/** Matches marks of ownership, addresses for letters, and what social networks add to a quoted message. */
const CREDIT_MARK =
  /©|^(?:tel|telefon|phone|fax|e-?mail)\b[^a-z]{0,40}[\d@+]|^[^\s@]{1,80}@[^\s@]{1,80}$|pic\.twitter\.com|^(?:via )?@\w+$/iu;

/** Matches the time of day or of a recording before a line: "54:41 What the jug is made of". */
const TIME_MARK = /^\d{1,2}:\d{2}(?::\d{2})?\b/;

/** Matches the end of a complete sentence, with closing quotation marks and brackets. */
const SENTENCE_END = /[.!?:;。！？：；।؟۔…‥][\s)\]"'”“’‘»«」』）*]*$/u;

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
  !CAPTION_START.test(sentence.text) &&
  !CAPTION_PART.test(sentence.text) &&
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

const measureEmphasis = ({ text, emphasis }: ProseBlock): number =>
  emphasis.reduce((sum, [start, end]) => sum + end - start, 0) / Math.max(1, text.length);

/** At most this many characters of a paragraph in italics are a note; a longer one is a passage. */
const MAX_NOTE_LENGTH = 600;
/** In a text of which at least this share of the paragraphs end like a sentence, a line without an end is no sentence. */
const MIN_PUNCTUATED_SHARE = 0.6;
/** Maximum words of such a line; below, the fewest words of a paragraph's sentence that says something alone. */
const MAX_LINE_WORDS = 16;
const MIN_STATEMENT_WORDS = 6;

/** Whether a text is a remark in brackets, or links, tags or a breadcrumb in a row. */
export const isRemark = (text: string): boolean =>
  /\s[|/›»]\s.*\s[|/›»]\s/.test(text) || /^[(（[].*[)）\]][.。!]?$/u.test(text);

/**
 * Whether the sentence is by its form no statement of the article: a note in italics, a remark in brackets, a line or a cut
 * sentence without an end, an exclamation, a caption. Editors never choose such sentences (corpus of nuggets: of 3,000
 * sentences that they ruled out, these rules find a third, and of those that they chose 2 %).
 */
function isAside(sentence: DocumentSentence, block: ProseBlock, isPunctuated: boolean): boolean {
  const { text, kind, words } = sentence;
  if (kind === 'item' || sentence.label) return false;
  if (block.text.length <= MAX_NOTE_LENGTH && measureEmphasis(block) > 0.9) return true;
  if (isRemark(text) || /(?:…|\.\.\.)$/.test(text)) return true;
  if (startsLowercase(text) && sentence.index === 0) return true;
  if (words < MIN_STATEMENT_WORDS || (words < 10 && /[!！]["”»]?$/.test(text))) return true;
  return isPunctuated && words < MAX_LINE_WORDS && !SENTENCE_END.test(text);
}

/** A text of at least so many lines, of which at least this share have no end of a sentence and few words, is verse. */
const VERSE = { lines: 8, share: 0.8, words: 12 };

/** Whether a text is a song or a poem: nearly all its paragraphs are short lines without an end, several in each. */
export function isVerse({ sentences }: TextDocument): boolean {
  const paragraphs = sentences.filter(({ kind }) => kind === 'paragraph');
  const lines = paragraphs.filter(
    ({ text, words, siblings }) => siblings > 1 && words <= VERSE.words && !/[.!?。！？]["”’]?$/u.test(text),
  );
  return lines.length >= VERSE.lines && lines.length >= paragraphs.length * VERSE.share;
}

/** Whether the sentence names who made or first published something, or tells what the article will contain. */
export function isApparatus({ text, ordered, words }: DocumentSentence, language: string): boolean {
  if (CREDIT_MARK.test(text) || TIME_MARK.test(text)) return true;
  const lower = text.toLowerCase();
  return (
    (words < 40 && getCuePattern('credit', language, 'anywhere').test(lower)) ||
    (!ordered && getCuePattern('contents', language, 'start').test(lower))
  );
}

/**
 * Returns a function that tells whether the sentence with the given index may be a point. It is slower than `isEligible`,
 * but knows the whole document: the title, the headings, and how the text is written.
 */
export function createPointFilter(
  textDocument: TextDocument,
  { title, language }: { title: string; language: string },
): (at: number) => boolean {
  const { sentences, sections, blocks } = textDocument;
  const repeatsTitle = createTitleTest(title);
  const repeatsHeading = createHeadingTest(textDocument);
  const isBackMatter = sections.map(({ heading }) =>
    getCuePattern('backMatter', language, 'whole').test(heading.toLowerCase()),
  );
  const prose = sentences.filter(({ kind }) => kind === 'paragraph');
  if (isVerse(textDocument)) return () => false;
  const paragraphs = prose.filter(({ index, siblings }) => index === siblings - 1);
  const ended = paragraphs.filter(({ text }) => SENTENCE_END.test(text)).length;
  const isPunctuated = ended > paragraphs.length * MIN_PUNCTUATED_SHARE;
  return (at) => {
    const sentence = sentences[at];
    const block = sentence && blocks[sentence.block];
    return (
      sentence !== undefined &&
      block !== undefined &&
      isEligible(sentence) &&
      !isBackMatter[sentence.section] &&
      !isAside(sentence, block, isPunctuated) &&
      !isApparatus(sentence, language) &&
      !repeatsTitle(sentence) &&
      !repeatsHeading(sentence) &&
      !isCallToAction(sentence, language)
    );
  };
}
