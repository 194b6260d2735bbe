import { type ArticleSignals, joinDigests, toDigest } from './article-signals.ts';
import { isEmphasised } from './mentions.ts';
import { toTagKey } from './tag-form.ts';
import type { TaggedPost } from './taxonomy.ts';
import type { KnownTag } from './taxonomy-index.ts';

/** At most this many tags are learned, since the popup loads all of them at every click. */
const MAX_LEARNED_TAGS = 4000;
/** A blog with at least this many posts drops tags that only one post has: they are more often slips than habits. */
const LARGE_BLOG_POSTS = 300;

/** Returns the blog's tags, most used first. Spellings of one tag are counted together, under the most frequent spelling. */
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
  const minPosts = posts.length >= LARGE_BLOG_POSTS ? 2 : 1;
  const tags: KnownTag[] = [];
  for (const [key, counts] of spellings) {
    let [name, most, used] = ['', 0, 0];
    for (const [spelling, count] of counts) {
      used += count;
      if (count > most || (count === most && spelling < name)) [name, most] = [spelling, count];
    }
    if (used >= minPosts) tags.push({ name, key, used, named: 0, both: 0, emphasised: 0, emphasisedBoth: 0 });
  }
  return tags.sort((a, b) => b.used - a.used || (a.name < b.name ? -1 : 1)).slice(0, MAX_LEARNED_TAGS);
}

/**
 * Counts for each tag the posts that name the tag (in text or page tags), and how many of these posts have or emphasise the
 * tag. The counts are written into `tags`.
 */
export function countTagMentions(tags: KnownTag[], signals: ArticleSignals[], tagsByPost: Set<string>[]): void {
  const numbers = new Map(tags.map(({ key }, i) => [key, i]));
  signals.forEach((article, r) => {
    for (const key of new Set([...article.mentions.keys(), ...article.pageTags.keys()])) {
      const tag = tags[numbers.get(key) ?? -1];
      if (!tag) continue;
      tag.named++;
      const mention = article.mentions.get(key);
      const emphasises = mention !== undefined && isEmphasised(mention);
      const carries = tagsByPost[r]?.has(key) === true;
      if (carries) tag.both++;
      if (emphasises) tag.emphasised++;
      if (emphasises && carries) tag.emphasisedBoth++;
    }
  });
}

/** Minimum of posts with a tag, and of posts with a pair of tags. Rarer tags occur together by chance. */
const MIN_PAIRED_TAG_POSTS = 8;
const MIN_PAIR_POSTS = 3;
/** At most this many co-occurring tags are listed per tag. */
const MAX_CO_OCCURRING = 7;

/** Finds for each tag the other tags that its posts most often have. Returns the table `Taxonomy.together`. */
export function countCoOccurrence(tags: KnownTag[], carriers: number[][], tagsByPost: number[][]): string {
  const lines: string[] = [];
  tags.forEach(({ used }, t) => {
    if (used < MIN_PAIRED_TAG_POSTS) return;
    const pairs = new Map<number, number>();
    for (const p of carriers[t] ?? []) {
      for (const other of tagsByPost[p] ?? []) if (other !== t) pairs.set(other, (pairs.get(other) ?? 0) + 1);
    }
    const most = [...pairs].filter(([, n]) => n >= MIN_PAIR_POSTS).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    if (most.length === 0) return;
    const shares = most.slice(0, MAX_CO_OCCURRING).flatMap(([other, n]) => [other, Math.round((100 * n) / (used + 3))]);
    lines.push([t, ...shares].join(' '));
  });
  return lines.join('\n');
}

/** Collects digests of tags that a single post has and names clearly. Returns `Taxonomy.once`. */
export function digestSingleUseTags(
  signals: ArticleSignals[],
  tagsByPost: Set<string>[],
  numbers: Map<string, number>,
  categories: string[],
): string {
  const skip = new Set(categories.map(toTagKey));
  const singleUse = new Set<string>();
  signals.forEach(({ mentions, pageTags }, r) => {
    for (const key of tagsByPost[r] ?? []) {
      const mention = mentions.get(key);
      const isNamed = pageTags.has(key) || (mention !== undefined && isEmphasised(mention));
      if (isNamed && !numbers.has(key) && !skip.has(key)) singleUse.add(toDigest(key));
    }
  });
  return joinDigests(singleUse);
}

/**
 * A phrase counts as rejected by the blog when at least this many posts emphasise the phrase, or have it as a page tag, and
 * none has it as a tag.
 */
const MIN_EMPHASISED_POSTS = 20;
const MIN_PAGE_TAGGED_POSTS = 3;

/** Collects digests of phrases that the blog often met and never made a tag. Returns `Taxonomy.passed`. */
export function digestRejectedTags(signals: ArticleSignals[], tagsByPost: Set<string>[]): string {
  const used = new Set(tagsByPost.flatMap((set) => [...set]));
  const counts = new Map<string, number>();
  for (const { mentions, pageTags } of signals) {
    for (const mention of mentions.values()) {
      if (isEmphasised(mention) && !pageTags.has(mention.key)) addCount(counts, mention.key, 1);
    }
    for (const key of pageTags.keys()) addCount(counts, key, MIN_EMPHASISED_POSTS / MIN_PAGE_TAGGED_POSTS);
  }
  const rejected = [...counts].filter(([key, n]) => n >= MIN_EMPHASISED_POSTS - 0.001 && !used.has(key));
  return joinDigests(rejected.map(([key]) => toDigest(key)));
}

const addCount = (counts: Map<string, number>, key: string, n: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + n);
};
