import type { Roundup } from '../core/roundup/roundup.ts';
import { draftArea } from './draft-area.ts';

/** The roundup that is being made; there is one at a time. */
export interface RoundupDraft {
  version: 1;
  roundup: Roundup;
  /** Id of the profile. */
  profile: string;
}

/** A draft like those of articles: each change goes to the browser's own process at once, and outlives its page. */
const KEY = 'draft:roundup';
const ASIDE = 'aside:draft:roundup';

type Stored = RoundupDraft & { by: string };
const me = crypto.randomUUID();

/** null: there is none. One that this version can't read is set aside, where nothing overwrites it. */
export async function loadRoundup(): Promise<RoundupDraft | null> {
  const stored: unknown = (await draftArea.get([KEY]))[KEY];
  if (stored === undefined) return null;
  if (isDraft(stored)) return stored;
  await draftArea.set({ [ASIDE]: stored });
  await draftArea.remove(KEY);
  return null;
}

/** Rejects when the disk is full. */
export async function saveRoundup(draft: RoundupDraft): Promise<void> {
  const stored: Stored = { ...draft, by: me };
  await draftArea.set({ [KEY]: stored });
}

/** Tells of every change by another window. Returns the way to stop. */
export function watchRoundup(listener: (draft: RoundupDraft) => void): () => void {
  return draftArea.watch(KEY, (next) => {
    if (isDraft(next) && next.by !== me) listener(next);
  });
}

function isDraft(value: unknown): value is Stored {
  const draft = value as Partial<Stored> | null | undefined;
  return draft?.version === 1 && typeof draft.roundup?.title === 'string' && Array.isArray(draft.roundup.groups);
}
