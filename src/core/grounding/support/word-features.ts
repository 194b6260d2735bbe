/** The features by which the check tells the words of a claim that the article does not bear out. */
import type { Evidence } from './find-evidence.ts';
import { comparePolarity, findDenial } from './polarity.ts';
import { findNegatingAffix, findOpposites, findSlot } from './rivals.ts';
import { MIN_SUPPORT, type SentenceView, viewSentence } from './sentence-view.ts';
import type { SourceIndex } from './source-index.ts';
import type { Term } from './terms.ts';
import type { Thesaurus } from './thesaurus.ts';
import { type PartialFeatures, WORD_FEATURES } from './word-feature-names.ts';

const MAX_RUN = 8;
const MAX_PLACES = 6;

/** Whether the article has two terms in one sentence (1), in neighbouring ones (0.8), or never together (0). */
function areTogether({ support }: SentenceView, one: number, other: number): number {
  const [first, second] = [support[one], support[other]];
  if (!first?.size || !second?.size) return 0.5;
  const sentences = [...first.keys()];
  if (sentences.some((sentence) => second.has(sentence))) return 1;
  return sentences.some((sentence) => second.has(sentence - 1) || second.has(sentence + 1)) ? 0.8 : 0;
}

/** Returns how many terms in a row the evidence does not support, around this one. */
function countRun({ near }: SentenceView, at: number): number {
  if ((near[at] ?? 0) >= MIN_SUPPORT) return 0;
  let [first, last] = [at, at];
  while ((near[first - 1] ?? 1) < MIN_SUPPORT) first--;
  while ((near[last + 1] ?? 1) < MIN_SUPPORT) last++;
  return Math.min(MAX_RUN, last - first + 1);
}

/** Measures how much of the rest of the sentence stands in the article together with the term. */
function measureContext({ support, cover, total }: SentenceView, term: Term, at: number): PartialFeatures {
  const places = support[at] ?? new Map<number, number>();
  const rest = Math.max(0.1, total - term.weight);
  let [context, anyContext] = [0, 0];
  for (const [sentence, weight] of cover) {
    const others = (weight - (places.get(sentence) ?? 0) * term.weight) / rest;
    anyContext = Math.max(anyContext, others);
    if (places.has(sentence)) context = Math.max(context, others);
  }
  return { context, contextGap: anyContext - context };
}

/** Computes the features of each term of a claim's sentence, and what in the article contradicts it. */
export function computeWordFeatures(
  evidence: Evidence,
  index: SourceIndex,
  thesaurus: Thesaurus,
): { rows: Float32Array[]; rivals: (Term | undefined)[] } {
  const view = viewSentence(evidence, index, thesaurus);
  const { terms, near, anywhere, total, isUnsupported, unsupportedWeight } = view;
  const unsupportedCount = isUnsupported.filter(Boolean).length;
  const best = Math.max(0, ...view.cover.values()) / total;
  const hasHedge = view.nearTerms.some(({ kind }) => kind === 'hedge');
  const rivals: (Term | undefined)[] = [];
  const rows = terms.map((term, at) => {
    const { kind } = term;
    const opposites = findOpposites(view, term);
    const slot = findSlot(view, term, at);
    rivals.push(opposites.rival ?? slot.rival);
    const features: PartialFeatures = {
      near: near[at] ?? 0,
      anywhere: anywhere[at] ?? 0,
      isName: Number(kind === 'name'),
      isNumber: Number(kind === 'number'),
      isDenial: Number(kind === 'denial'),
      isHedge: Number(kind === 'hedge'),
      isComparison: Number(kind === 'comparison'),
      isUnknown: Number(term.id < 0 && kind !== 'number'),
      prefix: findNegatingAffix(view, term, at),
      left: near[at - 1] ?? 0.5,
      right: near[at + 1] ?? 0.5,
      leftTogether: areTogether(view, at, at - 1),
      rightTogether: areTogether(view, at, at + 1),
      run: countRun(view, at),
      best,
      restShare: (unsupportedWeight - (isUnsupported[at] ? term.weight : 0)) / total,
      restCount: unsupportedCount - Number(isUnsupported[at]),
      terms: terms.length,
      sentences: Math.log(index.terms.length + 1),
      places: Math.min(MAX_PLACES, index.places.get(term.key)?.length ?? 0),
      polarity: comparePolarity(view, at),
      isDenied: Number(terms[at - 1]?.kind === 'denial'),
      hedgeNear: Number(kind === 'hedge' && hasHedge),
      ...opposites.features,
      ...slot.features,
      ...measureContext(view, term, at),
      ...(kind === 'denial' ? findDenial(view, at) : {}),
    };
    return Float32Array.from(WORD_FEATURES, (name) => features[name] ?? 0);
  });
  return { rows, rivals };
}
