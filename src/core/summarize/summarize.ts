/** Summarizes an article offline: selects its key points, and the sentences that describe it. */

import { defaultSummaryOptions, type Summary, type SummaryInput, type SummaryOptions } from '../summary.ts';
import { toBaseLanguage } from '../text/get-language.ts';
import { choosePoints, getChanceEstimator, preparePoints } from './choose-points.ts';
import { chooseExcerpt, loadExcerptRankers } from './excerpt.ts';
import { listOfferedLinks } from './links.ts';
import { chooseClosing, chooseDescription, chooseIntroduction } from './opening-and-closing.ts';
import { getLexicon, getShippedRanker } from './rank.ts';
import { GAINS, SHORT_GAINS } from './select-points.ts';
import { parseDocument, sampleDocument } from './sentences.ts';

const SUMMARIZER_ID = 'extractive';

/** Loads the learned weights ahead of their first use. */
export function warmUpSummarizer(): void {
  getLexicon('en');
  getShippedRanker();
  getChanceEstimator();
  loadExcerptRankers();
}

/** Returns a number of points as given; undefined stays, so that the article decides. */
const limitPoints = (points: number | undefined): number | undefined =>
  points === undefined || !Number.isFinite(points) ? undefined : Math.max(0, Math.floor(points));

/**
 * Summarizes a text. Pure and deterministic; never throws. `points`: maximum of key points; a larger maximum only adds
 * points. Without it, the article gets as many as it has distinct things to say. Points are in the article's order, after
 * the main message; texts are empty where the article has nothing for them.
 */
export function summarizeArticle(article: SummaryInput, options: Partial<SummaryOptions> = {}): Summary {
  const { points: limit, length, labels, description } = { ...defaultSummaryOptions, ...options };
  const text = description ? article : { ...article, description: '' };
  const language = toBaseLanguage(text.language);
  const wholeDocument = parseDocument(text.markdown, language);
  const links = listOfferedLinks(wholeDocument, text.url);
  const textDocument = sampleDocument(wholeDocument);
  const { sentences } = textDocument;
  if (!sentences.length) {
    return { excerpt: '', description: '', introduction: '', points: [], closing: '', links, engine: SUMMARIZER_ID };
  }
  const input = preparePoints(textDocument, text, language);
  const { features, scores } = input;
  const gains = length === 'short' ? SHORT_GAINS : GAINS;
  const points = choosePoints(input, limitPoints(limit), undefined, undefined, gains);
  const excerpt = chooseExcerpt(textDocument, features, scores, text, language);
  return {
    excerpt,
    description: chooseDescription(textDocument, scores, excerpt, language),
    introduction: chooseIntroduction(wholeDocument, language),
    points: labels ? points : points.map(({ label: _, ...point }) => point),
    closing: chooseClosing(wholeDocument, language),
    links,
    engine: SUMMARIZER_ID,
  };
}
