import { type ArticleSignals, joinDigests, toDigest } from './article-signals.ts';
import { isEmphasised } from './mentions.ts';
import { toTagKey } from './tag-form.ts';
import type { TaggedPost } from './taxonomy.ts';
import type { KnownTag } from './taxonomy-index.ts';

/** A blog with more tags than this keeps the most used: the popup loads them on every click. */
const MAX_LEARNED_TAGS = 4000;
/** Large blogs keep no tag of a single post: it is more often a slip than a habit. */
const LARGE_BLOG_POSTS = 300;

/** The blog's tags, most used first; spellings of one tag are counted together under the commonest. */
export function countTags(posts: TaggedPost[], categories: string[]): KnownTag[] {
  const skip = new Set(categories.map(toTagKey));
  const spellings = new Map<string, Map<string, number>>();
  for (const post of posts) {
    for (const [key, tag] of new Map(post.tags.map((name) => [toTagKey(name), name.trim().replace(/\s+/g, ' ')]))) {
      if (key === '' || skip.has(key)) continue;
      const counts = spellings.get(key) ?? new Map<string, number>();
      counts.set(tag, (counts.get(tag) ?? 0) + 1);
      spellings.set(key, counts);
    }
  }
  const least = posts.length >= LARGE_BLOG_POSTS ? 2 : 1;
  const tags: KnownTag[] = [];
  for (const [key, counts] of spellings) {
    let [name, most, used] = ['', 0, 0];
    for (const [spelling, count] of counts) {
      used += count;
      if (count > most || (count === most && spelling < name)) [name, most] = [spelling, count];
    }
    if (used >= least) tags.push({ name, key, used, named: 0, both: 0, emphasised: 0, emphasisedBoth: 0 });
  }
  return tags.sort((a, b) => b.used - a.used || (a.name < b.name ? -1 : 1)).slice(0, MAX_LEARNED_TAGS);
}

/** Adds in how many posts each tag is named (text or page tags), in how many of those it is used, and so on. */
export function countTagMentions(tags: KnownTag[], readings: ArticleSignals[], carried: Set<string>[]): void {
  const numbers = new Map(tags.map(({ key }, i) => [key, i]));
  readings.forEach((reading, r) => {
    for (const key of new Set([...reading.mentions.keys(), ...reading.pageTags.keys()])) {
      const tag = tags[numbers.get(key) ?? -1];
      if (!tag) continue;
      tag.named++;
      const mention = reading.mentions.get(key);
      const onIt = mention !== undefined && isEmphasised(mention);
      const carries = carried[r]?.has(key) === true;
      if (carries) tag.both++;
      if (onIt) tag.emphasised++;
      if (onIt && carries) tag.emphasisedBoth++;
    }
  });
}

/** Tags of fewer posts, and pairs in fewer, go together by chance. */
const MIN_PAIRED_TAG_POSTS = 8;
const MIN_PAIR_POSTS = 3;
/** Companions that are kept for a tag. */
const MAX_CO_OCCURRING = 7;

/** For each tag those that its posts carry most beside it. Gives `Taxonomy.together`. */
export function countCoOccurrence(tags: KnownTag[], carriers: number[][], carried: number[][]): string {
  const lines: string[] = [];
  tags.forEach(({ used }, t) => {
    if (used < MIN_PAIRED_TAG_POSTS) return;
    const pairs = new Map<number, number>();
    for (const p of carriers[t] ?? []) {
      for (const other of carried[p] ?? []) if (other !== t) pairs.set(other, (pairs.get(other) ?? 0) + 1);
    }
    const most = [...pairs].filter(([, n]) => n >= MIN_PAIR_POSTS).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    if (most.length === 0) return;
    const shares = most.slice(0, MAX_CO_OCCURRING).flatMap(([other, n]) => [other, Math.round((100 * n) / (used + 3))]);
    lines.push([t, ...shares].join(' '));
  });
  return lines.join('\n');
}

/** Gives `Taxonomy.once`: tags that only one post carries, when it dwells on them. */
export function digestSingleUseTags(
  readings: ArticleSignals[],
  carried: Set<string>[],
  numbers: Map<string, number>,
  categories: string[],
): string {
  const skip = new Set(categories.map(toTagKey));
  const once = new Set<string>();
  readings.forEach(({ mentions, pageTags }, r) => {
    for (const key of carried[r] ?? []) {
      const mention = mentions.get(key);
      const named = pageTags.has(key) || (mention !== undefined && isEmphasised(mention));
      if (named && !numbers.has(key) && !skip.has(key)) once.add(toDigest(key));
    }
  });
  return joinDigests(once);
}

/** So many posts that dwell on a phrase, or carry it as a page tag, without the blog making it a tag. */
const MIN_EMPHASISED_POSTS = 20;
const MIN_PAGE_TAGGED_POSTS = 3;

/** Gives `Taxonomy.passed`. */
export function digestRejectedTags(readings: ArticleSignals[], carried: Set<string>[]): string {
  const used = new Set(carried.flatMap((set) => [...set]));
  const counts = new Map<string, number>();
  for (const { mentions, pageTags } of readings) {
    for (const mention of mentions.values()) {
      if (isEmphasised(mention) && !pageTags.has(mention.key)) addCount(counts, mention.key, 1);
    }
    for (const key of pageTags.keys()) addCount(counts, key, MIN_EMPHASISED_POSTS / MIN_PAGE_TAGGED_POSTS);
  }
  const passed = [...counts].filter(([key, n]) => n >= MIN_EMPHASISED_POSTS - 0.001 && !used.has(key));
  return joinDigests(passed.map(([key]) => toDigest(key)));
}

const addCount = (counts: Map<string, number>, key: string, n: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + n);
};
