import type { Taxonomy } from './model.ts';
import { readDigests } from './reading.ts';
import { keyOfWords, tagKey } from './tag-form.ts';
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
  /** Line of `Taxonomy.cues` by cue, and of `Taxonomy.together` by tag number: an article needs few of them. */
  cues: Map<string, string>;
  together: Map<number, string>;
  /** Digests of tags that were used once, and of what was never made a tag. */
  once: Set<number>;
  passed: Set<number>;
  /** How often the blog's tags begin and end with a word, by its key. */
  firstWords: Map<string, number>;
  lastWords: Map<string, number>;
}

const COUNTS = 5;
const made = new WeakMap<Taxonomy, TaxonomyIndex>();

/** The index of a taxonomy; made once for each taxonomy object, which must not change afterwards. */
export function indexOf(taxonomy: Taxonomy): TaxonomyIndex {
  const before = made.get(taxonomy);
  if (before) return before;
  const tags = new Map<string, number>();
  const firstWords = new Map<string, number>();
  const lastWords = new Map<string, number>();
  const list = linesOf(taxonomy.tags).map((line, i) => {
    const [name, counts] = partsOf(line);
    const [used = 1, named = 0, both = 0, onIt = 0, dweltBoth = 0] = counts;
    const words = wordsOf(name).map(wordKey);
    const key = keyOfWords(words);
    if (key && !tags.has(key)) tags.set(key, i);
    const [first, last] = [words[0] ?? '', words.at(-1) ?? ''];
    firstWords.set(first, (firstWords.get(first) ?? 0) + used);
    lastWords.set(last, (lastWords.get(last) ?? 0) + used);
    return { name, key, used, named, both, dwelt: onIt, dweltBoth };
  });
  const categories = new Map(taxonomy.categories.map((name, i) => [tagKey(name), i]));
  const cues = new Map(linesOf(taxonomy.cues).map((line) => [headOf(line), line]));
  const together = new Map(linesOf(taxonomy.together).map((line) => [Number(headOf(line)), line]));
  const [once, passed] = [readDigests(taxonomy.once), readDigests(taxonomy.passed)];
  const index = { tags, list, categories, cues, together, once, passed, firstWords, lastWords };
  made.set(taxonomy, index);
  return index;
}

const headOf = (line: string): string => line.slice(0, line.indexOf(' '));
const linesOf = (text = ''): string[] => text.split('\n').filter((line) => line !== '');

/** Keys of the first and the last word. */
export function endsOf(text: string): [first: string, last: string] {
  const words = wordsOf(text);
  return [wordKey(words[0] ?? ''), wordKey(words.at(-1) ?? '')];
}

/** The pairs of number and share (in %) that follow the first word of a line. */
export function sharesOf(line: string): [number, number][] {
  const pairs = line.split(' ').slice(1).map(Number);
  const shares: [number, number][] = [];
  for (let i = 0; i + 1 < pairs.length; i += 2) shares.push([pairs[i] ?? 0, (pairs[i + 1] ?? 0) / 100]);
  return shares;
}

/** Name and counts of a line of `Taxonomy.tags`; a line without five counts is a name. */
function partsOf(line: string): [name: string, counts: number[]] {
  const counts: number[] = [];
  let end = line.length;
  while (counts.length < COUNTS) {
    const space = line.lastIndexOf(' ', end - 1);
    const count = Number(line.slice(space + 1, end));
    if (space < 1 || !(count >= 0)) return [line, []];
    counts.unshift(count);
    end = space;
  }
  return [line.slice(0, end), counts];
}

/** The line of a tag in `Taxonomy.tags`. */
export const tagLine = (tag: KnownTag): string =>
  [tag.name, tag.used, tag.named, tag.both, tag.dwelt, tag.dweltBoth].join(' ');
