import { buildDraftKey, type Draft, isSelectionDraft, upgradeDraft } from './draft.ts';
import { draftArea } from './draft-area.ts';

export { buildDraftKey, type Draft, isSelectionDraft, listFormerDraftKeys } from './draft.ts';

/** `by`: id of the window that last wrote the draft, so that a window can ignore the events of its own changes. */
type StoredDraft = Draft & { by: string };
const windowId = crypto.randomUUID();

const toUnreadableKey = (key: string) => `aside:${key}`;

/**
 * Loads the draft of a page, upgraded to this version. A draft that can't be read (damaged, or from a newer version) is
 * moved to another key, where nothing overwrites it, and is returned as `unreadable` until `deleteUnreadableDraft` is
 * called. `former`: see `listFormerDraftKeys`. `isWhole`: see `readDraft`.
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
 * Moves each draft that is stored under another page's address to the key of the draft's own page, so that neither page
 * opens or overwrites the other page's draft. Resolves with whether any draft was moved.
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
 * Saves a draft. `storage.local` hands the data to the browser's main process at once, so the draft is stored even if the
 * popup closes right after a keystroke. IndexedDB would abort the transaction when its page closes. Rejects when the disk is
 * full.
 */
export async function saveDraft(draft: Draft): Promise<void> {
  const stored: StoredDraft = { ...draft, by: windowId };
  await draftArea.set({ [draft.key]: stored });
}

/** Keys of the drafts that this window has just deleted, so that it can ignore the events of these deletions. */
const deletedKeys = new Set<string>();

export async function deleteDraft(key: string): Promise<void> {
  deletedKeys.add(key);
  await draftArea.remove(key);
}

/**
 * Calls `listener` with the draft when another window (popup or side panel) changes it; with null when the draft was
 * deleted.
 */
export function watchDraft(key: string, listener: (draft: Draft | null) => void): () => void {
  return draftArea.watch(key, (value) => {
    const stored = value as StoredDraft | undefined;
    // Deleting a missing key fires no event and leaves the key in `deletedKeys`. So every event removes it from there.
    const isOwnChange = stored ? stored.by === windowId : deletedKeys.has(key);
    deletedKeys.delete(key);
    if (!isOwnChange) listener(stored ? upgradeDraft(stored, key) : null);
  });
}

/** Returns whether every member of a draft has the right type. */
type DraftCheck = (draft: unknown) => boolean;

/**
 * Upgrades and checks a stored draft; null when the check fails. The check's code is imported only when it is needed. A
 * service worker can't import code at run time, so it passes the check as `isWhole`.
 */
export async function readDraft(key: string, stored: unknown, isWhole?: DraftCheck): Promise<Draft | null> {
  const check: DraftCheck = isWhole ?? (await import('./stored-kinds.ts')).isStoredDraft;
  const draft = upgradeDraft(stored, key);
  return draft && check(draft) ? draft : null;
}

/** Turns a backup's draft into a stored draft. null when the value is no draft, or is not under its own key. */
export function readBackupDraft(key: string, value: unknown, isGood: (draft: unknown) => boolean): StoredDraft | null {
  const draft = key.startsWith('draft:') ? upgradeDraft(value, key) : null;
  return draft && draft.key === key && isGood(draft) ? { ...draft, by: windowId } : null;
}
