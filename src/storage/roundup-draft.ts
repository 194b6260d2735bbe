import { validationError } from '../core/format/json-schema.ts';
import type { Roundup } from '../core/roundup/roundup.ts';
import { draftArea } from './draft-area.ts';
import { getKindSchema } from './stored-kinds.ts';

/** The roundup that the user is editing. There is at most one. */
export interface RoundupDraft {
  version: 1;
  roundup: Roundup;
  /** Id of the profile (the blog's format). */
  profile: string;
}

/**
 * Storage key, in the same storage as articles' drafts, where each change is stored even if the page closes right after it.
 */
const ROUNDUP_DRAFT_KEY = 'draft:roundup';
const UNREADABLE_ROUNDUP_KEY = 'aside:draft:roundup';

type StoredRoundupDraft = RoundupDraft & { by: string };
const windowId = crypto.randomUUID();

/**
 * Loads the roundup draft; null when there is none. A draft that can't be read is moved to another key, so that nothing
 * overwrites it.
 */
export async function loadRoundupDraft(): Promise<RoundupDraft | null> {
  const stored: unknown = (await draftArea.get([ROUNDUP_DRAFT_KEY]))[ROUNDUP_DRAFT_KEY];
  if (stored === undefined) return null;
  if (isStoredRoundupDraft(stored)) return stored;
  await draftArea.set({ [UNREADABLE_ROUNDUP_KEY]: stored });
  await draftArea.remove(ROUNDUP_DRAFT_KEY);
  return null;
}

/** Saves the roundup draft. Rejects when the disk is full. */
export async function saveRoundupDraft(draft: RoundupDraft): Promise<void> {
  const stored: StoredRoundupDraft = { ...draft, by: windowId };
  await draftArea.set({ [ROUNDUP_DRAFT_KEY]: stored });
}

/** Calls `listener` when another window changes the roundup draft. Returns a function that stops the calls. */
export function watchRoundupDraft(listener: (draft: RoundupDraft) => void): () => void {
  return draftArea.watch(ROUNDUP_DRAFT_KEY, (next) => {
    if (isStoredRoundupDraft(next) && next.by !== windowId) listener(next);
  });
}

const schema = getKindSchema('roundupDraft');

const isStoredRoundupDraft = (value: unknown): value is StoredRoundupDraft =>
  validationError(value, schema, schema, 'stored') === '';

/** Turns a backup's roundup draft into a stored one; null when the value is no valid roundup draft. */
export const readBackupRoundup = (key: string, value: unknown): StoredRoundupDraft | null =>
  key === ROUNDUP_DRAFT_KEY && validationError(value, schema, schema, 'backup') === ''
    ? { ...(value as StoredRoundupDraft), by: windowId }
    : null;

export const isReadableRoundup = (key: string, value: unknown): boolean =>
  key === ROUNDUP_DRAFT_KEY && isStoredRoundupDraft(value);
