/** Which sentences may become points at all. */
import { splitWrittenWords, startsUppercase, toPlainWords } from '../text.ts';
import { getCuePattern } from './cue-phrases.ts';
import type { DocumentSentence, TextDocument } from './sentences.ts';
import { trimSentence } from './trim-sentence.ts';

/** A picture's or a table's words, and drawings made of arrows. */
const CAPTION_LINE =
  /^(?:fig(?:ure|\.)?\s*\d|table \d|image(?: credit)?:|photo(?: credit)?:|screen\s?(?:shot)?s? (?:showing|of)|screenshots?:|diagram (?:showing|of)|abb(?:ildung|\.)\s*\d|figura \d|рис\. ?\d|図\s?\d|图\s?\d)|(?:→|->|⇒).*(?:→|->|⇒)/iu;

/** Too short to stand as one of a few points ("Custom endpoint"); a longer answer may list it. */
export const isShort = (unit: DocumentSentence): boolean =>
  unit.words < 8 && unit.text.slice(unit.body).split(/\s+/).length < 5;

/** A line of a few words, most of them capital, without an end: an author with their post, a heading that is none. */
function isNameLine({ kind, text, words }: DocumentSentence): boolean {
  if (kind !== 'paragraph' || words > 12 || /[.!?:;,。！？…)"”]$/u.test(text)) return false;
  const list = splitWrittenWords(text);
  return list.filter(startsUppercase).length >= list.length * 0.75;
}

/** No question, no announcement of a list, no code, no bare link, no mere name; short enough to be a point. */
export const isEligible = (unit: DocumentSentence): boolean =>
  unit.words >= (unit.kind === 'item' || unit.label ? 1 : 4) &&
  unit.words <= 90 &&
  !unit.announces &&
  unit.code < 0.8 &&
  unit.link < 0.95 &&
  !CAPTION_LINE.test(unit.text) &&
  !isNameLine(unit) &&
  !/[?？؟]["”»]?$/u.test(unit.text);

/** Sends its reader elsewhere or asks for something. A step of a list that is numbered ("Download the tools") is no such call. */
export function isCallToAction(unit: DocumentSentence, language: string): boolean {
  if (unit.ordered) return false;
  const lower = trimSentence(unit, language).toLowerCase();
  return (
    getCuePattern('action', language, 'start').test(lower) || getCuePattern('elsewhere', language, 'start').test(lower)
  );
}

/** Opens with a pronoun, which the sentence before explains. */
export const isAnaphoric = ({ text, body }: DocumentSentence, language: string): boolean =>
  getCuePattern('pronoun', language, 'start').test(text.slice(body).toLowerCase());

const MAX_EXTRA_WORDS = 4;
const MAX_HEADING_LENGTH = 200;

const normalizeWords = (text: string): string => toPlainWords(text.toLowerCase());

/** Tells of the items that are no more than a heading of the text: its list of contents. */
export function createHeadingTest({ sections }: TextDocument): (unit: DocumentSentence) => boolean {
  const headings = new Set(sections.map(({ heading }) => normalizeWords(heading.slice(0, MAX_HEADING_LENGTH))));
  return ({ kind, text }) => kind === 'item' && text.length <= MAX_HEADING_LENGTH && headings.has(normalizeWords(text));
}

/** Tells of the lines that are the title again, maybe behind a path to the page ("Home News The ferry runs all year"). */
export function createTitleTest(title: string): (unit: DocumentSentence) => boolean {
  const own = normalizeWords(title);
  const count = own.split(' ').length;
  if (count < 3) return () => false;
  return ({ text, words }) => words <= count + MAX_EXTRA_WORDS && ` ${normalizeWords(text)} `.includes(` ${own} `);
}
