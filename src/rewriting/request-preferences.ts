/** The preferences of a request to a model: the settings, the blog's tags, and example posts of the library. */
import { getKeyHost } from '../core/address-key.ts';
import type { Taxonomy } from '../core/classify/taxonomy.ts';
import { indexTaxonomy } from '../core/classify/taxonomy-index.ts';
import type { Preferences, RewriteWish } from '../core/llm/index.ts';
import { isNeverSent } from '../core/never-sent.ts';
import type { Draft } from '../storage/drafts.ts';
import type { ModelSettings } from '../storage/model-settings.ts';

/** What the user wants of one request besides the settings: a style, or another language (BCP 47). */
export interface RequestWish {
  wish?: RewriteWish;
  language?: string;
}

/** At most `posts` example posts are sent, chosen among the newest `of` posts, each cut after so many characters. */
const EXAMPLE_LIMITS = { posts: 2, of: 20, characters: 1_200 };

/**
 * Lists example posts for the prompt, if the user allows examples, and the addresses of their articles. Excluded sites are
 * skipped.
 */
export async function listExamples({
  examples,
  never,
}: ModelSettings): Promise<{ texts: string[]; addresses: string[] }> {
  if (!examples) return { texts: [], addresses: [] };
  const { listNewestPosts } = await import('../library/posts.ts');
  const posts = (await listNewestPosts(EXAMPLE_LIMITS.of))
    .map(({ post, seen }) => ({ post, addresses: [post.canonical, `https://${getKeyHost(seen.address)}/`] }))
    .filter(({ addresses }) => !isNeverSent(addresses, never))
    .slice(0, EXAMPLE_LIMITS.posts);
  return {
    texts: posts.map(({ post: { title, excerpt, points } }) =>
      [title, excerpt, ...points.map(({ text }) => `- ${text}`)].join('\n').slice(0, EXAMPLE_LIMITS.characters),
    ),
    addresses: posts.flatMap(({ addresses }) => addresses),
  };
}

/** Builds what a prompt says of the user's wishes and of the blog. `examples`: texts of `listExamples`. */
export function buildPreferences(
  { post, points }: Draft,
  taxonomy: Taxonomy,
  settings: ModelSettings,
  examples: string[],
  { wish, language = settings.language }: RequestWish = {},
): Preferences {
  const tags = indexTaxonomy(taxonomy).list.map(({ name }) => name);
  return {
    points,
    language,
    style: settings.style,
    ...(wish && { wish }),
    examples,
    tags,
    categories: [...new Set([...taxonomy.categories, ...post.categories])],
  };
}
