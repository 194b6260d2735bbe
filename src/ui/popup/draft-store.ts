import { messageOf } from '../../core/message-of.ts';
import { type Draft, deleteDraft, saveDraft, watchDraft } from '../../storage/drafts.ts';
import { createUndoHistory } from '../components/undo-history.ts';
import { type DraftAction, getUndoGroup, hasUserChanges, reduceDraft } from './draft-reducer.ts';
import { mergeDrafts, stampEdits } from './merge-drafts.ts';

/**
 * Holds the draft of one window: applies actions, keeps the undo history, stores each version at once, and merges the
 * versions that another window stores.
 */
export interface DraftStore {
  /** Returns the newest version of the draft, which may not be on screen yet. */
  current: () => Draft;
  /** Calls `listener` with each new version of the draft, until the returned function is called. */
  subscribe: (listener: (draft: Draft) => void) => () => void;
  dispatch: (action: DraftAction) => void;
  /** Replaces the draft. `group`: quick changes of the same group are undone together; '': undone separately. */
  replace: (next: Draft, group?: string) => void;
  /** Shows a version that the library has, which undo takes back. Its changes are no edits of the user. */
  adopt: (next: Draft) => void;
  /** Sets the draft as made from the page, without user changes. A draft that equals it is not stored. */
  setPristine: (draft: Draft) => void;
  /** Notes the id of the saved post, also in the undo history: undo does not delete the post from the library. */
  markSaved: (id: string) => void;
  /** Keeps the file name of a post that is sent, also in the undo history: a new title must not send a second file. */
  keepSlug: (slug: string) => void;
  canUndo: () => boolean;
  canRedo: () => boolean;
  undo: () => void;
  redo: () => void;
  /** Listens for changes by other windows and for the closing of this window, until the returned function is called. */
  connect: () => () => void;
}

export interface DraftStorage {
  save: (draft: Draft) => Promise<void>;
  delete: (key: string) => Promise<void>;
  watch: (key: string, listener: (draft: Draft | null) => void) => () => void;
}

export interface DraftStoreOptions {
  /** The draft to begin with: a stored draft, or `pristine`. */
  initial: Draft;
  /** The draft as made from the page, without user changes. */
  pristine: Draft;
  /** Called when the draft could not be stored. `reason`: the browser's error message. */
  onSaveError: (reason: string) => void;
  storage?: DraftStorage;
  /** Returns the current time in milliseconds since 1970; replaced in tests. */
  now?: () => number;
}

const extensionStorage: DraftStorage = { save: saveDraft, delete: deleteDraft, watch: watchDraft };

export function createDraftStore({
  initial,
  pristine,
  onSaveError,
  storage = extensionStorage,
  now = Date.now,
}: DraftStoreOptions): DraftStore {
  let draft = initial;
  let untouched = pristine;
  const undoHistory = createUndoHistory<Draft>();
  const listeners = new Set<(draft: Draft) => void>();
  const writer = createDraftWriter(storage, onSaveError);

  const show = (next: Draft) => {
    draft = next;
    for (const listener of listeners) listener(next);
  };
  const persist = (next: Draft) => writer.write(next.key, hasUserChanges(next, untouched) ? next : null);
  const apply = (next: Draft) => {
    // The random fraction makes the times differ when two windows edit in the same millisecond.
    const stamped = stampEdits(next, draft, now() + Math.random());
    show(stamped);
    persist(stamped);
  };
  const replace = (next: Draft, group = '') => {
    undoHistory.remember(draft, group, now());
    apply(next);
  };
  /** Changes the draft and every version in the undo history. */
  const amend = (change: (version: Draft) => Draft) => {
    undoHistory.map(change);
    apply(change(draft));
  };
  const applyVersion = (version: Draft | undefined) => version && apply(version);
  const receive = (theirs: Draft | null) => {
    // The library deletes the draft of a saved post when it closes the post. What another window shows of it stays.
    if (!theirs && draft.saved !== null) return;
    undoHistory.remember(draft, 'other-window', now());
    if (!theirs) return show(untouched);
    const merged = mergeDrafts(draft, theirs);
    show(merged);
    // If this window has edits that the other window's stored version lacks, stores the merged version.
    if (hasUserChanges(merged, theirs)) persist(merged);
  };
  return {
    current: () => draft,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    dispatch(action) {
      const next = reduceDraft(draft, action);
      if (next !== draft) replace(next, getUndoGroup(action));
    },
    replace,
    adopt(next) {
      undoHistory.remember(draft, '', now());
      show(next);
      persist(next);
    },
    setPristine(next) {
      untouched = next;
    },
    markSaved(id) {
      amend((version) => {
        // No part that was saved is newer than the save.
        const at = Math.max(now(), ...Object.values(version.edited ?? {}));
        return { ...version, saved: id, edited: { ...version.edited, saved: at } };
      });
    },
    keepSlug(slug) {
      amend((version) => ({ ...version, post: { ...version.post, slug: version.post.slug || slug } }));
    },
    canUndo: undoHistory.canUndo,
    canRedo: undoHistory.canRedo,
    undo: () => applyVersion(undoHistory.undo(draft)),
    redo: () => applyVersion(undoHistory.redo(draft)),
    connect() {
      const unwatch = storage.watch(initial.key, receive);
      addEventListener('pagehide', writer.flush);
      return () => {
        unwatch();
        removeEventListener('pagehide', writer.flush);
      };
    },
  };
}

/**
 * Creates a writer that stores one version at a time. While a slow disk is busy, only the newest waiting version is kept.
 * `write(key, null)` deletes the draft; `flush` starts the waiting write at once, when the window closes.
 */
function createDraftWriter(storage: DraftStorage, onError: (reason: string) => void) {
  let waiting: { key: string; draft: Draft | null } | null = null;
  let isWriting = false;
  const writeWaiting = async () => {
    if (!waiting) return;
    const { key, draft } = waiting;
    waiting = null;
    await (draft ? storage.save(draft) : storage.delete(key));
  };
  return {
    async write(key: string, draft: Draft | null): Promise<void> {
      waiting = { key, draft };
      if (isWriting) return;
      isWriting = true;
      while (waiting) await writeWaiting().catch((error: unknown) => onError(messageOf(error)));
      isWriting = false;
    },
    flush: () => void writeWaiting(),
  };
}
