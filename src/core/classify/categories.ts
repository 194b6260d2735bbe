import { type ArticleSignals, removeRepeatedReasons, toReason } from './article-signals.ts';
import { WordPlace } from './article-words.ts';
import { toTagKey } from './tag-form.ts';
import type { CategoryModel, Reason, Suggestion, Taxonomy } from './taxonomy.ts';
import { indexTaxonomy } from './taxonomy-index.ts';

/** Score of a category that the article names, for a blog without a learned model. */
const NAMED_CATEGORY_CHANCE = 0.7;
/** At most this many reasons are shown. */
const MAX_REASONS = 3;

/**
 * Converts a post's cues to a vector of length 1, as pairs of feature number and value. A cue that is not a feature is
 * ignored.
 */
export function buildFeatureVector(
  cues: Map<string, number>,
  numbers: Map<string, number>,
  rarity: number[],
): [number, number][] {
  const vector: [number, number][] = [];
  let square = 0;
  for (const [cue, strength] of cues) {
    const number = numbers.get(cue);
    if (number === undefined) continue;
    const value = (strength * (rarity[number] ?? 0)) / 100;
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
  const cached = parsedModels.get(model);
  if (cached) return cached;
  const names = model.features.split('\n');
  const numbers = new Map(names.map((name, i) => [name, i]));
  const parsed = { names, numbers, rarity: parseNumbers(model.rarity), weights: model.weights.map(parseNumbers) };
  parsedModels.set(model, parsed);
  return parsed;
}

/**
 * Returns the categories that fit, best first, with the strongest cues as reasons. Without a learned model, returns the
 * categories that the article names.
 */
export function suggestCategories(signals: ArticleSignals, taxonomy: Taxonomy, feedName: string): Suggestion[] {
  const { model, categories, implied = [] } = taxonomy;
  if (!model) return suggestNamedCategories(signals, taxonomy);
  const { names, numbers, rarity, weights } = parseCategoryModel(model);
  const vector = buildFeatureVector(signals.cues, numbers, rarity);
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
      // Twice as many cues as reasons, since a word in both title and text makes only one reason.
      why: removeRepeatedReasons(
        best.slice(0, 2 * MAX_REASONS).map(([number]) => toReason(names[number] ?? '', signals, feedName)),
        MAX_REASONS,
      ),
    };
  });
  const fitting = scores.filter((score) => score.sum > 0);
  for (const [from, to] of implied) {
    const source = fitting.find((score) => score.c === from);
    const target = scores[to];
    if (source && target && !fitting.includes(target))
      fitting.push({ ...target, sum: source.sum, why: [{ by: 'category', name: categories[from] ?? '' }] });
  }
  fitting.sort((a, b) => b.sum - a.sum || a.c - b.c);
  return fitting.map(({ c, sum, why }) => ({
    value: categories[c] ?? '',
    known: true,
    score: 1 / (1 + Math.exp(-sum)),
    why,
  }));
}

/**
 * Returns the categories that the title, a page tag, or the text (three times) names, for a blog without a learned model.
 */
function suggestNamedCategories(signals: ArticleSignals, taxonomy: Taxonomy): Suggestion[] {
  const found: { value: string; weight: number; why: Reason[] }[] = [];
  for (const [key, c] of indexTaxonomy(taxonomy).categories) {
    const mention = signals.mentions.get(key);
    const inTitle = ((mention?.places ?? 0) & WordPlace.title) !== 0;
    const tagged = signals.pageTags.has(key);
    if (!inTitle && !tagged && (mention?.count ?? 0) < 3) continue;
    const value = taxonomy.categories[c] ?? '';
    const times = mention?.count ?? 0;
    const why: Reason = inTitle ? { by: 'title' } : tagged ? { by: 'page-tag' } : { by: 'text', times };
    found.push({ value, weight: (inTitle ? 100 : 0) + (tagged ? 100 : 0) + times, why: [why] });
  }
  found.sort((a, b) => b.weight - a.weight || (toTagKey(a.value) < toTagKey(b.value) ? -1 : 1));
  return found.map(({ value, why }) => ({ value, known: true, score: NAMED_CATEGORY_CHANCE, why }));
}
