import { messageOf } from '../../core/message-of.ts';
import { type Draft, deleteDraft, saveDraft, watchDraft } from '../../storage/drafts.ts';
import { type DraftAction, getUndoGroup, hasUserChanges, reduceDraft } from './draft-reducer.ts';
import { mergeDrafts, stampEdits } from './merge-drafts.ts';

/** Changes of one thing within this time are one step of undo: a word, not a letter. */
const UNDO_GROUP_MS = 1_000;

/**
 * The draft of one window: reduces actions, keeps the history, writes each version to the disk at once, and merges what
 * another window writes.
 */
export interface DraftStore {
  /** The newest version, also before it is painted. */
  current: () => Draft;
  /** Calls `listener` with each new version, until the returned function is called. */
  subscribe: (listener: (draft: Draft) => void) => () => void;
  dispatch: (action: DraftAction) => void;
  /** `group`: steps of the same group that follow each other quickly are undone together; '' for a step of its own. */
  replace: (next: Draft, group?: string) => void;
  /** Sets the draft that the page alone gives. A draft equal to it is not stored. */
  setPristine: (draft: Draft) => void;
  /** Notes the id in the library, in the history as well: undo does not take a saved post out of the library. */
  markSaved: (id: string) => void;
  canUndo: () => boolean;
  canRedo: () => boolean;
  undo: () => void;
  redo: () => void;
  /** Follows other windows and the closing of this one, until the returned function is called. */
  connect: () => () => void;
}

export interface DraftStorage {
  save: (draft: Draft) => Promise<void>;
  delete: (key: string) => Promise<void>;
  watch: (key: string, listener: (draft: Draft | null) => void) => () => void;
}

export interface DraftStoreOptions {
  /** The draft on opening: the stored one, or `pristine`. */
  initial: Draft;
  /** The draft that the page alone gives. */
  pristine: Draft;
  /** The draft could not be written, with the reason in the browser's words. */
  onSaveError: (reason: string) => void;
  storage?: DraftStorage;
  /** Milliseconds since 1970. */
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
  let past: Draft[] = [];
  let future: Draft[] = [];
  let lastStep = { group: '', at: 0 };
  const listeners = new Set<(draft: Draft) => void>();
  const writer = createDraftWriter(storage, onSaveError);

  const show = (next: Draft) => {
    draft = next;
    for (const listener of listeners) listener(next);
  };
  const remember = (group: string) => {
    const at = now();
    const isSameStep = group !== '' && group === lastStep.group && at - lastStep.at < UNDO_GROUP_MS;
    if (!isSameStep) past.push(draft);
    future = [];
    lastStep = { group, at };
  };
  const persist = (next: Draft) => writer.write(next.key, hasUserChanges(next, untouched) ? next : null);
  const apply = (next: Draft) => {
    // The random part keeps the edits of two windows in the same millisecond apart.
    const stamped = stampEdits(next, draft, now() + Math.random());
    show(stamped);
    persist(stamped);
  };
  const replace = (next: Draft, group = '') => {
    remember(group);
    apply(next);
  };
  const step = (from: Draft[], to: Draft[]) => {
    const next = from.pop();
    if (!next) return;
    to.push(draft);
    lastStep = { group: '', at: 0 };
    apply(next);
  };
  const receive = (theirs: Draft | null) => {
    remember('other-window');
    if (!theirs) return show(untouched);
    const merged = mergeDrafts(draft, theirs);
    show(merged);
    // Edits that were made here meanwhile are missing in the version that the other window stored.
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
    setPristine(next) {
      untouched = next;
    },
    markSaved(id) {
      const withId = (version: Draft): Draft => ({ ...version, saved: id });
      past = past.map(withId);
      future = future.map(withId);
      apply(withId(draft));
    },
    canUndo: () => past.length > 0,
    canRedo: () => future.length > 0,
    undo: () => step(past, future),
    redo: () => step(future, past),
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
 * Writes one version after the other and skips those that a newer one has replaced, so that a slow disk delays nothing else.
 * `write(key, null)` deletes the draft; `flush` starts the waiting write at once, for a window that closes.
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
