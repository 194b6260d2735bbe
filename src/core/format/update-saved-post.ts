import type { Post } from '../post.ts';
import { getSource } from '../post-source.ts';
import type { Fingerprint } from '../saved-post.ts';
import { mergeLists } from './merge-lists.ts';

interface PostVersions {
  /** The saved post, or the post that the editor shows now. */
  saved: Post;
  /** Title and date that the page had when the post was saved. */
  seen: Pick<Fingerprint, 'title' | 'date'>;
  /** The post that is composed from the page as it is now. */
  fresh: Post;
  /** The post `fresh` with the user's later edits. */
  form: Post;
}

type PostValue = Post[keyof Post];

const isSameJson = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/**
 * Merges a saved post with its changed page and the user's later edits. A later edit takes precedence over the saved value.
 * Title and date follow the page unless the user had changed them before saving. In lists, items that the user adds later
 * are added, and items that the user removes are removed.
 */
export function updateSavedPost({ saved, seen, fresh, form }: PostVersions): Post {
  const keys = [...new Set([...Object.keys(saved), ...Object.keys(form)])] as (keyof Post)[];
  const page = { title: fresh.title, date: getSource(fresh).date };
  const post = Object.fromEntries(
    keys.map((key): [string, PostValue] => {
      const savedValue = saved[key];
      if (Array.isArray(savedValue) && key !== 'authors')
        return [key, mergeLists<unknown>(savedValue, toList(fresh[key]), toList(form[key])) as PostValue];
      if (!isSameJson(form[key], fresh[key])) return [key, form[key]];
      if (key === 'source' && saved.source?.date === seen.date) return [key, { ...saved.source, date: page.date }];
      const isUnedited = (key === 'title' || key === 'date') && savedValue === seen[key];
      return [key, isUnedited && page[key] !== '' ? page[key] : savedValue];
    }),
  );
  return Object.fromEntries(Object.entries(post).filter(([, value]) => value !== undefined)) as unknown as Post;
}

const toList = (value: PostValue): unknown[] => (Array.isArray(value) ? value : []);
