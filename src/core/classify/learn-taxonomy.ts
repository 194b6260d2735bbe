/** Learns a blog's tags and categories from its posts, in the browser. The same posts always give the same taxonomy. */

import { type ArticleSignals, collectArticleSignals } from './article-signals.ts';
import { learnCategories } from './learn-categories.ts';
import { buildCueTable, learnCues } from './learn-cues.ts';
import {
  countCoOccurrence,
  countTagMentions,
  countTags,
  digestRejectedTags,
  digestSingleUseTags,
} from './learn-tags.ts';
import { toTagKey } from './tag-form.ts';
import type { TaggedPost, Taxonomy } from './taxonomy.ts';
import { formatTagLine } from './taxonomy-index.ts';

export type { TaggedPost };

interface LearnTaxonomyOptions {
  /** Called repeatedly with the work done and the total. */
  onProgress?: (done: number, total: number) => void;
  /** Skips the category model, which takes most of the time. */
  tagsOnly?: boolean;
}

/** Category A implies category B when A has at least 20 posts and at least 98 % of these posts are also in B. */
const RULE_POSTS = 20;
const RULE_SHARE = 0.98;

/** Learns a taxonomy from a blog's posts, in about 2 ms per post. A post without text still adds its tags and categories. */
export function learnTaxonomy(posts: TaggedPost[], options: LearnTaxonomyOptions = {}): Taxonomy {
  const { onProgress = () => {}, tagsOnly = false } = options;
  const total = posts.length * 2;
  const categories = [...new Set(posts.flatMap((post) => post.categories))].sort();
  const tags = countTags(posts, categories);
  const numbers = new Map(tags.map(({ key }, i) => [key, i]));
  const signals = posts.map((post, p): ArticleSignals => {
    if (p % 20 === 0) onProgress(p, total);
    const { title, markdown, pageTags = [], feedName = '' } = post;
    return collectArticleSignals({ title, markdown, pageTags, feedName }, (key) => numbers.has(key));
  });
  const tagsByPost = posts.map((post) => new Set(post.tags.map(toTagKey)));
  countTagMentions(tags, signals, tagsByPost);
  const carriers: number[][] = tags.map(() => []);
  tagsByPost.forEach((set, p) => {
    for (const key of set) carriers[numbers.get(key) ?? -1]?.push(p);
  });
  const tagNumbersByPost = tagsByPost.map((set) => [...set].flatMap((key) => numbers.get(key) ?? []));
  const cueSets = signals.map((article) => article.cues);
  const cues = learnCues(buildCueTable(cueSets.map((set) => [...set.keys()])), tags, carriers);
  const onStep = (done: number, all: number): void => onProgress(posts.length * (1 + done / all), total);
  const learnable = !tagsOnly && posts.length > 0 && categories.length > 0;
  const model = learnable ? learnCategories(posts, cueSets, categories, onStep) : undefined;
  onProgress(total, total);
  const skip = new Set(categories.map(toTagKey));
  const counts = tagsByPost.map((set) => [...set].filter((key) => !skip.has(key)).length).sort((a, b) => a - b);
  return {
    categories,
    posts: posts.length,
    tagsPerPost: counts[Math.floor(counts.length / 2)] ?? 0,
    tags: tags.map(formatTagLine).join('\n'),
    once: digestSingleUseTags(signals, tagsByPost, numbers, categories),
    passed: digestRejectedTags(signals, tagsByPost),
    together: countCoOccurrence(tags, carriers, tagNumbersByPost),
    cues,
    ...(model ? { model } : {}),
    implied: findImpliedCategories(posts, categories),
  };
}

function findImpliedCategories(posts: TaggedPost[], categories: string[]): [number, number][] {
  const rules: [number, number][] = [];
  categories.forEach((from, a) => {
    const inside = posts.filter((post) => post.categories.includes(from));
    if (inside.length < RULE_POSTS) return;
    categories.forEach((to, b) => {
      const both = inside.filter((post) => post.categories.includes(to)).length;
      if (a !== b && both / inside.length >= RULE_SHARE) rules.push([a, b]);
    });
  });
  return rules;
}
