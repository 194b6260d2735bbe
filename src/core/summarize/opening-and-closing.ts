/** Chooses the texts of a summary besides its points: description, introduction and closing. */
import { truncateAtWord } from '../text/truncate-at-word.ts';
import { countWords } from '../text/words.ts';
import { getCuePattern } from './cue-phrases.ts';
import type { DocumentSentence, TextDocument } from './sentences.ts';
import { capitalize, trimSentence } from './trim-sentence.ts';

const isReadable = (sentence: DocumentSentence): boolean =>
  sentence.words >= 6 &&
  sentence.words <= 70 &&
  !sentence.announces &&
  sentence.code < 0.5 &&
  sentence.link < 0.8 &&
  !/[?？؟]["”»]?$/u.test(sentence.text);

const MAX_PARAGRAPH_LENGTH = 600;
const MAX_DESCRIPTION_LENGTH = 400;
/** At most this many sentences are tried for the description. */
const MAX_DESCRIPTION_SENTENCES = 8;

/**
 * Returns a description of at most 400 characters: the excerpt, and the best prose sentences that fit after the excerpt, in
 * the article's order.
 */
export function chooseDescription(
  textDocument: TextDocument,
  scores: Float64Array,
  excerpt: string,
  language: string,
): string {
  const best: { sentence: DocumentSentence; at: number; score: number }[] = [];
  textDocument.sentences.forEach((sentence, at) => {
    const score = (scores[at] ?? 0) - Math.log1p(at) * 0.15;
    const worst = best[MAX_DESCRIPTION_SENTENCES - 1]?.score ?? Number.NEGATIVE_INFINITY;
    if (score <= worst || sentence.kind !== 'paragraph' || !isReadable(sentence)) return;
    best.splice(best.findLastIndex((other) => other.score >= score) + 1, 0, { sentence, at, score });
    best.length = Math.min(best.length, MAX_DESCRIPTION_SENTENCES);
  });
  const start = truncateAtWord(excerpt, MAX_DESCRIPTION_LENGTH);
  const more: { at: number; text: string }[] = [];
  let length = start.length;
  for (const { sentence, at } of best) {
    const text = trimSentence(sentence, language);
    const isAnaphoric = getCuePattern('pronoun', language, 'start').test(sentence.text.toLowerCase());
    if (isAnaphoric || start.includes(text) || length + text.length + 1 > MAX_DESCRIPTION_LENGTH) continue;
    more.push({ at, text });
    length += text.length + 1;
  }
  more.sort((a, b) => a.at - b.at);
  return [start, ...more.map(({ text }) => text)].filter(Boolean).join(' ');
}

const joinParagraph = (sentences: readonly DocumentSentence[]): string => {
  const texts: string[] = [];
  let length = 0;
  for (const sentence of sentences) {
    if (texts.length && length + sentence.text.length > MAX_PARAGRAPH_LENGTH) break;
    texts.push(sentence.text);
    length += sentence.text.length + 1;
  }
  return truncateAtWord(texts.join(' '), MAX_PARAGRAPH_LENGTH);
};

/** Returns the first real paragraph of the article, cut to whole sentences; '' when there is none. */
export function chooseIntroduction(textDocument: TextDocument, language: string): string {
  const { sentences } = textDocument;
  const isCandidate = (sentence: DocumentSentence, at: number) =>
    at < 40 &&
    sentence.kind === 'paragraph' &&
    isReadable(sentence) &&
    !getCuePattern('action', language, 'start').test(sentence.text.toLowerCase());
  // A line without punctuation is a date, a place or a heading, unless the whole text has no punctuation.
  const firstComplete = sentences.findIndex(
    (sentence, at) => isCandidate(sentence, at) && /[.!?:。！？।؟۔…][)\]"'”’»」』]*$/u.test(sentence.text),
  );
  const first = firstComplete < 0 ? sentences.findIndex(isCandidate) : firstComplete;
  const start = sentences[first];
  if (!start) return '';
  const paragraph = sentences
    .slice(first, first + 8)
    .filter((sentence) => sentence.block === start.block && isReadable(sentence));
  return capitalize(joinParagraph(paragraph.slice(0, 4)));
}

/** Returns the start of the article's own conclusion, recognised by its heading; '' without a conclusion. */
export function chooseClosing(textDocument: TextDocument, language: string): string {
  const { sections, sentences } = textDocument;
  const pattern = getCuePattern('closing', language, 'start');
  const last = sections.findLastIndex(
    ({ heading }, at) => heading !== '' && at >= sections.length / 2 && pattern.test(heading.toLowerCase()),
  );
  if (last < 0) return '';
  const closing = sentences.filter(
    (sentence) =>
      sentence.section === last &&
      sentence.kind === 'paragraph' &&
      isReadable(sentence) &&
      !getCuePattern('action', language, 'start').test(sentence.text.toLowerCase()),
  );
  const text = joinParagraph(closing.slice(0, 3));
  return countWords(text) >= 8 ? text : '';
}
