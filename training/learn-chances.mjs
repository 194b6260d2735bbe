// Learns the judgements of `src/core/summarize/point-chances.ts` from what editors chose: logistic regressions, by
// Newton's method with a ridge penalty.
import { JUDGEMENTS, MAX_DEVIATIONS } from '../src/core/summarize/point-chances.ts';
import { POINT_FEATURES } from '../src/core/summarize/point-features.ts';
import { hashFeatureNames } from '../src/core/trees/stored-trees.ts';
import { judgePoint, listPointStems } from './gold-points.mjs';

const RIDGE = 150;
const MAX_STEPS = 9;
/** No weight moves further in one step, since a rare answer makes the first steps too long. */
const MAX_STEP = 0.5;
/** A long article counts more, but not as much as its sentences: a sentence of an article with so many counts as one. */
const USUAL_SENTENCES = 40;

/** Returns for each sentence that can be a point the answers to `JUDGEMENTS`, 0 or 1. */
export function answerJudgements({ textDocument, canBePoint }, gold) {
  return textDocument.sentences.map((sentence, at) => {
    if (!canBePoint(at)) return null;
    const text = sentence.text.slice(sentence.body);
    const { facts, isNever, isAbout } = judgePoint(
      listPointStems({ label: sentence.label, text }, gold.language),
      gold,
    );
    const isVital = facts.some((fact) => fact >= 1 && fact <= gold.vital);
    return [facts.includes(0), isVital, facts.length > 0, isNever, isAbout].map(Number);
  });
}

/**
 * Learns the judgements.
 * @param articles `{input: PointInput, answers: ReturnType<typeof answerJudgements>}`
 * @returns {import('../src/core/summarize/point-chances.ts').StoredChances} the content of `chances.weights.json`
 */
export function learnChances(articles) {
  const width = POINT_FEATURES.length;
  const rows = articles.flatMap(({ input, answers }) =>
    answers.flatMap((answer, at) =>
      answer
        ? [{ values: input.values, start: at * width, answer, weight: 1 / Math.sqrt(answers.length / USUAL_SENTENCES) }]
        : [],
    ),
  );
  const means = [];
  const deviations = [];
  for (let k = 0; k < width; k++) {
    let sum = 0;
    for (const { values, start } of rows) sum += values[start + k];
    const mean = sum / rows.length;
    let squares = 0;
    for (const { values, start } of rows) squares += (values[start + k] - mean) ** 2;
    means.push(round(mean));
    deviations.push(round(Math.sqrt(squares / rows.length)) || 1);
  }
  const scaled = rows.map(({ values, start }) => {
    const row = new Float64Array(width + 1);
    for (let k = 0; k < width; k++)
      row[k] = Math.max(-MAX_DEVIATIONS, Math.min(MAX_DEVIATIONS, (values[start + k] - means[k]) / deviations[k]));
    row[width] = 1;
    return row;
  });
  const rowWeights = rows.map(({ weight }) => weight);
  const learnOne = (judgement) => {
    const answers = rows.map(({ answer }) => answer[JUDGEMENTS.indexOf(judgement)]);
    return [...fitLogistic(scaled, answers, rowWeights)].map(round);
  };
  const weights = {
    thesis: learnOne('thesis'),
    vital: learnOne('vital'),
    fact: learnOne('fact'),
    never: learnOne('never'),
    about: learnOne('about'),
  };
  return { featureHash: hashFeatureNames(POINT_FEATURES), features: [...POINT_FEATURES], means, deviations, weights };
}

const round = (value) => Number(value.toPrecision(3));

/** Fits a logistic regression. The last column is the intercept, which has no penalty. */
function fitLogistic(rows, answers, rowWeights) {
  const size = rows[0].length;
  const weights = new Float64Array(size);
  const mean = (answers.reduce((sum, answer) => sum + answer, 0) + 0.5) / (answers.length + 1);
  weights[size - 1] = Math.log(mean / (1 - mean));
  for (let step = 0; step < MAX_STEPS; step++) {
    const hessian = Array.from({ length: size }, (_, j) => new Float64Array(j + 1));
    const gradient = new Float64Array(size);
    rows.forEach((row, r) => {
      let sum = 0;
      for (let k = 0; k < size; k++) sum += weights[k] * row[k];
      const chance = 1 / (1 + Math.exp(-sum));
      const error = (answers[r] - chance) * rowWeights[r];
      const curvature = chance * (1 - chance) * rowWeights[r];
      for (let j = 0; j < size; j++) {
        gradient[j] += error * row[j];
        const product = curvature * row[j];
        if (product === 0) continue;
        const line = hessian[j];
        for (let k = 0; k <= j; k++) line[k] += product * row[k];
      }
    });
    for (let j = 0; j < size; j++) {
      const ridge = j < size - 1 ? RIDGE : 1e-6;
      gradient[j] -= ridge * (j < size - 1 ? weights[j] : 0);
      hessian[j][j] += ridge;
    }
    const change = solve(hessian, gradient);
    const longest = change.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    for (let j = 0; j < size; j++) weights[j] += change[j] * Math.min(1, MAX_STEP / longest);
    if (longest < 0.01) break;
  }
  return weights;
}

/** Solves a symmetric, positive system by Cholesky decomposition. `matrix`: its lower triangle, which is overwritten. */
function solve(matrix, values) {
  const size = values.length;
  for (let j = 0; j < size; j++)
    for (let k = 0; k <= j; k++) {
      let sum = matrix[j][k];
      for (let m = 0; m < k; m++) sum -= matrix[j][m] * matrix[k][m];
      matrix[j][k] = j === k ? Math.sqrt(sum) : sum / matrix[k][k];
    }
  const out = Float64Array.from(values);
  for (let j = 0; j < size; j++) {
    for (let m = 0; m < j; m++) out[j] -= matrix[j][m] * out[m];
    out[j] /= matrix[j][j];
  }
  for (let j = size - 1; j >= 0; j--) {
    for (let m = j + 1; m < size; m++) out[j] -= matrix[m][j] * out[m];
    out[j] /= matrix[j][j];
  }
  return out;
}
