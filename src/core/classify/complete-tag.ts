import { toTagKey } from './tag-form.ts';
import type { Taxonomy } from './taxonomy.ts';
import { indexTaxonomy } from './taxonomy-index.ts';

/**
 * Returns the blog's tags that complete a typed prefix: first the exact tag, then tags that start with the prefix, then tags
 * with another word that starts with the prefix. Within each group, the most used tags come first. For an empty prefix,
 * returns the most used tags.
 */
export function completeTag(prefix: string, taxonomy: Taxonomy, limit = 8): string[] {
  const { list } = indexTaxonomy(taxonomy);
  const lowerPrefix = prefix.trim().toLowerCase();
  const key = toTagKey(prefix);
  const ranks = list.map((tag) => {
    const { name } = tag;
    const lower = name.toLowerCase();
    if (lower === lowerPrefix || (key !== '' && tag.key === key)) return 0;
    if (lower.startsWith(lowerPrefix) || (key !== '' && tag.key.startsWith(key))) return 1;
    return lower.split(/[\s/.-]+/).some((word) => word.startsWith(lowerPrefix)) ? 2 : 3;
  });
  return list
    .map(({ name, used }, i) => ({ name, used, rank: ranks[i] ?? 3 }))
    .filter(({ rank }) => rank < 3)
    .sort((a, b) => a.rank - b.rank || b.used - a.used || (a.name < b.name ? -1 : 1))
    .slice(0, Math.max(0, limit))
    .map(({ name }) => name);
}
