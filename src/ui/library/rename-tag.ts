import type { SavedPost } from '../../core/saved-post.ts';
import { changePosts, listPostSummaries } from '../../library/posts.ts';

/** Puts `to` in the place of every tag of `from`. A tag that is then in the list twice stays where it stood first. */
export function replaceTags(tags: string[], from: string[], to: string): string[] {
  const isReplaced = (tag: string) => from.includes(tag) || tag === to;
  return tags.flatMap((tag, at) => {
    if (!isReplaced(tag)) return [tag];
    return tags.findIndex(isReplaced) === at ? [to] : [];
  });
}

/**
 * Renames tags in all posts of the library; several tags, or the name of another tag, are merged. Resolves with the posts as
 * they were before, for undoing by `revertPosts`.
 */
export async function renameTags(from: string[], to: string): Promise<SavedPost[]> {
  const summaries = await listPostSummaries();
  const ids = summaries.filter(({ tags }) => tags.some((tag) => from.includes(tag))).map(({ id }) => id);
  const rename = (post: SavedPost['post']) => ({ ...post, tags: replaceTags(post.tags, from, to) });
  return changePosts(ids, rename, new Date().toISOString());
}

/** Counts the posts of each tag, most frequent first. */
export function countPostTags(posts: { tags: string[] }[]): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { tags } of posts) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return Array.from(counts, ([name, count]) => ({ name, count })).sort(
    (one, other) => other.count - one.count || one.name.localeCompare(other.name),
  );
}
