/** Chooses the key points of an article: judges its sentences, selects what covers most, and writes the points. */
import type { ArticleKind, KeyPoint, SummaryInput } from '../summary.ts';
import weights from './chances.weights.json';
import { computePointFeatures } from './compute-point-features.ts';
import { computeFeatures, type SentenceFeatures } from './features.ts';
import { createPointFilter } from './filter-sentences.ts';
import { recognizeKind } from './kind.ts';
import { labelPoints } from './label-points.ts';
import { type CandidateInput, listPointCandidates, type PointCandidate } from './point-candidates.ts';
import { createChanceEstimator, type PointChances } from './point-chances.ts';
import { orderPoints, planPointForm } from './point-form.ts';
import type { PointText } from './point-text.ts';
import { getLexicon, rankSentences } from './rank.ts';
import { GAINS, selectPoints } from './select-points.ts';
import type { TextDocument } from './sentences.ts';
import { findUnits } from './units.ts';
import { writePoint } from './write-point.ts';

/** What is known of an article before its sentences are judged. */
export interface PointInput extends Omit<CandidateInput, 'chances'> {
  title: string;
  /** One row per sentence, with the columns `POINT_FEATURES`. */
  values: Float32Array;
  features: SentenceFeatures;
  kind: ArticleKind | null;
  canBePoint: (at: number) => boolean;
}

/** Computes what the choice of points needs. */
export function preparePoints(textDocument: TextDocument, text: SummaryInput, language: string): PointInput {
  const features = computeFeatures(textDocument, text, language, getLexicon(language));
  const isPoint = createPointFilter(textDocument, { title: text.title, language });
  const mayBePoint = textDocument.sentences.map((_, at) => isPoint(at));
  const canBePoint = (at: number) => mayBePoint[at] ?? false;
  const units = new Int32Array(textDocument.sentences.length).fill(-1);
  const found = findUnits(textDocument, language);
  found.forEach((unit, number) => {
    for (const at of unit.sentences) units[at] = number;
  });
  return {
    textDocument,
    title: text.title,
    language,
    features,
    ...computePointFeatures(textDocument, features, text, language),
    scores: rankSentences(features, canBePoint),
    units,
    kind: recognizeKind(textDocument, text, found)?.kind ?? null,
    canBePoint,
  };
}

let shippedEstimator: ((values: Float32Array) => PointChances) | undefined;

/** Returns the estimator that comes with Precis; loads it on first use. */
export function getChanceEstimator() {
  shippedEstimator ??= createChanceEstimator(weights);
  return shippedEstimator;
}

/** The main message stands first when it is likely to be one. */
const MIN_MAIN_MESSAGE = 0.42;

/**
 * Every article has a main message, so that the likeliest sentence is it more often than its chance says: `share` of the chance
 * is relative to that of the likeliest, which has `best`.
 */
const MESSAGE = { share: 0.3, best: 0.6 };

function raiseMessage(thesis: Float64Array): Float64Array {
  const most = thesis.reduce((max, chance) => Math.max(max, chance), 0) || 1;
  return thesis.map((chance) => chance * (1 - MESSAGE.share + (MESSAGE.share * MESSAGE.best) / most));
}

/**
 * Chooses at most `limit` points; without a limit as many as the article has distinct things to say. `excerpt`: what the
 * post says before its points. Points are in the article's order, after the main message.
 */
export function choosePoints(
  input: PointInput,
  limit: number | undefined,
  excerpt = '',
  chances = getChanceEstimator()(input.values),
  gains = GAINS,
): KeyPoint[] {
  const form = planPointForm(input.kind, input.textDocument, input.language, limit);
  const candidates = listPointCandidates(
    { ...input, chances: { ...chances, thesis: raiseMessage(chances.thesis) }, required: form.required },
    (at) => input.canBePoint(at) && !form.barred.has(at),
  );
  const quoted = new Set<string>();
  const written = new Map<PointCandidate, PointText>();
  const chosen = selectPoints(
    candidates,
    limit,
    (candidate) => {
      const point = writePoint(input.textDocument, candidate.sentences, input.language);
      const quotes = point?.sentences.map((at) => input.textDocument.sentences[at]?.text ?? '') ?? [];
      if (!point || quotes.some((quote) => quoted.has(quote))) return false;
      for (const quote of quotes) quoted.add(quote);
      written.set(candidate, point);
      return true;
    },
    gains,
    input.features.terms.known(excerpt),
  );
  const main = chosen.reduce<PointCandidate | null>(
    (best, one) => (one.thesis > (best?.thesis ?? MIN_MAIN_MESSAGE) ? one : best),
    null,
  );
  const ordered = orderPoints(chosen, form).sort((a, b) => Number(b === main) - Number(a === main));
  const texts = ordered.flatMap((candidate) => written.get(candidate) ?? []);
  return labelPoints(input.textDocument, texts, input.language);
}
