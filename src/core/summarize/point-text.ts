/** The text of a point before it has a label, and how it is cut out of the article. */
import type { PointChange } from '../summary.ts';
import { countWords } from '../text/words.ts';
import { cutQuotedSentence, findQuotationSpans, type QuotedSentence } from './quotations.ts';
import type { DocumentSentence, TextDocument } from './sentences.ts';
import { shortenSentence } from './shorten-sentence.ts';
import { trimText } from './trim-sentence.ts';

/** A point has at most this many words. */
const MAX_POINT_WORDS = 60;

/** A point before it has a label. */
export interface PointText {
  text: string;
  /** Indices of the quoted sentences, in order. */
  sentences: number[];
  changes: PointChange[];
}

/** Whether a text says something: it has more than one word, not too many, and no torn quotation or bracket. */
export function isComplete(text: string, language: string): boolean {
  const words = countWords(text, language);
  return words > 1 && words <= MAX_POINT_WORDS && hasPairs(text);
}

/** Signs that only look like half of a pair: an enumeration "a)", an inch sign, an interval "[0, 1)". */
const LONE_SIGNS = /(?:^|\s)[\p{L}\d]{1,2}\)|\d["”″]|[[(]\s*-?[\w.∞]+\s*,\s*[\w.∞]+\s*[\])]|[:;]-?[()]/gu;

function hasPairs(text: string): boolean {
  const bare = text.replace(LONE_SIGNS, ' ');
  const count = (sign: string) => bare.split(sign).length - 1;
  const closesEach = ['()', '[]', '«»', '「」'].every((pair) => count(pair.charAt(0)) === count(pair.charAt(1)));
  // German closes a quotation with the mark that opens an English one.
  const opened = count('„') || count('“');
  const closed = count('„') ? count('“') + count('”') : count('”');
  return closesEach && (opened === closed || count('„') > 0) && count('"') % 2 === 0;
}

/** Returns the text of the paragraph or item that a sentence is in. */
export const getBlockText = ({ blocks }: TextDocument, { block }: DocumentSentence): string =>
  blocks[block]?.text ?? '';

/** Cuts a sentence out of its paragraph, without its lead-in, trimmed and shortened. */
export function cutSentence(textDocument: TextDocument, sentence: DocumentSentence, language: string): QuotedSentence {
  const block = getBlockText(textDocument, sentence);
  const end = sentence.start + sentence.text.length;
  const cut = cutQuotedSentence(block, sentence.start + sentence.body, end, findQuotationSpans(block));
  return { ...cut, text: shortenSentence(trimText(cut.text, sentence.kind, language), language) };
}
