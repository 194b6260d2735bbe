/** Summarizes an article offline: selects its key points, and the sentences that describe it. */

import type { Summary, SummaryInput } from '../summary.ts';
import { toBaseLanguage } from '../text/get-language.ts';
import { chooseExcerpt, loadExcerptRankers } from './excerpt.ts';
import { computeFeatures } from './features.ts';
import { createPointFilter, isAnaphoric, isShort } from './filter-sentences.ts';
import { listOfferedLinks } from './links.ts';
import { chooseClosing, chooseDescription, chooseIntroduction } from './opening-and-closing.ts';
import { getLexicon, getShippedRanker, measureStructure, rankSentences } from './rank.ts';
import { listPool, type PointCandidate, selectDiversePoints, type WordRetention } from './select-points.ts';
import { parseDocument, sampleDocument } from './sentences.ts';
import { findUnits } from './units.ts';
import { buildRetentionRows, getRetentionTrees, predictRetention } from './word-retention.ts';
import { writePoint, writePoints } from './write-point.ts';

const SUMMARIZER_ID = 'extractive';

/** Bonus for a sentence with its own label, which reads better as a point. In standard deviations of the scores. */
const LABEL_BONUS = 0.5;

/** Penalties for selecting points, in standard deviations of the scores. `short` and `long` are numbers of points. */
const PENALTIES = { overlap: 1.6, section: 0.25, unitFirst: 1.5, unitAgain: 4, anaphoric: 0.6, short: 5, long: 7 };

/**
 * Weight of the reward for words that a post is likely to have. It applies in full to text of the language and kind that
 * word retention was learned from.
 */
const RETENTION_WEIGHT = 8;

/** Loads the learned weights ahead of their first use. */
export function warmUpSummarizer(): void {
  getLexicon('en');
  getShippedRanker();
  getRetentionTrees();
  loadExcerptRankers();
}

/**
 * Summarizes a text. Pure and deterministic; never throws. `points`: maximum of key points; a larger maximum only adds
 * points. Points are in the article's order; texts are empty where the article has nothing for them.
 */
export function summarizeArticle(text: SummaryInput, options: { points: number }): Summary {
  const language = toBaseLanguage(text.language);
  const wholeDocument = parseDocument(text.markdown, language);
  const links = listOfferedLinks(wholeDocument, text.url);
  const textDocument = sampleDocument(wholeDocument);
  const { sentences } = textDocument;
  if (!sentences.length) {
    return { excerpt: '', description: '', introduction: '', points: [], closing: '', links, engine: SUMMARIZER_ID };
  }
  const lexicon = getLexicon(language);
  const features = computeFeatures(textDocument, text, language, lexicon);
  const mayBePoint = createPointFilter(textDocument, { title: text.title, language });
  const canBePoint = sentences.map((_, at) => mayBePoint(at) && writePoint(textDocument, [at], language) !== null);
  const scores = rankSentences(features, (at) => canBePoint[at] ?? false);
  const unitBySentence = new Int32Array(sentences.length).fill(-1);
  findUnits(textDocument, language).forEach((unit, number) => {
    for (const at of unit.sentences) unitBySentence[at] = number;
  });
  const candidates: PointCandidate[] = [];
  sentences.forEach((sentence, at) => {
    if (!canBePoint[at]) return;
    const terms = features.terms.contentTerms[at] ?? new Int32Array(0);
    const words = features.terms.words[at] ?? new Int32Array(0);
    const labelBonus = sentence.boldLabel ? LABEL_BONUS : sentence.label ? LABEL_BONUS / 2 : 0;
    candidates.push({
      sentence: at,
      score: (scores[at] ?? 0) + labelBonus,
      section: sentence.section,
      unit: unitBySentence[at] ?? -1,
      terms,
      words,
      isShort: isShort(sentence),
      isAnaphoric: isAnaphoric(sentence, language),
    });
  });
  const limit = Number.isFinite(options.points) ? Math.max(0, Math.floor(options.points)) : 5;
  const weight = lexicon.retention.size && limit ? RETENTION_WEIGHT * measureStructure(features) : 0;
  const pool = listPool(candidates);
  let retention: WordRetention | null = null;
  if (weight) {
    const pooledWords = new Set(pool.flatMap(({ words }) => [...words]));
    const retentionInput = { textDocument, features, scores, lexicon, language };
    const rows = buildRetentionRows(retentionInput, (at) => canBePoint[at] ?? false, pooledWords);
    retention = { chances: predictRetention(rows), starts: rows.starts, weight };
  }
  const chosen = selectDiversePoints(pool, limit, PENALTIES, retention).sort((a, b) => a - b);
  const points = writePoints(
    textDocument,
    chosen.map((at) => [at]),
    language,
    text.title,
  );
  const excerpt = chooseExcerpt(textDocument, features, scores, text, language);
  return {
    excerpt,
    description: chooseDescription(textDocument, scores, excerpt, language),
    introduction: chooseIntroduction(wholeDocument, language),
    points,
    closing: chooseClosing(wholeDocument, language),
    links,
    engine: SUMMARIZER_ID,
  };
}
