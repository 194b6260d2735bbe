/** Summarizes an article offline: selects its key points, and the sentences that describe it. */

import type { KeyPoint, Summary, SummaryInput } from '../summary.ts';
import { toBaseLanguage } from '../text/get-language.ts';
import { countWords, splitWords } from '../text/words.ts';
import { chooseExcerpt, findOwnDescription, isMostlyIn } from './excerpt.ts';
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
import { chooseClosing, chooseIntroduction } from './opening-and-closing.ts';
import { choosePointLabel } from './point-label.ts';
import { getLexicon, getShippedRanker, measureStructure, rankSentences } from './rank.ts';
import { listPool, type PointCandidate, selectDiversePoints, type WordRetention } from './select-points.ts';
import { parseDocument, sampleDocument } from './sentences.ts';
import { trimSentence } from './trim-sentence.ts';
import { buildRetentionRows, getRetentionTrees, predictRetention } from './word-retention.ts';

const SUMMARIZER_ID = 'extractive';

/** Bonus for a sentence with its own label, which reads better as a point. In standard deviations of the scores. */
const LABEL_BONUS = 0.5;

/** Penalties for selecting points, in standard deviations of the scores. `short` and `long` are numbers of points. */
const PENALTIES = { overlap: 1.6, section: 0.25, anaphoric: 0.6, short: 5, long: 7 };

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
}

/**
 * Summarizes a text. Pure and deterministic; never throws. `points`: maximum of key points; a larger maximum only adds
 * points. Points are in the article's order; texts are empty where the article has nothing for them.
 */
export function summarizeArticle(text: SummaryInput, options: { points: number }): Summary {
  const language = toBaseLanguage(text.language);
  const wholeDocument = parseDocument(text.markdown, language);
  const links = listOfferedLinks(wholeDocument, text.url, language);
  const textDocument = sampleDocument(wholeDocument);
  const { sentences } = textDocument;
  if (!sentences.length) {
    return {
      excerpt: '',
      description: '',
      introduction: '',
      points: [],
      closing: '',
      closingHeading: '',
      links,
      engine: SUMMARIZER_ID,
    };
  }
  const lexicon = getLexicon(language);
  const features = computeFeatures(textDocument, text, language, lexicon);
  const ownDescription = findOwnDescription(textDocument, text, language);
  const excerpt = chooseExcerpt(textDocument, features, text, ownDescription);
  const excerptWords = new Set(splitWords(excerpt.text, language));
  const isInExcerpt = (at: number) =>
    excerpt.sentences.includes(at) || isMostlyIn(sentences[at]?.text ?? '', excerptWords, language);
  const introduction = chooseIntroduction(textDocument, isInExcerpt, language);
  const used = new Set(introduction.sentences);
  const repeatsTitle = createTitleTest(text.title);
  const repeatsHeading = createHeadingTest(textDocument);
  const canBePoint = sentences.map(
    (sentence, at) =>
      isEligible(sentence) &&
      !used.has(at) &&
      !repeatsTitle(sentence) &&
      !repeatsHeading(sentence) &&
      !isCallToAction(sentence, language),
  );
  const scores = rankSentences(features, (at) => canBePoint[at] ?? false);
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
  const points: KeyPoint[] = [];
  // A heading labels only the first point of its section.
  const labelledSections = new Set<number>();
  const chosen = selectDiversePoints(pool, limit, PENALTIES, retention).sort((a, b) => a - b);
  for (const at of chosen) {
    const sentence = sentences[at];
    const point = sentence ? trimSentence(sentence, language) : '';
    if (!sentence || countWords(point) < 1) continue;
    const label =
      sentence.label || !labelledSections.has(sentence.section)
        ? choosePointLabel(sentence, textDocument, language)
        : '';
    labelledSections.add(sentence.section);
    points.push(label ? { label, text: point, quote: sentence.text } : { text: point, quote: sentence.text });
  }
  const pointSentences = new Set(chosen);
  const closing = chooseClosing(
    textDocument,
    (at) => excerpt.sentences.includes(at) || used.has(at) || pointSentences.has(at),
    text.title,
    language,
  );
  return {
    excerpt: excerpt.text,
    description: ownDescription || excerpt.text,
    introduction: introduction.text,
    points,
    closing: closing.text,
    closingHeading: closing.heading,
    links,
    engine: SUMMARIZER_ID,
  };
}
