/**
 * Passages that the user has added to a page's draft while no window showed it. They wait under the draft's key until the
 * popup or the side panel puts them into the draft, since the background loads no code that makes posts.
 */
import type { Passage } from '../core/passage.ts';
import { draftArea } from './draft-area.ts';

const toPassagesKey = (draftKey: string) => `passages:${draftKey}`;

const isPassage = (value: unknown): value is Passage => {
  const { text, before, after, offset } = (value ?? {}) as Partial<Passage>;
  return [text, before, after].every((one) => typeof one === 'string') && typeof offset === 'number';
};

/** Loads the passages that wait for the draft `draftKey` (see `buildDraftKey`), in page order. */
export async function loadPassages(draftKey: string): Promise<Passage[]> {
  const stored = (await draftArea.get([toPassagesKey(draftKey)]))[toPassagesKey(draftKey)];
  return Array.isArray(stored) ? stored.filter(isPassage).sort((a, b) => a.offset - b.offset) : [];
}

/** Stores all passages that wait for a draft. Rejects when the disk is full. */
export const savePassages = (draftKey: string, passages: Passage[]): Promise<void> =>
  draftArea.set({ [toPassagesKey(draftKey)]: passages });

export const deletePassages = (draftKey: string): Promise<void> => draftArea.remove(toPassagesKey(draftKey));

/** Calls `listener` when another window or the background adds a passage. Returns a function that stops the calls. */
export const watchPassages = (draftKey: string, listener: () => void): (() => void) =>
  draftArea.watch(toPassagesKey(draftKey), (value) => {
    if (value !== undefined) listener();
  });
