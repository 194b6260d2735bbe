import type { Post } from '../post.ts';
import type { Fingerprint } from '../saved-post.ts';

interface PostVersions {
  /** The post as it was saved, or as it stands in the form. */
  saved: Post;
  /** What the page said then. */
  seen: Pick<Fingerprint, 'title' | 'date'>;
  /** What the page alone gives now. */
  fresh: Post;
  /** `fresh` with what the person has typed since. */
  form: Post;
}

type PostValue = Post[keyof Post];

const isSameJson = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/**
 * A saved post with what its page says anew, and with what has been typed since. What was typed last goes first; then what
 * was saved. A fact that the person had left as the page gave it then, is as the page gives it now. Of lists, what was added
 * is added and what was taken out is out; nothing else of the saved one goes.
 */
export function updateSavedPost({ saved, seen, fresh, form }: PostVersions): Post {
  const keys = [...new Set([...Object.keys(saved), ...Object.keys(form)])] as (keyof Post)[];
  const post = Object.fromEntries(
    keys.map((key): [string, PostValue] => {
      const mine = saved[key];
      if (Array.isArray(mine) && key !== 'authors') return [key, mergeLists(mine, fresh[key], form[key])];
      if (!isSameJson(form[key], fresh[key])) return [key, form[key]];
      const asThen = (key === 'title' || key === 'date') && mine === seen[key];
      return [key, asThen && fresh[key] !== '' ? fresh[key] : mine];
    }),
  );
  return Object.fromEntries(Object.entries(post).filter(([, value]) => value !== undefined)) as unknown as Post;
}

function mergeLists(saved: unknown[], fresh: PostValue, form: PostValue): PostValue {
  const [before, after] = [toList(fresh), toList(form)];
  const setOf = (list: unknown[]) => new Set(list.map((item) => JSON.stringify(item)));
  const [inBefore, inAfter] = [setOf(before), setOf(after)];
  const kept = saved.filter((item) => inAfter.has(JSON.stringify(item)) || !inBefore.has(JSON.stringify(item)));
  const inKept = setOf(kept);
  const added = after.filter((item) => !inBefore.has(JSON.stringify(item)) && !inKept.has(JSON.stringify(item)));
  return [...kept, ...added] as PostValue;
}

const toList = (value: PostValue): unknown[] => (Array.isArray(value) ? value : []);
