import type { Draft } from '../../browser/drafts.ts';
import { inOrder } from './work.ts';

/** All that a person can change of a draft, by name: the post's own parts, and the rest. */
function partsOf({ post, profile, points, rewritten, removed, saved }: Draft): Map<string, unknown> {
  const own = Object.entries(post).map(([key, value]) => [`post.${key}`, value] as const);
  return new Map<string, unknown>([...own, ...Object.entries({ profile, points, rewritten, removed, saved })]);
}

function withParts(draft: Draft, parts: Map<string, unknown>): Draft {
  const [post, rest] = [{ ...draft.post } as Record<string, unknown>, {} as Record<string, unknown>];
  for (const [name, value] of parts)
    if (name.startsWith('post.')) post[name.slice(5)] = value;
    else rest[name] = value;
  return { ...draft, ...rest, post: post as unknown as Draft['post'] };
}

/** `next` with a note of when each part was changed that is not as it is in `before`. `now`: milliseconds since 1970. */
export function dated(next: Draft, before: Draft, now: number): Draft {
  const old = partsOf(before);
  const edited = { ...next.edited, ...before.edited };
  // A clock that was put back makes no change older than the one before.
  for (const [name, value] of partsOf(next))
    if (inOrder(value) !== inOrder(old.get(name))) edited[name] = Math.max(now, (edited[name] ?? 0) + 1);
  return { ...next, edited, at: new Date(now).toISOString() };
}

/**
 * Two windows' versions of a draft in one: each part as it was changed last. Whoever brings them together, and how often,
 * comes to the same.
 */
export function merged(mine: Draft, theirs: Draft): Draft {
  const when = ({ edited }: Draft, name: string) => edited?.[name] ?? 0;
  const parts = partsOf(theirs);
  const edited = { ...theirs.edited };
  for (const [name, value] of partsOf(mine)) {
    if (when(mine, name) <= when(theirs, name)) continue;
    parts.set(name, value);
    edited[name] = when(mine, name);
  }
  return { ...withParts(theirs, parts), edited, at: mine.at > theirs.at ? mine.at : theirs.at };
}
