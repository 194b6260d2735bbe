/** Gives the points of a post the form of its kind: which must be there, which may not, and in what order. */

import type { ArticleKind } from '../summary.ts';
import { getCuePattern } from './cue-phrases.ts';
import { findQuestion, isIngredient, isStep } from './kind.ts';
import { findSiblings } from './list-runs.ts';
import type { DocumentSentence, TextDocument } from './sentences.ts';

/** What a kind asks of the points. All numbers are indices in the document's sentences. */
export interface PointForm {
  /** Sentences that make one point each, or several together, before any others are chosen. */
  required: number[][];
  /** Sentences that are no point in a post of this kind. */
  barred: ReadonlySet<number>;
  /** Sentences whose points stand before the others; within both, points are in the article's order. */
  first: ReadonlySet<number>;
}

/** Without a number from the user, a post has at most this many points. */
const MOST_POINTS = 9;
/** Steps that become one point have together at most this many words, and at most this number. */
const JOINED_STEPS = { words: 28, count: 4 };

const NO_FORM: PointForm = { required: [], barred: new Set(), first: new Set() };

const FORMS: Partial<Record<ArticleKind, (facts: FormFacts) => Partial<PointForm>>> = {
  steps: ({ document, limit }) => ({ required: planSteps(document, limit) }),
  recipe: ({ document }) => ({ barred: selectSentences(document, isIngredient) }),
  questions: planAnswers,
  release: planChanges,
};

interface FormFacts {
  document: TextDocument;
  language: string;
  limit: number;
}

/** Returns what the kind of an article asks of its points. `limit`: maximum of points, when the user sets one. */
export function planPointForm(
  kind: ArticleKind | null,
  document: TextDocument,
  language: string,
  limit = MOST_POINTS,
): PointForm {
  const plan = kind && FORMS[kind];
  return plan ? { ...NO_FORM, ...plan({ document, language, limit }) } : NO_FORM;
}

/** Sorts points, given as the sentences that each is made from, into the order of the form. */
export const orderPoints = <T extends { sentences: readonly number[] }>(
  points: readonly T[],
  { first }: PointForm,
): T[] => {
  const isFirst = ({ sentences }: T) => first.has(sentences[0] ?? -1);
  return [...points].sort(
    (a, b) => Number(isFirst(b)) - Number(isFirst(a)) || (a.sentences[0] ?? 0) - (b.sentences[0] ?? 0),
  );
};

const selectSentences = ({ sentences }: TextDocument, accepts: (sentence: DocumentSentence) => boolean): Set<number> =>
  new Set(sentences.flatMap((sentence, at) => (accepts(sentence) ? at : [])));

/**
 * All steps, or none: a guide with gaps misleads. Where there are more than points, neighbours of one list share a point. One
 * point is kept for the main message.
 */
function planSteps({ sentences }: TextDocument, limit: number): number[][] {
  const isFirstStep = (at: number) => sentences[at] !== undefined && isStep(sentences[at]);
  const lists = findSiblings(sentences)
    .map(({ items }) => items.flatMap(([at = -1]) => (isFirstStep(at) ? at : [])))
    .filter(({ length }) => length > 1);
  for (let count = 1; count <= JOINED_STEPS.count; count++) {
    const points = lists.flatMap((steps) => cutInto(steps, count));
    const words = points.map((steps) => steps.reduce((sum, at) => sum + (sentences[at]?.words ?? 0), 0));
    if (points.length < limit) return count === 1 || words.every((sum) => sum <= JOINED_STEPS.words) ? points : [];
  }
  return [];
}

const cutInto = (list: readonly number[], size: number): number[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));

/** The question in a line, then the first answer, which is the accepted or best one. Later answers are left out. */
function planAnswers({ document, language }: FormFacts): Partial<PointForm> {
  const pattern = getCuePattern('answer', language, 'anywhere');
  const [, ...later] = document.sections.flatMap(({ heading }, at) => (pattern.test(heading.toLowerCase()) ? at : []));
  const question = findQuestion(document, language);
  return {
    required: question < 0 ? [] : [[question]],
    barred: selectSentences(document, ({ section }) => later.includes(section)),
    first: new Set([question]),
  };
}

/** What breaks or goes away comes first: the sections and lead-ins that say so. */
function planChanges({ document, language }: FormFacts): Partial<PointForm> {
  const pattern = getCuePattern('breaking', language, 'start');
  const breaks = ({ label, section }: DocumentSentence) =>
    pattern.test(label.toLowerCase()) || pattern.test(document.sections[section]?.heading.toLowerCase() ?? '');
  const first = selectSentences(document, breaks);
  return { first, required: [...first].slice(0, 1).map((at) => [at]) };
}
