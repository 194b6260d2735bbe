import { splitDigests } from './article-signals.ts';
import { splitTagWords, toWordKey, toWordKeys } from './article-words.ts';
import { resolveTagAlias, toTagKey } from './tag-form.ts';
import { splitTable, type Taxonomy } from './taxonomy.ts';

/** A tag of the blog and its counts of posts (see `Taxonomy.tags`). */
export interface KnownTag {
  name: string;
  key: string;
  used: number;
  named: number;
  both: number;
  /** Number of posts that emphasise the tag's name, and number of these posts that have the tag. */
  emphasised: number;
  emphasisedBoth: number;
}

/** A taxonomy indexed for look-ups. */
export interface TaxonomyIndex {
  /** Number of each tag of the blog, by tag key. */
  tags: Map<string, number>;
  list: KnownTag[];
  /** Number of each category, by its tag key. A category is never suggested as a tag. */
  categories: Map<string, number>;
  /**
   * Lines of `Taxonomy.cues` by cue, and lines of `Taxonomy.together` by tag number. A line is parsed on demand, since an
   * article needs few lines.
   */
  cues: Map<string, string>;
  together: Map<number, string>;
  /** Digests of tags that only one post has, and digests of phrases that the blog never made a tag. */
  singleUseTags: Set<string>;
  rejectedTags: Set<string>;
  /** Word key → number of uses of the blog's tags that begin with the word, and of those that end with the word. */
  firstWords: Map<string, number>;
  lastWords: Map<string, number>;
}

/**
 * A tag from a line of `Taxonomy.tags`. Its counts are parsed on demand, since an article needs only a few of thousands of
 * tags.
 */
class LazyKnownTag implements KnownTag {
  readonly name: string;
  readonly key: string;
  readonly used: number;
  private readonly counts: string;

  /** `counts`: five numbers; '' for a tag that no post has yet. */
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

/** Returns the index of a taxonomy, cached by object. The taxonomy object must not change afterwards. */
export function indexTaxonomy(taxonomy: Taxonomy): TaxonomyIndex {
  const cached = taxonomyIndexes.get(taxonomy);
  if (cached) return cached;
  const lines = splitTable(taxonomy.tags);
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
    const tagWords = words[i] ?? '';
    const space = tagWords.indexOf(' ');
    const first = space < 0 ? tagWords : tagWords.slice(0, space);
    const last = space < 0 ? tagWords : tagWords.slice(tagWords.lastIndexOf(' ') + 1);
    firstWords.set(first, (firstWords.get(first) ?? 0) + used);
    lastWords.set(last, (lastWords.get(last) ?? 0) + used);
  });
  const categories = new Map(taxonomy.categories.map((name, i) => [toTagKey(name), i]));
  const cues = new Map<string, string>();
  for (const line of splitTable(taxonomy.cues)) cues.set(getFirstWord(line), line);
  const together = new Map<number, string>();
  for (const line of splitTable(taxonomy.together)) together.set(Number(getFirstWord(line)), line);
  const singleUseTags = splitDigests(taxonomy.once);
  const rejectedTags = splitDigests(taxonomy.passed);
  const index = { tags, list, categories, cues, together, singleUseTags, rejectedTags, firstWords, lastWords };
  taxonomyIndexes.set(taxonomy, index);
  return index;
}

const getFirstWord = (line: string): string => line.slice(0, line.indexOf(' '));

/** Returns the keys of the first and the last word of a text. */
export function getOuterWordKeys(text: string): [first: string, last: string] {
  const words = splitTagWords(text);
  return [toWordKey(words[0] ?? ''), toWordKey(words.at(-1) ?? '')];
}

/**
 * Returns the pairs of tag number and share (0 … 1) in a line, after the line's first word. The line has shares in percent.
 */
export function parseShares(line: string): [number, number][] {
  const pairs = line.split(' ').slice(1).map(Number);
  const shares: [number, number][] = [];
  for (let i = 0; i + 1 < pairs.length; i += 2) shares.push([pairs[i] ?? 0, (pairs[i + 1] ?? 0) / 100]);
  return shares;
}

/** Formats a tag as a line of `Taxonomy.tags`. */
export const formatTagLine = (tag: KnownTag): string =>
  [tag.name, tag.used, tag.named, tag.both, tag.emphasised, tag.emphasisedBoth].join(' ');
