/** The check of a file before it leaves. A chunk of its own: the readers of YAML and TOML are larger than the rest of the popup. */
import { indexOf } from '../../core/classify/index-of.ts';
import { type Finding, preflight } from '../../core/post/preflight.ts';
import type { Post, PostFile } from '../../core/types.ts';
import type { Blog } from '../../make-post.ts';

export type { Finding };

/** Reads the file back as the blog would. `now`: ISO 8601. A blog that is not known yet finds no tag new. */
export function check(file: PostFile, post: Post, { profile, taxonomy, paths }: Blog, now: string): Finding[] {
  const { categories } = taxonomy;
  const tags = indexOf(taxonomy).list.map(({ name }) => name);
  const known = tags.length ? { tags: [...tags, ...categories, ...profile.tags.always] } : {};
  return preflight(file, post, profile, { now, categories, paths, ...known });
}
