import type { Post } from '../post.ts';
import { mergeLists } from './merge-lists.ts';

/**
 * Carries the user's edits over to a post that was made anew, such as for another format. `before`: the post as it was made;
 * `edited`: that post with the user's edits; `fresh`: the new one. What the user has typed stays, and the rest is the new
 * post's. In tags and categories each item counts for itself.
 */
export function rebasePost({ before, edited, fresh }: { before: Post; edited: Post; fresh: Post }): Post {
  const keys = [...new Set([...Object.keys(fresh), ...Object.keys(edited)])] as (keyof Post)[];
  const isEdited = (key: keyof Post) => JSON.stringify(edited[key]) !== JSON.stringify(before[key]);
  const values = keys
    .map((key) => [key, isEdited(key) ? edited[key] : fresh[key]] as const)
    .filter(([, value]) => value !== undefined);
  return {
    ...(Object.fromEntries(values) as unknown as Post),
    tags: mergeLists(fresh.tags, before.tags, edited.tags),
    categories: mergeLists(fresh.categories, before.categories, edited.categories),
  };
}
