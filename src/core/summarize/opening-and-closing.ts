/** What stands round the points: description, introduction and closing. */
import { countWords, truncateAtWord } from '../text.ts';
import { getCuePattern } from './cue-phrases.ts';
import type { DocumentSentence, TextDocument } from './sentences.ts';
import { capitalize, trimSentence } from './trim-sentence.ts';

const isReadable = (unit: DocumentSentence): boolean =>
  unit.words >= 6 &&
  unit.words <= 70 &&
  !unit.announces &&
  unit.code < 0.5 &&
  unit.link < 0.8 &&
  !/[?？؟]["”»]?$/u.test(unit.text);

const MAX_PARAGRAPH_LENGTH = 600;
const MAX_DESCRIPTION_LENGTH = 400;
/** So many sentences are tried for it. */
const MAX_DESCRIPTION_SENTENCES = 8;

/** At most 400 characters: the excerpt and the best prose sentences that fit beside it, in the article's order. */
export function chooseDescription(
  layout: TextDocument,
  scores: Float64Array,
  excerpt: string,
  language: string,
): string {
  const best: { unit: DocumentSentence; at: number; score: number }[] = [];
  layout.sentences.forEach((unit, at) => {
    const score = (scores[at] ?? 0) - Math.log1p(at) * 0.15;
    const worst = best[MAX_DESCRIPTION_SENTENCES - 1]?.score ?? Number.NEGATIVE_INFINITY;
    if (score <= worst || unit.kind !== 'paragraph' || !isReadable(unit)) return;
    best.splice(best.findLastIndex((other) => other.score >= score) + 1, 0, { unit, at, score });
    best.length = Math.min(best.length, MAX_DESCRIPTION_SENTENCES);
  });
  const start = truncateAtWord(excerpt, MAX_DESCRIPTION_LENGTH);
  const more: { at: number; text: string }[] = [];
  let length = start.length;
  for (const { unit, at } of best) {
    const text = trimSentence(unit, language);
    const leans = getCuePattern('pronoun', language, 'start').test(unit.text.toLowerCase());
    if (leans || start.includes(text) || length + text.length + 1 > MAX_DESCRIPTION_LENGTH) continue;
    more.push({ at, text });
    length += text.length + 1;
  }
  more.sort((a, b) => a.at - b.at);
  return [start, ...more.map(({ text }) => text)].filter(Boolean).join(' ');
}

const joinParagraph = (units: readonly DocumentSentence[]): string => {
  const kept: string[] = [];
  let length = 0;
  for (const unit of units) {
    if (kept.length && length + unit.text.length > MAX_PARAGRAPH_LENGTH) break;
    kept.push(unit.text);
    length += unit.text.length + 1;
  }
  return truncateAtWord(kept.join(' '), MAX_PARAGRAPH_LENGTH);
};

/** The first real paragraph of the article, cut to whole sentences; '' when it opens with none. */
export function chooseIntroduction(layout: TextDocument, language: string): string {
  const { sentences } = layout;
  const fits = (unit: DocumentSentence, at: number) =>
    at < 40 &&
    unit.kind === 'paragraph' &&
    isReadable(unit) &&
    !getCuePattern('action', language, 'start').test(unit.text.toLowerCase());
  // A line without a stop is a date, a place or a heading, unless the whole text does without.
  const whole = sentences.findIndex(
    (unit, at) => fits(unit, at) && /[.!?:。！？।؟۔…][)\]"'”’»」』]*$/u.test(unit.text),
  );
  const first = whole < 0 ? sentences.findIndex(fits) : whole;
  const start = sentences[first];
  if (!start) return '';
  const own = sentences.slice(first, first + 8).filter((unit) => unit.block === start.block && isReadable(unit));
  return capitalize(joinParagraph(own.slice(0, 4)));
}

/** The opening of the article's own conclusion, by its heading; '' when it has none. */
export function chooseClosing(layout: TextDocument, language: string): string {
  const { sections, sentences } = layout;
  const pattern = getCuePattern('closing', language, 'start');
  const last = sections.findLastIndex(
    ({ heading }, at) => heading !== '' && at >= sections.length / 2 && pattern.test(heading.toLowerCase()),
  );
  if (last < 0) return '';
  const own = sentences.filter(
    (unit) =>
      unit.section === last &&
      unit.kind === 'paragraph' &&
      isReadable(unit) &&
      !getCuePattern('action', language, 'start').test(unit.text.toLowerCase()),
  );
  const text = joinParagraph(own.slice(0, 3));
  return countWords(text) >= 8 ? text : '';
}
