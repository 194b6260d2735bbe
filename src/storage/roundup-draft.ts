import { validationError } from '../core/format/json-schema.ts';
import type { Roundup } from '../core/roundup/roundup.ts';
import { draftArea } from './draft-area.ts';
import { getKindSchema } from './stored-kinds.ts';

/** The roundup that is being made; there is one at a time. */
export interface RoundupDraft {
  version: 1;
  roundup: Roundup;
  /** Id of the profile. */
  profile: string;
}

/** A draft like those of articles: each change goes to the browser's own process at once, and outlives its page. */
const ROUNDUP_DRAFT_KEY = 'draft:roundup';
const UNREADABLE_ROUNDUP_KEY = 'aside:draft:roundup';

type StoredRoundupDraft = RoundupDraft & { by: string };
const windowId = crypto.randomUUID();

/** null: there is none. One that this version can't read is set aside, where nothing overwrites it. */
export async function loadRoundupDraft(): Promise<RoundupDraft | null> {
  const stored: unknown = (await draftArea.get([ROUNDUP_DRAFT_KEY]))[ROUNDUP_DRAFT_KEY];
  if (stored === undefined) return null;
  if (isStoredRoundupDraft(stored)) return stored;
  await draftArea.set({ [UNREADABLE_ROUNDUP_KEY]: stored });
  await draftArea.remove(ROUNDUP_DRAFT_KEY);
  return null;
}

/** Rejects when the disk is full. */
export async function saveRoundupDraft(draft: RoundupDraft): Promise<void> {
  const stored: StoredRoundupDraft = { ...draft, by: windowId };
  await draftArea.set({ [ROUNDUP_DRAFT_KEY]: stored });
}

/** Tells of every change by another window. Returns the way to stop. */
export function watchRoundupDraft(listener: (draft: RoundupDraft) => void): () => void {
  return draftArea.watch(ROUNDUP_DRAFT_KEY, (next) => {
    if (isStoredRoundupDraft(next) && next.by !== windowId) listener(next);
  });
}

const schema = getKindSchema('roundupDraft');

const isStoredRoundupDraft = (value: unknown): value is StoredRoundupDraft =>
  validationError(value, schema, schema, 'stored') === '';

/** The roundup that a backup holds, as it is stored; null when it is none. */
export const readBackupRoundup = (key: string, value: unknown): StoredRoundupDraft | null =>
  key === ROUNDUP_DRAFT_KEY && validationError(value, schema, schema, 'backup') === ''
    ? { ...(value as StoredRoundupDraft), by: windowId }
    : null;

export const isReadableRoundup = (key: string, value: unknown): boolean =>
  key === ROUNDUP_DRAFT_KEY && isStoredRoundupDraft(value);
