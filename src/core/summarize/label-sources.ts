/** The places where a page names what a point is about: its lead-in, its unit, the headings above it, words that it emphasises. */
import { getStopWords } from '../text/stop-words.ts';
import { splitWords } from '../text/words.ts';
import { cleanLabel, splitHeading } from './label-text.ts';
import type { DocumentSentence, TextDocument } from './sentences.ts';
import { stemContentWords } from './terms.ts';
import { findUnits } from './units.ts';

/** A point whose label is sought. */
export interface UnlabelledPoint {
  text: string;
  /** Indices of its sentences in the document. */
  sentences: readonly number[];
}

/** What a label is chosen from. */
export interface LabelInput {
  textDocument: TextDocument;
  point: UnlabelledPoint;
  /** The sentences of the point. */
  own: DocumentSentence[];
  /** The stems of the content words of the point and its sentences. */
  stems: ReadonlySet<string>;
  language: string;
}

/** A source of labels: how many words each may have, and the candidates of a point, best first. */
interface LabelSource {
  maxWords: number;
  list: (input: LabelInput) => string[];
}

/** The sources, best first. */
export const LABEL_SOURCES: readonly LabelSource[] = [
  { maxWords: 8, list: listLeadIns },
  { maxWords: 7, list: listUnitLabels },
  { maxWords: 7, list: listHeadings },
  { maxWords: 5, list: listEmphasised },
];

/** Returns the share of a label's content words that the point has, too, by their stems. */
export function measureFit(label: string, { stems, language }: LabelInput): number {
  const own = [...stemContentWords(label, language)];
  return own.filter((stem) => stems.has(stem)).length / Math.max(1, own.length);
}

/** Returns the lead-ins of the point's sentences, and the bold one of the paragraph. */
function listLeadIns({ textDocument: { sentences }, point, own }: LabelInput): string[] {
  const [first] = own;
  let at = point.sentences[0] ?? 0;
  while (at > 0 && sentences[at - 1]?.block === first?.block) at--;
  const opening = sentences[at];
  return [...own.map(({ label }) => label), opening?.boldLabel ? opening.label : ''];
}

/** The label of a longer unit names less than what each of its sentences is about. */
const MAX_LABELLED_SENTENCES = 4;

/**
 * Returns the label of the parallel unit that has all sentences of the point, if it has words of the point. Of a short unit,
 * it may have others, where the page marks the unit as one of a row, or the label is a name.
 */
function listUnitLabels(input: LabelInput): string[] {
  const { textDocument, point, language } = input;
  const unit = findUnits(textDocument, language).find(({ sentences }) =>
    point.sentences.every((at) => sentences.includes(at)),
  );
  if (!unit) return [];
  const isShort = unit.sentences[0] === point.sentences[0] || unit.sentences.length <= MAX_LABELLED_SENTENCES;
  const stopWords = getStopWords(language);
  const isName = !splitWords(unit.label, language).some((word) => stopWords.has(word));
  const isAlways = isShort && (unit.isMarked || isName);
  return splitHeading(cleanLabel(unit.label)).filter((part) => isAlways || measureFit(part, input) > 0);
}

/** The least share of a heading's content words that the point has: a heading of a news story is often a joke or a claim. */
const MIN_HEADING_FIT = 0.5;

/** Returns the headings above a point that fit it, the nearest first. */
function listHeadings(input: LabelInput): string[] {
  const { sections } = input.textDocument;
  const out: string[] = [];
  let level = Number.POSITIVE_INFINITY;
  for (let at = input.own[0]?.section ?? 0; at > 0 && level > 2; at--) {
    const section = sections[at];
    if (!section || section.level >= level || section.level < 2) continue;
    level = section.level;
    for (const part of splitHeading(cleanLabel(section.heading)))
      if (measureFit(part, input) >= MIN_HEADING_FIT) out.push(part);
  }
  return out;
}

/** Emphasis of more than this share of a sentence marks the sentence, not a term in it. */
const MAX_EMPHASIS = 0.5;

/** Returns the noun phrases of a sentence that are bold or code, the bold ones first. */
function listEmphasised({ textDocument: { blocks }, own, language }: LabelInput): string[] {
  const [sentence] = own;
  const block = sentence && blocks[sentence.block];
  if (!block || own.length > 1) return [];
  const { start, body, text } = sentence;
  const stopWords = getStopWords(language);
  const pick = (spans: readonly (readonly [number, number])[], isFit: (phrase: string, from: number) => boolean) =>
    spans
      .filter(
        ([from, to]) => from >= start + body && to <= start + text.length && to - from <= MAX_EMPHASIS * text.length,
      )
      .flatMap(([from, to]) =>
        isFit(block.text.slice(from, to), from - start - body) ? block.text.slice(from, to) : [],
      );
  // Emphasis is also put on verbs and on whole clauses, which are no labels.
  const isTerm = (phrase: string) =>
    /^[\p{Lu}\p{N}]/u.test(phrase) && !splitWords(phrase, language).some((word) => stopWords.has(word));
  return [...pick(block.strong, isTerm), ...pick(block.code, (_, from) => from < 8)];
}
