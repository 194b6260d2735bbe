import type { SavedPost } from '../../core/saved-post.ts';
import type { Draft } from '../../storage/drafts.ts';
import { toCanonicalJson } from './draft-reducer.ts';

/**
 * Lists everything in a draft that the user can change, by name: fields of the post as `post.NAME`, others by their own
 * name.
 */
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

const getEditTime = ({ edited }: Draft, name: string): number => edited?.[name] ?? 0;

/** Returns `next` with the time `now` (milliseconds since 1970) noted for each field that differs from `before`. */
export function stampEdits(next: Draft, before: Draft, now: number): Draft {
  const old = listDraftParts(before);
  const edited = { ...next.edited };
  for (const name of Object.keys(before.edited ?? {}))
    edited[name] = Math.max(getEditTime(next, name), getEditTime(before, name));
  // Adds at least 1 to the field's last time, so that a later change counts as newer even if the clock was set back.
  for (const [name, value] of listDraftParts(next))
    if (toCanonicalJson(value) !== toCanonicalJson(old.get(name)))
      edited[name] = Math.max(now, (edited[name] ?? 0) + 1);
  return { ...next, edited, at: new Date(now).toISOString() };
}

/**
 * Merges two windows' versions of a draft: takes each field from the version that changed the field last. The result does
 * not depend on the order or the number of merges.
 */
export function mergeDrafts(mine: Draft, theirs: Draft): Draft {
  const parts = listDraftParts(theirs);
  const edited = { ...theirs.edited };
  for (const [name, value] of listDraftParts(mine)) {
    if (getEditTime(mine, name) <= getEditTime(theirs, name)) continue;
    parts.set(name, value);
    edited[name] = getEditTime(mine, name);
  }
  return { ...setDraftParts(theirs, parts), edited, at: mine.at > theirs.at ? mine.at : theirs.at };
}

/**
 * Takes over what was changed in the library after the draft was saved there. What the user has changed in the draft since
 * its last save stays. Returns the draft itself when the library has nothing newer.
 */
export function rebaseDraft(draft: Draft, saved: SavedPost): Draft {
  const [savedAt, changedAt] = [getEditTime(draft, 'saved'), Date.parse(saved.changedAt)];
  if (draft.saved !== saved.id || changedAt <= savedAt) return draft;
  const ownEdits = [...listDraftParts(draft)].filter(
    ([name]) => name !== 'saved' && getEditTime(draft, name) > savedAt,
  );
  const edited: Record<string, number> = { ...draft.edited, saved: changedAt };
  for (const [name] of ownEdits) edited[name] = Math.max(getEditTime(draft, name), changedAt + 1);
  return setDraftParts({ ...draft, post: saved.post, profile: saved.profile, edited }, new Map(ownEdits));
}
