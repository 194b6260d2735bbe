import { buildDraftKey, type Draft, isSelectionDraft, upgradeDraft } from './draft.ts';
import { draftArea } from './draft-area.ts';

export { buildDraftKey, type Draft, isSelectionDraft, listFormerDraftKeys } from './draft.ts';

/** `by`: the window that wrote the draft last, so that no window takes its own change for another's. */
type StoredDraft = Draft & { by: string };
const windowId = crypto.randomUUID();

const toUnreadableKey = (key: string) => `aside:${key}`;

/**
 * Loads the draft of a page, upgraded to this version. A draft that can't be read (damaged, or from a newer version) moves to
 * a key where nothing overwrites it, and is given as `unreadable` until `deleteUnreadableDraft`.
 * `former`: see `listFormerDraftKeys`. `isWhole`: see `readDraft`.
 */
export async function loadDraft(
  key: string,
  { former = [], isWhole }: { former?: string[]; isWhole?: DraftCheck } = {},
): Promise<{ draft: Draft | null; unreadable: unknown }> {
  const keys = [key, toUnreadableKey(key), ...former];
  let found = await draftArea.get(keys);
  if (await moveToOwnKeys(found)) found = await draftArea.get(keys);
  const stored: unknown = found[key];
  const draft = stored === undefined ? null : await readDraft(key, stored, isWhole);
  if (stored === undefined || draft) return { draft, unreadable: found[toUnreadableKey(key)] };
  await draftArea.set({ [toUnreadableKey(key)]: stored });
  await draftArea.remove(key);
  return { draft: null, unreadable: stored };
}

/**
 * Moves drafts that are stored under the address of another page to their own page's key, so that neither page opens or
 * overwrites the draft of the other. Resolves with whether there were any.
 */
async function moveToOwnKeys(found: { [key: string]: unknown }): Promise<boolean> {
  let hasMoved = false;
  for (const [key, stored] of Object.entries(found)) {
    const draft = key.startsWith('draft:') ? upgradeDraft(stored, key) : null;
    const ownKey = draft?.article.url ? buildDraftKey(draft.article, isSelectionDraft({ key })) : key;
    if (ownKey === key) continue;
    const candidates = [ownKey, toUnreadableKey(ownKey)];
    const existing = await draftArea.get(candidates);
    const freeKey = candidates.find((one) => existing[one] === undefined) ?? `${toUnreadableKey(ownKey)} ${key}`;
    await draftArea.set({ [freeKey]: { ...draft, key: ownKey } });
    await draftArea.remove(key);
    hasMoved = true;
  }
  return hasMoved;
}

export async function deleteUnreadableDraft(key: string): Promise<void> {
  await draftArea.remove(toUnreadableKey(key));
}

/**
 * Saves a draft. `storage.local` hands the write to the browser's own process at once, so it outlives a popup that closes right
 * after a keystroke; an IndexedDB transaction would be aborted with its page. Rejects when the disk is full.
 */
export async function saveDraft(draft: Draft): Promise<void> {
  const stored: StoredDraft = { ...draft, by: windowId };
  await draftArea.set({ [draft.key]: stored });
}

/** Keys that this window has just deleted. */
const deletedKeys = new Set<string>();

export async function deleteDraft(key: string): Promise<void> {
  deletedKeys.add(key);
  await draftArea.remove(key);
}

/** Calls back on every change of a draft by another window (popup and side panel share it), with null when it was deleted. */
export function watchDraft(key: string, listener: (draft: Draft | null) => void): () => void {
  return draftArea.watch(key, (value) => {
    const stored = value as StoredDraft | undefined;
    // Deleting a key that does not exist fires no event, so a mark left in `deletedKeys` goes with the next change.
    const isOwnChange = stored ? stored.by === windowId : deletedKeys.has(key);
    deletedKeys.delete(key);
    if (!isOwnChange) listener(stored ? upgradeDraft(stored, key) : null);
  });
}

/** Whether every part of a draft is of its type. */
type DraftCheck = (draft: unknown) => boolean;

/**
 * A stored draft, upgraded and checked; null when it fails. The check is fetched when there is a draft; a service worker
 * can't fetch, and passes `isWhole`.
 */
export async function readDraft(key: string, stored: unknown, isWhole?: DraftCheck): Promise<Draft | null> {
  const check: DraftCheck = isWhole ?? (await import('./stored-kinds.ts')).isStoredDraft;
  const draft = upgradeDraft(stored, key);
  return draft && check(draft) ? draft : null;
}

/** A draft of a backup as it is stored. Null when it is no draft, or not under its own key. */
export function readBackupDraft(key: string, value: unknown, isGood: (draft: unknown) => boolean): StoredDraft | null {
  const draft = key.startsWith('draft:') ? upgradeDraft(value, key) : null;
  return draft && draft.key === key && isGood(draft) ? { ...draft, by: windowId } : null;
}
