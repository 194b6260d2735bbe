import { splitDigests } from './article-signals.ts';
import { splitTagWords, toWordKey, toWordKeys } from './article-words.ts';
import { resolveTagAlias, toTagKey } from './tag-form.ts';
import type { Taxonomy } from './taxonomy.ts';

/** A tag of the blog and in how many posts it is used, is named (in text or page tags), and so on: see `Taxonomy.tags`. */
export interface KnownTag {
  name: string;
  key: string;
  used: number;
  named: number;
  both: number;
  /** Posts whose text dwells on it, and those that carry it as well. */
  emphasised: number;
  emphasisedBoth: number;
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
  singleUseTags: Set<string>;
  rejectedTags: Set<string>;
  /** How often the blog's tags begin and end with a word, by its key. */
  firstWords: Map<string, number>;
  lastWords: Map<string, number>;
}

/** A line of `Taxonomy.tags`. Its counts are read when they are asked for: an article needs few of thousands. */
class LazyKnownTag implements KnownTag {
  readonly name: string;
  readonly key: string;
  readonly used: number;
  private readonly counts: string;

  /** `counts`: the five numbers, '' for a tag that no post was seen to carry. */
  constructor(name: string, key: string, counts: string) {
    this.name = name;
    this.key = key;
    this.used = counts === '' ? 1 : Number.parseInt(counts, 10);
    this.counts = counts;
  }

  private count(at: number): number {
    return Number(this.counts.split(' ')[at] ?? 0);
  }
  get named(): number {
    return this.count(1);
  }
  get both(): number {
    return this.count(2);
  }
  get emphasised(): number {
    return this.count(3);
  }
  get emphasisedBoth(): number {
    return this.count(4);
  }
}

const COUNTS = /(?: \d+){5}$/gm;
const taxonomyIndexes = new WeakMap<Taxonomy, TaxonomyIndex>();

/** The index of a taxonomy; made once for each taxonomy object, which must not change afterwards. */
export function indexTaxonomy(taxonomy: Taxonomy): TaxonomyIndex {
  const before = taxonomyIndexes.get(taxonomy);
  if (before) return before;
  const lines = splitLines(taxonomy.tags);
  const names = lines.length > 0 ? lines.join('\n').replace(COUNTS, '').split('\n') : [];
  const words = toWordKeys(names);
  const keys = words.join('\n').replace(/ /g, '').split('\n');
  const list = names.map(
    (name, i) => new LazyKnownTag(name, resolveTagAlias(keys[i] ?? ''), lines[i]?.slice(name.length + 1) ?? ''),
  );
  const tags = new Map<string, number>();
  const firstWords = new Map<string, number>();
  const lastWords = new Map<string, number>();
  list.forEach(({ key, used }, i) => {
    if (key && !tags.has(key)) tags.set(key, i);
    const own = words[i] ?? '';
    const space = own.indexOf(' ');
    const first = space < 0 ? own : own.slice(0, space);
    const last = space < 0 ? own : own.slice(own.lastIndexOf(' ') + 1);
    firstWords.set(first, (firstWords.get(first) ?? 0) + used);
    lastWords.set(last, (lastWords.get(last) ?? 0) + used);
  });
  const categories = new Map(taxonomy.categories.map((name, i) => [toTagKey(name), i]));
  const cues = new Map<string, string>();
  for (const line of splitLines(taxonomy.cues)) cues.set(getFirstWord(line), line);
  const together = new Map<number, string>();
  for (const line of splitLines(taxonomy.together)) together.set(Number(getFirstWord(line)), line);
  const singleUseTags = splitDigests(taxonomy.once);
  const rejectedTags = splitDigests(taxonomy.passed);
  const index = { tags, list, categories, cues, together, singleUseTags, rejectedTags, firstWords, lastWords };
  taxonomyIndexes.set(taxonomy, index);
  return index;
}

const getFirstWord = (line: string): string => line.slice(0, line.indexOf(' '));
const splitLines = (text = ''): string[] => text.split('\n').filter((line) => line !== '');

/** Keys of the first and the last word. */
export function getOuterWordKeys(text: string): [first: string, last: string] {
  const words = splitTagWords(text);
  return [toWordKey(words[0] ?? ''), toWordKey(words.at(-1) ?? '')];
}

/** The pairs of number and share (in %) that follow the first word of a line. */
export function parseShares(line: string): [number, number][] {
  const pairs = line.split(' ').slice(1).map(Number);
  const shares: [number, number][] = [];
  for (let i = 0; i + 1 < pairs.length; i += 2) shares.push([pairs[i] ?? 0, (pairs[i + 1] ?? 0) / 100]);
  return shares;
}

/** The line of a tag in `Taxonomy.tags`. */
export const formatTagLine = (tag: KnownTag): string =>
  [tag.name, tag.used, tag.named, tag.both, tag.emphasised, tag.emphasisedBoth].join(' ');
