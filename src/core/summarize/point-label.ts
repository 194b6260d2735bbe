/**
 * Lists the labels that fit a point: its lead-in, the label of its unit, a heading above it, words that the page emphasises.
 * A key term of the sentence is no label: the best of 55 learned features chose ones that editors would not (F1 13).
 */
import { collectPhrases, getLanguage, splitWordList } from '../text/get-language.ts';
import { isTorn } from '../text/is-torn.ts';
import { getStopWords } from '../text/stop-words.ts';
import { countWords, splitWords } from '../text/words.ts';
import { getCuePattern } from './cue-phrases.ts';
import { setLabelCase } from './label-case.ts';
import type { DocumentSentence, TextDocument } from './sentences.ts';
import { stemContentWords } from './terms.ts';
import { findUnits } from './units.ts';

/** Matches numbers, emoji and signs before a heading or lead-in: "1.2 ", "Step 3: ", "🚀 ". */
const DECORATION = new RegExp(
  `^\\s*(?:(?:(?:${collectPhrases(({ partWords }) => partWords)}|#)\\s*)?\\d+(?:[.)]\\d*)*(?:\\s*[:.)–—-])?\\s+|[a-z][.)]\\s+|(?:\\p{Extended_Pictographic}|\\ufe0f|\\u200d|[✓✔•→])\\s*)+`,
  'iu',
);

function cleanLabel(text: string): string {
  return text
    .replace(DECORATION, '')
    .replace(/\[[^[\]]*\]$/u, '')
    .replace(/(?:\p{Extended_Pictographic}|\ufe0f)+/gu, '')
    .replace(/(?<!\s)\s+\([^()]*\)\s*$/u, '')
    .replace(/^[\s–—-]+|(?<![\s:：.,;–—-])[\s:：.,;–—-]+$/gu, '')
    .trim()
    .replace(/^["“„«»]([^"“”„«»]+)["”“»«]$/u, '$1');
}

const prepositionPatterns = new Map<string, RegExp>();

/** Returns a pattern that matches a preposition between words; one that matches nothing for a language without a list. */
function getPrepositionPattern(language: string): RegExp {
  let found = prepositionPatterns.get(language);
  if (!found) {
    const words = splitWordList(getLanguage(language || 'en').prepositions).join('|');
    found = words ? new RegExp(`\\s(?:${words})\\s`, 'iu') : /(?!)/;
    prepositionPatterns.set(language, found);
  }
  return found;
}

/** A longer label loses what follows its first comma or preposition. */
const USUAL_WORDS = 5;

/** Returns the subject of a label that is a sentence, if it says enough: "The price formula is unchanged" → "price formula". */
function cutSubject(label: string, language: string): string {
  const verbs = new Set(splitWordList(getLanguage(language || 'en').frame?.finiteVerbs));
  const stopWords = getStopWords(language);
  const words = label.split(/\s+/);
  const isStop = (word: string) => stopWords.has(word.toLowerCase());
  const verb = words.findIndex((word, at) => at > 0 && verbs.has(word.toLowerCase()));
  const first = words.findIndex((word) => !isStop(word));
  const subject = words.slice(first, Math.max(first, verb)).join(' ').replace(/,$/, '');
  return stemContentWords(subject, language).size > 1 ? subject : label;
}

/** Cuts a long label after its noun phrase, unless it would lose the words that the point has: "Full-text search across every kind of resource" → "Full-text search". */
function shortenLabel(whole: string, input: LabelInput): string {
  const { language } = input;
  const label = cutSubject(whole, language);
  for (const cut of [/,\s/u, getPrepositionPattern(language)]) {
    const start = label.split(cut)[0] ?? '';
    if (start === label || countWords(label) <= USUAL_WORDS || (sharesWord(label, input) && !sharesWord(start, input)))
      continue;
    if (stemContentWords(start, language).size > 1) return start;
  }
  return label;
}

/** A point whose label is sought. */
export interface UnlabelledPoint {
  text: string;
  /** Indices of its sentences in the document. */
  sentences: readonly number[];
}

/** What a label is chosen from. */
interface LabelInput {
  textDocument: TextDocument;
  point: UnlabelledPoint;
  /** The sentences of the point. */
  own: DocumentSentence[];
  /** The stems of the content words of the point and its sentences. */
  stems: ReadonlySet<string>;
  language: string;
}

/** The kinds of labels, best first: how many words each may have, and the candidates of a point. */
export const LABEL_SOURCES: Readonly<Record<string, { maxWords: number; list: (input: LabelInput) => string[] }>> = {
  leadIn: { maxWords: 8, list: listLeadIns },
  unit: { maxWords: 7, list: listUnitLabels },
  heading: { maxWords: 7, list: listHeadings },
  emphasis: { maxWords: 5, list: listEmphasised },
};

/** Returns the labels that fit a point, best first. */
export function listPointLabels(textDocument: TextDocument, point: UnlabelledPoint, language: string): string[] {
  const own = point.sentences.flatMap((at) => textDocument.sentences[at] ?? []);
  const stems = stemContentWords([point.text, ...own.map(({ text }) => text)].join(' '), language);
  const input: LabelInput = { textDocument, point, own, stems, language };
  return Object.keys(LABEL_SOURCES).flatMap((source) => labelsFrom(source, input));
}

/** Returns the candidates of one source that can be labels. */
export function labelsFrom(source: string, input: LabelInput): string[] {
  const { maxWords = 0, list } = LABEL_SOURCES[source] ?? {};
  return (list?.(input) ?? [])
    .map(cleanLabel)
    .filter((label) => isTopical(label, input.language))
    .map((label) => shortenLabel(label, input))
    .filter((label) => label && countWords(label) <= maxWords)
    .map((label) => setLabelCase(label, input.language));
}

/** Headings of these kinds name no topic. */
const NO_TOPIC = ['closing', 'minor', 'takeaway', 'generic', 'backMatter'] as const;

/** Whether a label names a topic: it has a word that is neither a number nor part of a date, and is no stock heading. */
function isTopical(label: string, language: string): boolean {
  const lower = label.toLowerCase();
  if (!/\p{L}{2}/u.test(label) || /[?？!！]$/.test(label) || isDate(lower, language)) return false;
  if (label.split('"').length % 2 === 0 || isTorn(label, '“', '”')) return false;
  if (getCuePattern('interrogative', language, 'start').test(lower)) return false;
  if (getCuePattern('attribution', language, 'anywhere').test(lower)) return false;
  return !NO_TOPIC.some((kind) => getCuePattern(kind, language, 'whole').test(lower));
}

/** Whether a label has the words of a date only, or a date after a place ("Berlin, 29 November 2022"). */
function isDate(lower: string, language: string): boolean {
  const { dates, weekdays = '' } = getLanguage(language || 'en');
  const names = `${dates?.months ?? ''} ${weekdays}`.replaceAll('|', ' ').split(/\s+/);
  const words = splitWords(lower, language);
  const isDateWord = (word: string) => names.includes(word) || /^\d/.test(word);
  return words.every(isDateWord) || (/\d/.test(lower) && words.some((word) => names.includes(word)));
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

/** Returns the label of the parallel unit that has all sentences of the point, if it shares a word or the unit is short. */
function listUnitLabels(input: LabelInput): string[] {
  const { textDocument, point, language } = input;
  const unit = findUnits(textDocument, language).find(({ sentences }) =>
    point.sentences.every((at) => sentences.includes(at)),
  );
  if (!unit) return [];
  const isAlways = unit.sentences[0] === point.sentences[0] || unit.sentences.length <= MAX_LABELLED_SENTENCES;
  return splitHeading(cleanLabel(unit.label)).filter((part) => isAlways || sharesWord(part, input));
}

/** Returns the headings above a point that share words with it, the nearest first. */
function listHeadings(input: LabelInput): string[] {
  const { sections } = input.textDocument;
  const out: string[] = [];
  let level = Number.POSITIVE_INFINITY;
  for (let at = input.own[0]?.section ?? 0; at > 0 && level > 2; at--) {
    const section = sections[at];
    if (!section || section.level >= level || section.level < 2) continue;
    level = section.level;
    for (const part of splitHeading(cleanLabel(section.heading))) if (sharesWord(part, input)) out.push(part);
  }
  return out;
}

/** Whether a label has a content word of the point, by its stem. */
const sharesWord = (label: string, { stems, language }: LabelInput): boolean =>
  [...stemContentWords(label, language)].some((stem) => stems.has(stem));

/** Returns a heading's parts before and after a colon or dash, then the whole heading. */
function splitHeading(heading: string): string[] {
  const parts = heading.split(/[:：]\s|\s[–—|]\s/u).flatMap((part) => part.trim() || []);
  return parts.length > 1 ? [...parts, heading] : [heading];
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
