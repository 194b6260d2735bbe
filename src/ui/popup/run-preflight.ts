/** Checks a file before it is sent. Bundled separately: the YAML and TOML parsers are larger than the rest of the popup. */
import type { Article } from '../../core/article.ts';
import { indexTaxonomy } from '../../core/classify/taxonomy-index.ts';
import { type Finding, preflight } from '../../core/format/preflight.ts';
import type { Post, PostFile } from '../../core/post.ts';
import type { Blog } from '../../drafting/create-post.ts';

export type { Finding };

/**
 * Parses the file as the blog would, and returns findings. `now`: ISO 8601. If the blog has no known tags, no tag is new.
 */
export function runPreflight(
  file: PostFile,
  { post, article: { markdown, language } }: { post: Post; article: Article },
  { profile, taxonomy, paths }: Blog,
  now: string,
): Finding[] {
  const article = { markdown, language: language?.value ?? '' };
  const { categories } = taxonomy;
  const tags = indexTaxonomy(taxonomy).list.map(({ name }) => name);
  const known = tags.length ? { tags: [...tags, ...categories, ...profile.tags.always] } : {};
  return preflight(file, post, profile, { now, article, categories, paths, ...known });
}
