/** Summarizes an article offline: selects its key points, and the sentences that describe it. */

import { defaultSummaryOptions, type Summary, type SummaryInput, type SummaryOptions } from '../summary.ts';
import { toBaseLanguage } from '../text/get-language.ts';
import { splitWords } from '../text/words.ts';
import { choosePoints, getChanceEstimator, preparePoints } from './choose-points.ts';
import { chooseExcerpt } from './excerpt.ts';
import { isMostlyRepeated } from './excerpt-candidates.ts';
import { listOfferedLinks } from './links.ts';
import { chooseClosing, chooseIntroduction } from './opening-and-closing.ts';
import { findOwnDescription } from './own-description.ts';
import { getLexicon, getShippedRanker } from './rank.ts';
import { GAINS, SHORT_GAINS, SHOWN_GAINS } from './select-points.ts';
import { parseDocument, sampleDocument } from './sentences.ts';

const SUMMARIZER_ID = 'extractive';

const noWords = new Int32Array(0);

/** Loads the learned weights ahead of their first use. */
export function warmUpSummarizer(): void {
  getLexicon('en');
  getShippedRanker();
  getChanceEstimator();
}

/** Returns a number of points as given; undefined stays, so that the article decides. */
const limitPoints = (points: number | undefined): number | undefined =>
  points === undefined || !Number.isFinite(points) ? undefined : Math.max(0, Math.floor(points));

/**
 * Summarizes a text. Pure and deterministic; never throws. `points`: maximum of key points; a larger maximum only adds
 * points. Without it, the article gets as many as it has distinct things to say. Points are in the article's order, after
 * the main message; texts are empty where the article has nothing for them. No text repeats another, but the main message
 * may be excerpt and point, unless `isExcerptShown`.
 */
export function summarizeArticle(article: SummaryInput, options: Partial<SummaryOptions> = {}): Summary {
  const {
    points: limit,
    length,
    labels,
    person,
    description,
    isExcerptShown,
  } = { ...defaultSummaryOptions, ...options };
  const text = description ? article : { ...article, description: '' };
  const language = toBaseLanguage(text.language);
  const wholeDocument = parseDocument(text.markdown, language);
  const links = listOfferedLinks(wholeDocument, text.url, language);
  const textDocument = sampleDocument(wholeDocument);
  const { sentences } = textDocument;
  const ownDescription = findOwnDescription(textDocument, text, language);
  if (!sentences.length) {
    const empty = { introduction: '', points: [], closing: '', closingHeading: '' };
    return { ...empty, excerpt: ownDescription, description: ownDescription, links, engine: SUMMARIZER_ID };
  }
  const input = preparePoints(textDocument, text, language);
  const chances = getChanceEstimator()(input.values);
  const excerpt = chooseExcerpt(textDocument, chances, text, { ownDescription, person });
  const excerptWords = new Set(splitWords(excerpt.text, language));
  const { words, vocabulary } = input.features.terms;
  const isExcerptWord = vocabulary.map((word) => excerptWords.has(word));
  const isInExcerpt = (at: number) =>
    excerpt.sentences.includes(at) || isMostlyRepeated(words[at] ?? noWords, (word) => isExcerptWord[word] ?? false);
  const gains = {
    ...(length === 'short' ? SHORT_GAINS : GAINS),
    ...(isExcerptShown ? SHOWN_GAINS : {}),
  };
  const points = choosePoints(input, limitPoints(limit), excerpt.text, chances, gains);
  const quotes = new Set(points.flatMap(({ quote }) => quote.split('\n')));
  const isTaken = (at: number) => isInExcerpt(at) || quotes.has(sentences[at]?.text ?? '');
  const introduction = chooseIntroduction(textDocument, isTaken, language, chances.thesis);
  const isTakenBefore = (at: number) => isTaken(at) || introduction.sentences.includes(at);
  const closing = chooseClosing(textDocument, isTakenBefore, text.title, language);
  return {
    excerpt: excerpt.text,
    description: ownDescription || excerpt.text,
    introduction: introduction.text,
    points: labels ? points : points.map(({ label: _, ...point }) => point),
    closing: closing.text,
    closingHeading: closing.heading,
    links,
    ...(input.kind ? { kind: input.kind } : {}),
    engine: SUMMARIZER_ID,
  };
}
