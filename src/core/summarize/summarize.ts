/** Article → Summary, offline: the sentences that make its points, and those that say what it is. */

import type { KeyPoint, Summary, SummaryInput } from '../summary.ts';
import { countWords } from '../text.ts';
import { chooseExcerpt as excerptOf, loadExcerptRankers } from './excerpt.ts';
import { computeFeatures } from './features.ts';
import {
  createHeadingTest,
  createTitleTest,
  isAnaphoric,
  isCallToAction,
  isEligible,
  isShort,
} from './filter-sentences.ts';
import { listOfferedLinks } from './links.ts';
import { chooseClosing, chooseDescription, chooseIntroduction } from './opening-and-closing.ts';
import { choosePointLabel } from './point-label.ts';
import { getLexicon, getShippedRanker, measureStructure, rankSentences } from './rank.ts';
import { listPool, type PointCandidate, selectDiversePoints, type WordRetention } from './select-points.ts';
import { parseDocument as layOut, sampleDocument } from './sentences.ts';
import { detectLanguage, toBaseLanguage } from './stopwords.ts';
import { trimSentence } from './trim-sentence.ts';
import { buildRetentionRows, getRetentionTrees, predictRetention } from './word-retention.ts';

export const SUMMARIZER_ID = 'extractive';

/** A point that brings its own label reads better; in deviations of the text's scores. */
const LABEL_BONUS = 0.5;

/** In deviations of the text's scores. */
const PENALTIES = { overlap: 1.6, section: 0.25, leaning: 0.6, short: 5, long: 7 };

/** Weight of the words that live on, where the text is of the kind and language that they were learned from. */
const RETENTION_WEIGHT = 8;

/** Unpacks the weights, which is done but once. */
export function warmUpSummarizer(): void {
  getLexicon('en');
  getShippedRanker();
  getRetentionTrees();
  loadExcerptRankers();
}

/**
 * Summarizes a text. `points`: how many key points at most; asking for one more keeps those already chosen. Points come
 * in the article's order. Pure and deterministic; never throws; empty strings and no points where there is nothing
 * honest to say.
 */
export function summarizeArticle(text: SummaryInput, options: { points: number }): Summary {
  const language = toBaseLanguage(text.language) || detectLanguage(`${text.title}\n${text.markdown.slice(0, 6000)}`);
  const whole = layOut(text.markdown, language);
  const links = listOfferedLinks(whole, text.url);
  const layout = sampleDocument(whole);
  const { sentences } = layout;
  if (!sentences.length) {
    return { excerpt: '', description: '', introduction: '', points: [], closing: '', links, engine: SUMMARIZER_ID };
  }
  const lexicon = getLexicon(language);
  const found = computeFeatures(layout, text, language, lexicon);
  const repeatsTitle = createTitleTest(text.title);
  const repeatsHeading = createHeadingTest(layout);
  const canBePoint = sentences.map(
    (unit) => isEligible(unit) && !repeatsTitle(unit) && !repeatsHeading(unit) && !isCallToAction(unit, language),
  );
  const scores = rankSentences(found, (at) => canBePoint[at] ?? false);
  const candidates: PointCandidate[] = [];
  sentences.forEach((unit, at) => {
    if (!canBePoint[at]) return;
    const terms = found.terms.of[at] ?? new Int32Array(0);
    const words = found.terms.words[at] ?? new Int32Array(0);
    const named = unit.boldLabel ? LABEL_BONUS : unit.label ? LABEL_BONUS / 2 : 0;
    candidates.push({
      sentence: at,
      score: (scores[at] ?? 0) + named,
      section: unit.section,
      terms,
      words,
      isShort: isShort(unit),
      isAnaphoric: isAnaphoric(unit, language),
    });
  });
  const limit = Number.isFinite(options.points) ? Math.max(0, Math.floor(options.points)) : 5;
  const weight = lexicon.retention.size && limit ? RETENTION_WEIGHT * measureStructure(found) : 0;
  const pool = listPool(candidates);
  let retention: WordRetention | null = null;
  if (weight) {
    const pooled = new Set(pool.flatMap(({ words }) => [...words]));
    const known = { layout, found, scores, lexicon, language };
    const rows = buildRetentionRows(known, (at) => canBePoint[at] ?? false, pooled);
    retention = { chances: predictRetention(rows), starts: rows.starts, weight };
  }
  const points: KeyPoint[] = [];
  // A heading labels the first point of its section; the same label again would say nothing.
  const headed = new Set<number>();
  for (const at of selectDiversePoints(pool, limit, PENALTIES, retention).sort((a, b) => a - b)) {
    const unit = sentences[at];
    const point = unit ? trimSentence(unit, language) : '';
    if (!unit || countWords(point) < 1) continue;
    const label = unit.label || !headed.has(unit.section) ? choosePointLabel(unit, layout, language) : '';
    headed.add(unit.section);
    points.push(label ? { label, text: point, quote: unit.text } : { text: point, quote: unit.text });
  }
  const excerpt = excerptOf(layout, found, scores, text, language);
  return {
    excerpt,
    description: chooseDescription(layout, scores, excerpt, language),
    introduction: chooseIntroduction(whole, language),
    points,
    closing: chooseClosing(whole, language),
    links,
    engine: SUMMARIZER_ID,
  };
}
