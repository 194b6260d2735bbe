import { departure } from '../core/post/schema.ts';
import type { Roundup } from '../core/roundup/roundup.ts';
import { ofKind } from '../library/stored.ts';
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

const schema = ofKind('roundupDraft');

const isDraft = (value: unknown): value is Stored => departure(value, schema, schema, 'stored') === '';

/** The roundup that a backup holds, as it is stored; null when it is none. */
export const roundupOfFile = (key: string, value: unknown): Stored | null =>
  key === KEY && departure(value, schema, schema, 'backup') === '' ? { ...(value as Stored), by: me } : null;

export const isReadableRoundup = (key: string, value: unknown): boolean => key === KEY && isDraft(value);
