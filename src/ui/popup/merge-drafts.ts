import type { Draft } from '../../storage/drafts.ts';
import { toCanonicalJson } from './draft-reducer.ts';

/** Everything that the user can change, by name: each field of the post as `post.NAME`, and the draft's own fields. */
function listDraftParts({ post, profile, points, rewritten, removed, saved }: Draft): Map<string, unknown> {
  const fields = Object.entries(post).map(([key, value]) => [`post.${key}`, value] as const);
  return new Map<string, unknown>([...fields, ...Object.entries({ profile, points, rewritten, removed, saved })]);
}

function setDraftParts(draft: Draft, parts: Map<string, unknown>): Draft {
  const [post, rest] = [{ ...draft.post } as Record<string, unknown>, {} as Record<string, unknown>];
  for (const [name, value] of parts)
    if (name.startsWith('post.')) post[name.slice(5)] = value;
    else rest[name] = value;
  return { ...draft, ...rest, post: post as unknown as Draft['post'] };
}

/** `next`, with the time of each part that differs from `before`. `now`: milliseconds since 1970. */
export function stampEdits(next: Draft, before: Draft, now: number): Draft {
  const old = listDraftParts(before);
  const edited = { ...next.edited, ...before.edited };
  // A change is newer than the change before it, also after the clock was put back.
  for (const [name, value] of listDraftParts(next))
    if (toCanonicalJson(value) !== toCanonicalJson(old.get(name)))
      edited[name] = Math.max(now, (edited[name] ?? 0) + 1);
  return { ...next, edited, at: new Date(now).toISOString() };
}

/**
 * Merges two windows' versions of a draft: each part as it was changed last. The result is the same in either order, and
 * after any number of merges.
 */
export function mergeDrafts(mine: Draft, theirs: Draft): Draft {
  const getEditTime = ({ edited }: Draft, name: string) => edited?.[name] ?? 0;
  const parts = listDraftParts(theirs);
  const edited = { ...theirs.edited };
  for (const [name, value] of listDraftParts(mine)) {
    if (getEditTime(mine, name) <= getEditTime(theirs, name)) continue;
    parts.set(name, value);
    edited[name] = getEditTime(mine, name);
  }
  return { ...setDraftParts(theirs, parts), edited, at: mine.at > theirs.at ? mine.at : theirs.at };
}
