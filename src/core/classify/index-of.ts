import type { KnownTag, Taxonomy } from './model.ts';
import { tagKey } from './tag-form.ts';

/** A taxonomy made ready for look-ups. */
export interface TaxonomyIndex {
  /** Number of a tag by its key. */
  tags: Map<string, number>;
  list: KnownTag[];
  /** Key of each tag of the list. */
  keys: string[];
  /** Keys of the categories: they are suggested as categories, never as tags. */
  categories: Map<string, number>;
  /** Tag number and share of the cue's posts that carry it, by cue. */
  cues: Map<string, [tag: number, share: number][]>;
}

const made = new WeakMap<Taxonomy, TaxonomyIndex>();

/** The index of a taxonomy; made once for each taxonomy object, which must not change afterwards. */
export function indexOf(taxonomy: Taxonomy): TaxonomyIndex {
  const before = made.get(taxonomy);
  if (before) return before;
  const list = taxonomy.tags ?? [];
  const tags = new Map<string, number>();
  const keys = list.map(([name]) => tagKey(name));
  keys.forEach((key, i) => {
    if (key && !tags.has(key)) tags.set(key, i);
  });
  const categories = new Map(taxonomy.categories.map((name, i) => [tagKey(name), i]));
  const cues = new Map<string, [number, number][]>();
  for (const [cue, ...pairs] of taxonomy.cues ?? []) {
    const spoken: [number, number][] = [];
    for (let i = 0; i + 1 < pairs.length; i += 2) spoken.push([pairs[i] ?? 0, (pairs[i + 1] ?? 0) / 1000]);
    cues.set(cue, spoken);
  }
  const index = { tags, list, keys, categories, cues };
  made.set(taxonomy, index);
  return index;
}
