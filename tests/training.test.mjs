/**
 * Trains on a small sample: the training code must run, and the trained weights must fit the features that the product
 * computes.
 */
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { collectArticleSignals } from '../src/core/classify/article-signals.ts';
import { buildRankingContext } from '../src/core/classify/ranking-context.ts';
import { collectTagCandidates } from '../src/core/classify/tag-candidates.ts';
import { computeTagFeatures, TAG_FEATURES } from '../src/core/classify/tag-features.ts';
import { indexTaxonomy } from '../src/core/classify/taxonomy-index.ts';
import { choosePoints } from '../src/core/summarize/choose-points.ts';
import { computeFeatures } from '../src/core/summarize/features.ts';
import { unpackLexicon } from '../src/core/summarize/lexicon.ts';
import { createChanceEstimator } from '../src/core/summarize/point-chances.ts';
import { POINT_FEATURES } from '../src/core/summarize/point-features.ts';
import { createRanker } from '../src/core/summarize/rank.ts';
import { parseDocument } from '../src/core/summarize/sentences.ts';
import { createTreeScorer } from '../src/core/trees/tree-scorer.ts';
import { listTrees, listWeightFaults, SHIPPED_TREES } from '../training/check-weights.ts';
import { scorePoints } from '../training/gold-points.mjs';
import { learnRank } from '../training/learn-rank.mjs';
import { readSample } from '../training/read-sample.mjs';
import { learnPoints, prepareArticle } from '../training/train-points.mjs';
import { trainSummarizer } from '../training/train-summarizer.mjs';
import { learnSupport } from '../training/train-support.mjs';

const sample = readSample();
const inLanguage = (lang) => sample.filter((article) => article.lang === lang);
let trained;

beforeAll(() => {
  const corpora = { tech: inLanguage('en'), french: inLanguage('fr'), german: inLanguage('de') };
  trained = trainSummarizer(corpora, { leastArticles: 3, leastHeadings: 2 });
}, 120_000);

/** Names of the keys of each of the stored trees, in order. */
const keysOf = (models) =>
  Object.fromEntries(Object.entries(models).map(([name, [trees]]) => [name, Object.keys(trees)]));

const THESAURUS = new URL('../public/thesaurus/en.txt', import.meta.url);

/** Returns the points of the English articles as true claims, and each with another first number or a denial as a false one. */
const listSampleClaims = () =>
  inLanguage('en').flatMap(({ title, markdown, gold }) =>
    gold.bullets.flatMap(({ text }) => {
      const claim = { id: title, set: 'sample', document: markdown, isEdited: true, edits: [] };
      const wrong = /\d/.test(text) ? text.replace(/\d+/, '977') : `Nobody says that ${text}`;
      return [
        { ...claim, claim: text, isTrue: true },
        { ...claim, claim: wrong, isTrue: false, edits: ['changed'] },
      ];
    }),
  );

test('the shipped weights were trained with the features of the runtime', () => {
  expect(listWeightFaults()).toEqual([]);
});

test('the check of the weights names the file and the feature that is gone', () => {
  const [name, [trees, features]] = Object.entries(SHIPPED_TREES)[0];
  const [gone] = trees.features;
  const fewer = features.filter((feature) => feature !== gone);
  expect(listWeightFaults({ [name]: [trees, fewer] })).toEqual([expect.stringContaining(`${name}: `)]);
  expect(listWeightFaults({ [name]: [trees, fewer] })[0]).toContain(`no longer has “${gone}”`);
  expect(listWeightFaults({ [name]: [trees, [...features, 'another']] })[0]).toContain('has new features');
  expect(() => createTreeScorer(trees, fewer)).toThrow(gone);
});

test('trained weights have the form of the shipped ones and fit the features of the runtime', () => {
  const { points } = trained;
  const posts = inLanguage('en').map(({ gold, ...post }) => post);
  const support = learnSupport(listSampleClaims(), readFileSync(THESAURUS, 'utf8')).weights;
  const models = listTrees({ points, ...learnRank([...posts, ...posts], posts), support });
  expect(keysOf(models)).toEqual(keysOf(SHIPPED_TREES));
  expect(listWeightFaults(models)).toEqual([]);
  for (const [{ trees }] of Object.values(models)) expect(trees.length).toBeGreaterThan(0);
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
});

/** Writes an editor's judgement of an article of the sample: the first point of its post is the thesis. */
function judgeSample({ title, markdown, lang, gold }) {
  const sentences = parseDocument(markdown, lang).sentences.map(({ text }) => ({ text }));
  const findIds = (text) => sentences.flatMap((sentence, at) => (sentence.text === text ? [[at + 1]] : []));
  const [thesis, ...vital] = gold.bullets.map(({ text }) => ({ text, ids: findIds(text) }));
  const chosen = new Set([thesis, ...vital].flatMap(({ ids }) => ids.flat()));
  const never = sentences.flatMap((_, at) => (chosen.has(at + 1) ? [] : [at + 1]));
  const article = { title, markdown, language: lang, authors: [], url: '', site: '', description: '' };
  return { row: { id: title, lang, sentences, thesis, vital, never }, article };
}

test('the judgements learned from the sample choose what its editors chose', () => {
  const rows = sample.map(judgeSample);
  const learned = learnPoints(rows);
  expect(listWeightFaults({ sample: [learned, POINT_FEATURES] })).toEqual([]);
  const estimate = createChanceEstimator(learned);
  const score = ({ input, gold }, chances) => scorePoints(choosePoints(input, 3, '', chances), gold).f1;
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const articles = rows.map(prepareArticle);
  const swap = ({ never, ...others }) => ({ ...others, fact: never, vital: never, never: others.fact });
  const right = mean(articles.map((article) => score(article, estimate(article.input.values))));
  const wrong = mean(articles.map((article) => score(article, swap(estimate(article.input.values)))));
  expect(right).toBeGreaterThan(wrong);
});

test('each candidate for a tag has one row of all features', () => {
  const [{ title, markdown }] = sample;
  const index = indexTaxonomy({ categories: [] });
  const signals = collectArticleSignals({ title, markdown, pageTags: [], feedName: '' }, (key) => index.tags.has(key));
  const candidates = collectTagCandidates(signals, index);
  const rows = computeTagFeatures(candidates, buildRankingContext(candidates, signals, index, 0));
  expect(rows).toHaveLength(candidates.length * TAG_FEATURES.length);
  expect([...rows].filter(Number.isNaN)).toEqual([]);
});
