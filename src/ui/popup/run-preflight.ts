/** The check of a file before it leaves. A chunk of its own: the readers of YAML and TOML are larger than the rest of the popup. */
import { indexTaxonomy } from '../../core/classify/taxonomy-index.ts';
import { type Finding, preflight } from '../../core/format/preflight.ts';
import type { Post, PostFile } from '../../core/post.ts';
import type { Blog } from '../../drafting/create-post.ts';

export type { Finding };

/** Reads the file back as the blog would. `now`: ISO 8601. A blog that is not known yet finds no tag new. */
export function runPreflight(file: PostFile, post: Post, { profile, taxonomy, paths }: Blog, now: string): Finding[] {
  const { categories } = taxonomy;
  const tags = indexTaxonomy(taxonomy).list.map(({ name }) => name);
  const known = tags.length ? { tags: [...tags, ...categories, ...profile.tags.always] } : {};
  return preflight(file, post, profile, { now, categories, paths, ...known });
}
