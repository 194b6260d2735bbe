import type { Taxonomy } from './model.ts';
import { tagKey } from './tag-form.ts';

/** A tag of the blog and in how many posts it is used, is named (in text or page tags), and both. */
export interface KnownTag {
  name: string;
  key: string;
  used: number;
  named: number;
  both: number;
}

/** A taxonomy made ready for look-ups. */
export interface TaxonomyIndex {
  /** Number of a tag by its key. */
  tags: Map<string, number>;
  list: KnownTag[];
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
  const list = linesOf(taxonomy.tags).map(knownTag);
  const tags = new Map<string, number>();
  list.forEach(({ key }, i) => {
    if (key && !tags.has(key)) tags.set(key, i);
  });
  const categories = new Map(taxonomy.categories.map((name, i) => [tagKey(name), i]));
  const cues = new Map<string, [number, number][]>();
  for (const line of linesOf(taxonomy.cues)) {
    const [cue = '', ...pairs] = line.split(' ');
    const spoken: [number, number][] = [];
    for (let i = 0; i + 1 < pairs.length; i += 2) spoken.push([Number(pairs[i]), Number(pairs[i + 1]) / 100]);
    cues.set(cue, spoken);
  }
  const index = { tags, list, categories, cues };
  made.set(taxonomy, index);
  return index;
}

const linesOf = (text = ''): string[] => text.split('\n').filter((line) => line !== '');

function knownTag(line: string): KnownTag {
  const [, name = line, used = '1', named = '0', both = '0'] = /^(.*) (\d+) (\d+) (\d+)$/.exec(line) ?? [];
  return { name, key: tagKey(name), used: Number(used), named: Number(named), both: Number(both) };
}

/** The line of a tag in `Taxonomy.tags`. */
export const tagLine = ({ name, used, named, both }: KnownTag): string => `${name} ${used} ${named} ${both}`;
