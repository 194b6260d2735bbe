import { type ArticleSignals, removeRepeatedReasons, toReason } from './article-signals.ts';
import { WordPlace } from './article-words.ts';
import { toTagKey } from './tag-form.ts';
import type { CategoryModel, Reason, Suggestion, Taxonomy } from './taxonomy.ts';
import { indexTaxonomy } from './taxonomy-index.ts';

/** Chance of a category that is named, before anything is learned. */
const NAMED_CATEGORY_CHANCE = 0.7;
/** The strongest reasons that are shown. */
const MAX_REASONS = 3;

/** A post's features as a vector of length 1: [feature number, value]. */
export function buildFeatureVector(
  cues: Map<string, number>,
  numbers: Map<string, number>,
  rarity: number[],
): [number, number][] {
  const vector: [number, number][] = [];
  let square = 0;
  for (const [cue, loudness] of cues) {
    const number = numbers.get(cue);
    if (number === undefined) continue;
    const value = (loudness * (rarity[number] ?? 0)) / 100;
    vector.push([number, value]);
    square += value * value;
  }
  const length = Math.sqrt(square) || 1;
  for (const entry of vector) entry[1] /= length;
  return vector;
}

interface ParsedCategoryModel {
  names: string[];
  numbers: Map<string, number>;
  rarity: number[];
  weights: number[][];
}

const parsedModels = new WeakMap<CategoryModel, ParsedCategoryModel>();
const parseNumbers = (text: string): number[] => text.split(' ').map(Number);

export function parseCategoryModel(model: CategoryModel): ParsedCategoryModel {
  const before = parsedModels.get(model);
  if (before) return before;
  const names = model.features.split('\n');
  const numbers = new Map(names.map((name, i) => [name, i]));
  const read = { names, numbers, rarity: parseNumbers(model.rarity), weights: model.weights.map(parseNumbers) };
  parsedModels.set(model, read);
  return read;
}

/** The categories that fit, surest first, each with its strongest words. Without a model: those that are named. */
export function suggestCategories(reading: ArticleSignals, taxonomy: Taxonomy, feedName: string): Suggestion[] {
  const { model, categories, implied = [] } = taxonomy;
  if (!model) return suggestNamedCategories(reading, taxonomy);
  const { names, numbers, rarity, weights } = parseCategoryModel(model);
  const vector = buildFeatureVector(reading.cues, numbers, rarity);
  const scores = categories.map((_, c) => {
    const parts = vector.map(([number, value]): [number, number] => [
      number,
      ((weights[c]?.[number] ?? 0) * value) / model.scale,
    ]);
    const sum = parts.reduce((total, part) => total + part[1], model.bias[c] ?? 0);
    const best = parts.filter((part) => part[1] > 0).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return {
      c,
      sum,
      // Twice as many: the same word in the title and in the text is one reason.
      why: removeRepeatedReasons(
        best.slice(0, 2 * MAX_REASONS).map(([number]) => toReason(names[number] ?? '', reading, feedName)),
        MAX_REASONS,
      ),
    };
  });
  const chosen = scores.filter((score) => score.sum > 0);
  for (const [from, to] of implied) {
    const source = chosen.find((score) => score.c === from);
    const target = scores[to];
    if (source && target && !chosen.includes(target))
      chosen.push({ ...target, sum: source.sum, why: [{ by: 'category', name: categories[from] ?? '' }] });
  }
  chosen.sort((a, b) => b.sum - a.sum || a.c - b.c);
  return chosen.map(({ c, sum, why }) => ({
    value: categories[c] ?? '',
    known: true,
    score: 1 / (1 + Math.exp(-sum)),
    why,
  }));
}

/** Before anything is learned: a category fits when the title, a page tag or the text (three times) names it. */
function suggestNamedCategories(reading: ArticleSignals, taxonomy: Taxonomy): Suggestion[] {
  const found: { value: string; weight: number; why: Reason[] }[] = [];
  for (const [key, c] of indexTaxonomy(taxonomy).categories) {
    const mention = reading.mentions.get(key);
    const inTitle = ((mention?.places ?? 0) & WordPlace.title) !== 0;
    const tagged = reading.pageTags.has(key);
    if (!inTitle && !tagged && (mention?.count ?? 0) < 3) continue;
    const value = taxonomy.categories[c] ?? '';
    const times = mention?.count ?? 0;
    const why: Reason = inTitle ? { by: 'title' } : tagged ? { by: 'page-tag' } : { by: 'text', times };
    found.push({ value, weight: (inTitle ? 100 : 0) + (tagged ? 100 : 0) + times, why: [why] });
  }
  found.sort((a, b) => b.weight - a.weight || (toTagKey(a.value) < toTagKey(b.value) ? -1 : 1));
  return found.map(({ value, why }) => ({ value, known: true, score: NAMED_CATEGORY_CHANCE, why }));
}
