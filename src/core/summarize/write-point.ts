/** Writes key points: turns chosen sentences into texts that stand alone, each with its quote and the changes made. */
import { concatSentences } from '../text/concat-sentences.ts';
import { countWords } from '../text/words.ts';
import { getCuePattern } from './cue-phrases.ts';
import { isDangling } from './dangling.ts';
import { findPronounName } from './find-person.ts';
import { addLeadIn, findListLeadIn, joinItems, listItemsAfter, MAX_LISTED_WORDS, putLeadIn } from './list-lead-in.ts';
import { cutSentence, getBlockText, isComplete, type PointText } from './point-text.ts';
import { cutQuotedSentence, findQuotationSpans, type QuotedSentence } from './quotations.ts';
import type { DocumentSentence, TextDocument } from './sentences.ts';
import { capitalize, trimText } from './trim-sentence.ts';

/** Neighbours that become one point have together at most this many words, so that the point reads as one. */
const MAX_JOINED_WORDS = 28;

/**
 * Writes one point from one sentence, from chosen items of a list, or from neighbours that become one point. `sentences`:
 * indices in the document, in order. Returns null when the text would not stand alone: it would need the sentence before,
 * tear a quotation or bracket, or lose the speaker of a quotation.
 */
export function writePoint(
  textDocument: TextDocument,
  sentences: readonly number[],
  language: string,
): PointText | null {
  const written =
    sentences.length > 1
      ? joinSentences(textDocument, sentences, language)
      : writeSentence(textDocument, sentences[0] ?? -1, language);
  return written && isComplete(written.text, language) ? written : null;
}

function writeSentence(textDocument: TextDocument, at: number, language: string): PointText | null {
  const sentence = textDocument.sentences[at];
  if (!sentence) return null;
  if (sentence.announces) return joinSentences(textDocument, listItemsAfter(textDocument, at), language);
  const cut = cutSentence(textDocument, sentence, language);
  const alone: PointText = { text: cut.text, sentences: [at], changes: [] };
  if (sentence.kind === 'item' && !sentence.label) return addLeadIn(textDocument, alone, language);
  if (cut.text !== '' && cut.ownWords < 2 && isSpeech(sentence, cut)) return addSpeaker(textDocument, alone, language);
  if (sentence.label || !isDangling(cut.text, language)) return alone;
  const named = findPronounName(textDocument, at, language);
  if (named && cut.text.startsWith(named.pronoun)) {
    const { pronoun, name } = named;
    const source = textDocument.sentences[named.sentence]?.text ?? '';
    return {
      ...alone,
      text: name + cut.text.slice(pronoun.length),
      changes: [{ kind: 'name', pronoun, name, source }],
    };
  }
  return joinNeighbours(textDocument, at - 1, at, MAX_JOINED_WORDS, language);
}

/** Whether the sentence is speech: a part of a quotation, or a whole quotation of several words. */
const isSpeech = ({ text }: DocumentSentence, { isPart }: QuotedSentence): boolean =>
  isPart || (/^["“„«「]/.test(text) && text.length > 20);

/** Joins two neighbours of one paragraph, of which the first does not lean on another; null when they do not read as one. */
function joinNeighbours(
  textDocument: TextDocument,
  first: number,
  second: number,
  limit: number,
  language: string,
): PointText | null {
  const [one, other] = [textDocument.sentences[first], textDocument.sentences[second]];
  if (!one || !other || one.block !== other.block || one.announces || /[?？]$/.test(one.text)) return null;
  const block = getBlockText(textDocument, one);
  const end = other.start + other.text.length;
  if (end > block.length || one.words + other.words > limit * 1.5) return null;
  const cut = cutQuotedSentence(block, one.start + one.body, end, findQuotationSpans(block));
  const text = trimText(cut.text, one.kind, language);
  if (cut.ownWords < 2 || isDangling(text, language) || countWords(text, language) > limit) return null;
  return { text, sentences: [first, second], changes: [{ kind: 'joined' }] };
}

/** Adds the neighbour that names the speaker of a quotation: "… ," said X. A lead-in "X said:" also names one. */
function addSpeaker(textDocument: TextDocument, { sentences: [at = 0], text }: PointText, language: string) {
  const { sentences } = textDocument;
  const isAttributed = (index: number) =>
    getCuePattern('attribution', language, 'anywhere').test(sentences[index]?.text.toLowerCase() ?? '');
  for (const [first, second] of [
    [at, at + 1],
    [at - 1, at],
  ] as const) {
    if (!isAttributed(first === at ? second : first)) continue;
    const joined = joinNeighbours(textDocument, first, second, MAX_LISTED_WORDS, language);
    if (joined) return joined;
  }
  const lead = sentences[at - 1];
  return lead?.announces && isAttributed(at - 1) ? putLeadIn(textDocument, at - 1, [at], [text], language) : null;
}

/** Joins items of one list to one point with their lead-in; other sentences one after the other, as they stand. */
function joinSentences(textDocument: TextDocument, chosen: readonly number[], language: string): PointText | null {
  const [first = -1] = chosen;
  const sentences = chosen.flatMap((at) => textDocument.sentences[at] ?? []);
  if (sentences.length < 2) return null;
  const texts = sentences.map((sentence) => cutSentence(textDocument, sentence, language).text);
  if (sentences.every(({ kind, index }) => kind === 'item' && index === 0)) {
    const lead = findListLeadIn(textDocument, first);
    const led = lead < 0 ? null : putLeadIn(textDocument, lead, chosen, texts, language);
    if (led) return led;
    const text = joinItems(texts);
    return countWords(text, language) <= MAX_LISTED_WORDS
      ? { text, sentences: [...chosen], changes: [{ kind: 'joined' }] }
      : null;
  }
  const text = capitalize(
    concatSentences(texts.map((part) => (/[.!?。！？…:;]["”»」)]*$/u.test(part) ? part : `${part}.`))),
  );
  return isDangling(text, language) ? null : { text, sentences: [...chosen], changes: [{ kind: 'joined' }] };
}
