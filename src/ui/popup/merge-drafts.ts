import type { Draft } from '../../storage/drafts.ts';
import { toCanonicalJson } from './draft-reducer.ts';

/** All that a person can change of a draft, by name: the post's own parts, and the rest. */
function listDraftParts({ post, profile, points, rewritten, removed, saved }: Draft): Map<string, unknown> {
  const own = Object.entries(post).map(([key, value]) => [`post.${key}`, value] as const);
  return new Map<string, unknown>([...own, ...Object.entries({ profile, points, rewritten, removed, saved })]);
}

function setDraftParts(draft: Draft, parts: Map<string, unknown>): Draft {
  const [post, rest] = [{ ...draft.post } as Record<string, unknown>, {} as Record<string, unknown>];
  for (const [name, value] of parts)
    if (name.startsWith('post.')) post[name.slice(5)] = value;
    else rest[name] = value;
  return { ...draft, ...rest, post: post as unknown as Draft['post'] };
}

/** `next` with a note of when each part was changed that is not as it is in `before`. `now`: milliseconds since 1970. */
export function stampEdits(next: Draft, before: Draft, now: number): Draft {
  const old = listDraftParts(before);
  const edited = { ...next.edited, ...before.edited };
  // A clock that was put back makes no change older than the one before.
  for (const [name, value] of listDraftParts(next))
    if (toCanonicalJson(value) !== toCanonicalJson(old.get(name)))
      edited[name] = Math.max(now, (edited[name] ?? 0) + 1);
  return { ...next, edited, at: new Date(now).toISOString() };
}

/**
 * Two windows' versions of a draft in one: each part as it was changed last. Whoever brings them together, and how often,
 * comes to the same.
 */
export function mergeDrafts(mine: Draft, theirs: Draft): Draft {
  const when = ({ edited }: Draft, name: string) => edited?.[name] ?? 0;
  const parts = listDraftParts(theirs);
  const edited = { ...theirs.edited };
  for (const [name, value] of listDraftParts(mine)) {
    if (when(mine, name) <= when(theirs, name)) continue;
    parts.set(name, value);
    edited[name] = when(mine, name);
  }
  return { ...setDraftParts(theirs, parts), edited, at: mine.at > theirs.at ? mine.at : theirs.at };
}
