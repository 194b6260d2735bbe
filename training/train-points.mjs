/** Learns which sentences become points, and checks what is learned by cross-validation. */
import { toSummaryInput } from '../src/core/pipeline.ts';
import { choosePoints, preparePoints } from '../src/core/summarize/choose-points.ts';
import { createChanceEstimator } from '../src/core/summarize/point-chances.ts';
import { parseDocument, sampleDocument } from '../src/core/summarize/sentences.ts';
import { toBaseLanguage } from '../src/core/text/get-language.ts';
import { readGold, scorePoints } from './gold-points.mjs';
import { answerJudgements, learnChances } from './learn-chances.mjs';

/** Prepares an article and the editor's row about it. */
export function prepareArticle({ row, article }) {
  const text = 'readAt' in article ? toSummaryInput(article) : article;
  const language = toBaseLanguage(text.language);
  const input = preparePoints(sampleDocument(parseDocument(text.markdown, language)), text, language);
  const gold = readGold(row);
  return { id: row.id, kind: row.kind, input, gold, answers: answerJudgements(input, gold) };
}

/** @returns the content of `chances.weights.json` */
export const learnPoints = (rows) => learnChances(rows.map(prepareArticle));

const FOLDS = 5;

/** Estimates the chances of each article with weights that were learned from the others. */
export function crossValidate(articles, folds = FOLDS) {
  for (let fold = 0; fold < folds; fold++) {
    const estimate = createChanceEstimator(learnChances(articles.filter((_, at) => at % folds !== fold)));
    articles.forEach((article, at) => {
      if (at % folds === fold) article.chances = estimate(article.input.values);
    });
  }
}

/** Prints the scores of the learned points: on train cross-validated, on dev learned from all of train. */
export function checkPoints(trainRows, devRows, log, { points = 7 } = {}) {
  const train = trainRows.map(prepareArticle);
  const dev = devRows.map(prepareArticle);
  crossValidate(train);
  const estimate = createChanceEstimator(learnChances(train));
  for (const article of dev) article.chances = estimate(article.input.values);
  for (const [name, set] of Object.entries({ train, dev })) {
    log(
      `${name}, the ${points} longest: ${formatScores(set.map((article) => scorePoints(chooseLongest(article, points), article.gold)))}`,
    );
    for (const limit of [points, undefined])
      log(
        `${name}, ${limit ?? 'free'}: ${formatScores(set.map(({ input, gold, chances }) => scorePoints(choosePoints(input, limit, '', chances), gold)))}`,
      );
  }
}

/** Words beyond which no sentence counts as one of the longest. */
const LONGEST = 36;
/** Chooses the longest sentences: what length alone scores. */
function chooseLongest({ input: { textDocument, canBePoint } }, points) {
  return textDocument.sentences
    .filter(({ words }, at) => canBePoint(at) && words <= LONGEST)
    .sort((a, b) => b.words - a.words)
    .slice(0, points)
    .map(({ text, body, label }) => ({ text: text.slice(body), label }));
}

/** Formats the means over articles, in per cent. */
export function formatScores(scores) {
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const percent = (values) => (100 * mean(values)).toFixed(1);
  const words = scores.flatMap((score) => score.words);
  return [
    `thesis ${percent(scores.map((score) => score.thesis))}`,
    `vital ${percent(scores.map((score) => score.vital))}`,
    `f1 ${percent(scores.map((score) => score.f1))}`,
    `units ${percent(scores.flatMap((score) => score.units ?? []))}`,
    `never ${percent(scores.flatMap((score) => score.never))}`,
    `words ${mean(words).toFixed(1)}, longest ${Math.max(...words)}`,
    `points ${mean(scores.map((score) => score.words.length)).toFixed(1)}`,
  ].join(' | ');
}
