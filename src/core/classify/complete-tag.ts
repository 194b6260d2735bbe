import { toTagKey } from './tag-form.ts';
import type { Taxonomy } from './taxonomy.ts';
import { indexTaxonomy } from './taxonomy-index.ts';

/**
 * The blog's tags that a typed beginning may mean, best first: the tag written so, tags that begin so, tags with a word
 * that begins so, each most used first. '' gives the most used tags.
 */
export function completeTag(prefix: string, taxonomy: Taxonomy, limit = 8): string[] {
  const { list } = indexTaxonomy(taxonomy);
  const typed = prefix.trim().toLowerCase();
  const key = toTagKey(prefix);
  const places = list.map((tag) => {
    const { name } = tag;
    const lower = name.toLowerCase();
    if (lower === typed || (key !== '' && tag.key === key)) return 0;
    if (lower.startsWith(typed) || (key !== '' && tag.key.startsWith(key))) return 1;
    return lower.split(/[\s/.-]+/).some((word) => word.startsWith(typed)) ? 2 : 3;
  });
  return list
    .map(({ name, used }, i) => ({ name, used, place: places[i] ?? 3 }))
    .filter(({ place }) => place < 3)
    .sort((a, b) => a.place - b.place || b.used - a.used || (a.name < b.name ? -1 : 1))
    .slice(0, Math.max(0, limit))
    .map(({ name }) => name);
}
