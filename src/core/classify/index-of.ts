import type { Taxonomy } from './model.ts';
import { tagKey } from './tag-form.ts';
import { wordKey, wordsOf } from './words.ts';

/** A tag of the blog and in how many posts it is used, is named (in text or page tags), and so on: see `Taxonomy.tags`. */
export interface KnownTag {
  name: string;
  key: string;
  used: number;
  named: number;
  both: number;
  /** Posts whose text dwells on it, and those that carry it as well. */
  dwelt: number;
  dweltBoth: number;
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
  /** Share of a tag's posts that carry another tag too, by the two numbers. */
  together: Map<number, Map<number, number>>;
  /** How often the blog's tags begin and end with a word, by its key. */
  firstWords: Map<string, number>;
  lastWords: Map<string, number>;
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
  for (const line of linesOf(taxonomy.cues)) cues.set(line.split(' ', 1)[0] ?? '', sharesOf(line));
  const together = new Map<number, Map<number, number>>();
  for (const line of linesOf(taxonomy.together)) together.set(Number(line.split(' ', 1)[0]), new Map(sharesOf(line)));
  const firstWords = new Map<string, number>();
  const lastWords = new Map<string, number>();
  for (const { name, used } of list) {
    const [first, last] = endsOf(name);
    firstWords.set(first, (firstWords.get(first) ?? 0) + used);
    lastWords.set(last, (lastWords.get(last) ?? 0) + used);
  }
  const index = { tags, list, categories, cues, together, firstWords, lastWords };
  made.set(taxonomy, index);
  return index;
}

const linesOf = (text = ''): string[] => text.split('\n').filter((line) => line !== '');

/** Keys of the first and the last word. */
export function endsOf(text: string): [first: string, last: string] {
  const words = wordsOf(text);
  return [wordKey(words[0] ?? ''), wordKey(words.at(-1) ?? '')];
}

/** The pairs of number and share (in %) that follow the first word of a line. */
function sharesOf(line: string): [number, number][] {
  const pairs = line.split(' ').slice(1).map(Number);
  const shares: [number, number][] = [];
  for (let i = 0; i + 1 < pairs.length; i += 2) shares.push([pairs[i] ?? 0, (pairs[i + 1] ?? 0) / 100]);
  return shares;
}

function knownTag(line: string): KnownTag {
  const [, name = line, counts = '1 0 0 0 0'] = /^(.*?)((?: \d+){5})$/.exec(line) ?? [];
  const [used = 1, named = 0, both = 0, onIt = 0, dweltBoth = 0] = counts.trim().split(' ').map(Number);
  return { name, key: tagKey(name), used, named, both, dwelt: onIt, dweltBoth };
}

/** The line of a tag in `Taxonomy.tags`. */
export const tagLine = (tag: KnownTag): string =>
  [tag.name, tag.used, tag.named, tag.both, tag.dwelt, tag.dweltBoth].join(' ');
