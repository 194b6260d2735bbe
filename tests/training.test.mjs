/**
 * Trains on a small sample: the training code must run, and the trained weights must fit the features that the product
 * computes.
 */
import { beforeAll, expect, test } from 'vitest';
import { collectArticleSignals } from '../src/core/classify/article-signals.ts';
import { buildRankingContext, computeTagFeatures } from '../src/core/classify/features.ts';
import shippedLarge from '../src/core/classify/rank-large.weights.json' with { type: 'json' };
import shippedSmall from '../src/core/classify/rank-small.weights.json' with { type: 'json' };
import { collectTagCandidates } from '../src/core/classify/tag-candidates.ts';
import { indexTaxonomy } from '../src/core/classify/taxonomy-index.ts';
import { buildExcerptRows, listExcerptCandidates } from '../src/core/summarize/excerpt.ts';
import excerptWeights from '../src/core/summarize/excerpt.weights.json' with { type: 'json' };
import { computeFeatures, FEATURE_NAMES } from '../src/core/summarize/features.ts';
import { unpackLexicon } from '../src/core/summarize/lexicon.ts';
import pointsWeights from '../src/core/summarize/points.weights.json' with { type: 'json' };
import { createRanker } from '../src/core/summarize/rank.ts';
import { parseDocument } from '../src/core/summarize/sentences.ts';
import { RETENTION_FEATURES } from '../src/core/summarize/word-retention.ts';
import { createTreeScorer } from '../src/core/trees/trees.ts';
import { learnRank } from '../training/learn-rank.ts';
import { readSample } from '../training/read-sample.mjs';
import { trainSummarizer } from '../training/train-summarizer.mjs';

const sample = readSample();
const inLanguage = (lang) => sample.filter((article) => article.lang === lang);
let trained;

beforeAll(() => {
  const corpora = { tech: inLanguage('en'), french: inLanguage('fr'), german: inLanguage('de') };
  trained = trainSummarizer(corpora, { leastArticles: 3, leastHeadings: 2 });
}, 120_000);

test('the summarizer’s trained weights have the form of the shipped ones and name only features of the runtime', () => {
  const { points, excerpt } = trained;
  for (const [own, shipped] of [
    [points, pointsWeights],
    [excerpt, excerptWeights],
  ])
    for (const [name, part] of Object.entries(shipped)) expect(Object.keys(own[name]), name).toEqual(Object.keys(part));
  for (const { structured, prose, survival } of [points, pointsWeights]) {
    expect(structured.features.length).toBeGreaterThan(0);
    expect(FEATURE_NAMES).toEqual(expect.arrayContaining([...structured.features, ...prose.features]));
    expect(RETENTION_FEATURES).toEqual(expect.arrayContaining(survival.features));
  }
  for (const { columns } of [excerpt, excerptWeights])
    expect([...FEATURE_NAMES, 'score as a point']).toEqual(expect.arrayContaining(columns.features));
});

test('the runtime ranks an article of the sample with the weights that were trained on it', () => {
  const [{ title, markdown, lang, gold }] = sample;
  const document = parseDocument(markdown, lang);
  const text = { title, markdown, language: lang, authors: [], url: '', site: '', description: '' };
  const features = computeFeatures(document, text, lang, unpackLexicon(trained.points.lexicon));
  const scores = createRanker(trained.points)(features, () => true);
  expect(scores).toHaveLength(document.sentences.length);
  const [best] = [...scores.keys()].sort((a, b) => scores[b] - scores[a]);
  expect(gold.bullets.map((bullet) => bullet.text)).toContain(document.sentences[best].text);
  const candidates = listExcerptCandidates(document, lang);
  const rows = buildExcerptRows(candidates, features, scores);
  const shares = createTreeScorer({ ...trained.excerpt.columns, ...trained.excerpt.precision })(
    rows.names,
    rows.values,
  );
  expect(shares).toHaveLength(candidates.length);
  for (const share of shares) expect(share).toBeTypeOf('number');
});

test('the tagger’s weights, trained and shipped, refer to features by numbers that the runtime has', () => {
  const posts = inLanguage('en').map(({ title, markdown, tags, categories }) => ({
    title,
    markdown,
    tags,
    categories,
  }));
  const index = indexTaxonomy({ categories: [] });
  const signals = collectArticleSignals({ ...posts[0], pageTags: [], feedName: '' }, (key) => index.tags.has(key));
  const candidates = collectTagCandidates(signals, index);
  const features = computeTagFeatures(candidates[0], buildRankingContext(candidates, signals, index, 0));
  const { large, small } = learnRank([...posts, ...posts]);
  for (const { trees } of [large, small, shippedLarge, shippedSmall]) {
    expect(trees.length).toBeGreaterThan(0);
    for (const { at, cut, values } of trees) {
      expect([cut.length, values.length]).toEqual([at.length, at.length + 1]);
      expect(Math.max(...at)).toBeLessThan(features.length);
    }
  }
});
