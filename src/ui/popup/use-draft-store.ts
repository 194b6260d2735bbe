import { useEffect, useRef, useState } from 'preact/hooks';
import { type Draft, deleteDraft, saveDraft, watchDraft } from '../../storage/drafts.ts';
import { hasUserChanges } from './draft-reducer.ts';
import { mergeDrafts, stampEdits } from './merge-drafts.ts';

/** Changes of the same thing within this time are taken back together: a word, not a letter. */
const UNDO_GROUP_MS = 1_000;

export interface DraftStore {
  draft: Draft;
  /** The draft as it is now, also before the next paint. */
  current: () => Draft;
  /** `what`: names the thing changed, so that letters typed in one field are one step. */
  replace: (next: Draft, what?: string) => void;
  /** Another draft is now the one that the page alone gives. */
  setPristine: (draft: Draft) => void;
  /** It is in the library, under this id: and so it stays, whatever is taken back. */
  markSaved: (id: string) => void;
  undo: () => boolean;
  redo: () => boolean;
}

/**
 * The draft, each version of it kept at once, with the way back and forth. `untouched`: the draft as the page alone gives
 * it; back at that, nothing is kept. What another window of the extension makes of the same draft is shown here, too, as one
 * more step. `onError`: the draft could not be kept, with the reason.
 */
export function useDraftStore(first: Draft, untouched: Draft, onError: (reason: string) => void): DraftStore {
  const [draft, setDraft] = useState(first);
  const latest = useRef(first);
  const pristine = useRef(untouched);
  const past = useRef<Draft[]>([]);
  const future = useRef<Draft[]>([]);
  const last = useRef({ what: '', at: 0 });
  const keep = useDraftWriter(onError);

  const show = (next: Draft) => {
    latest.current = next;
    setDraft(next);
  };
  /** The draft as it is becomes one to go back to, unless the change before was of the same thing. */
  const remember = (what: string) => {
    const at = Date.now();
    const together = what !== '' && what === last.current.what && at - last.current.at < UNDO_GROUP_MS;
    if (!together) past.current.push(latest.current);
    future.current = [];
    last.current = { what, at };
  };
  const keepTouched = (next: Draft) => keep(hasUserChanges(next, pristine.current) ? next : null, next.key);
  const showAndKeep = (next: Draft) => {
    // Two windows are not to change the same at the same instant.
    const now = stampEdits(next, latest.current, Date.now() + Math.random());
    show(now);
    keepTouched(now);
  };
  useEffect(
    () =>
      watchDraft(first.key, (theirs) => {
        remember('elsewhere');
        if (!theirs) return show(pristine.current);
        const both = mergeDrafts(latest.current, theirs);
        show(both);
        // What was typed here meanwhile is not in what the other window has kept.
        if (hasUserChanges(both, theirs)) keepTouched(both);
      }),
    [],
  );
  const step = (from: Draft[], to: Draft[]) => {
    const next = from.pop();
    if (!next) return false;
    to.push(latest.current);
    last.current = { what: '', at: 0 };
    showAndKeep(next);
    return true;
  };
  return {
    draft,
    current: () => latest.current,
    replace(next, what = '') {
      remember(what);
      showAndKeep(next);
    },
    setPristine(next) {
      pristine.current = next;
    },
    markSaved(id) {
      const noted = (version: Draft): Draft => ({ ...version, saved: id });
      past.current = past.current.map(noted);
      future.current = future.current.map(noted);
      showAndKeep(noted(latest.current));
    },
    undo: () => step(past.current, future.current),
    redo: () => step(future.current, past.current),
  };
}

/**
 * Writes drafts one after the other, only the newest of those waiting: each keystroke is on its way to the disk at once,
 * and a slow disk holds up nothing but itself; a window that is closed waits for nothing. null forgets the draft.
 */
function useDraftWriter(onError: (reason: string) => void): (draft: Draft | null, key: string) => void {
  const waiting = useRef<{ draft: Draft | null; key: string } | null>(null);
  const writing = useRef(false);
  useEffect(() => {
    const leaving = () => {
      const last = waiting.current;
      waiting.current = null;
      if (last) void (last.draft ? saveDraft(last.draft) : deleteDraft(last.key));
    };
    addEventListener('pagehide', leaving);
    return () => removeEventListener('pagehide', leaving);
  }, []);
  return async (draft, key) => {
    waiting.current = { draft, key };
    if (writing.current) return;
    writing.current = true;
    while (waiting.current) {
      const next = waiting.current;
      waiting.current = null;
      await (next.draft ? saveDraft(next.draft) : deleteDraft(next.key)).catch((error: unknown) =>
        onError(error instanceof Error ? error.message : String(error)),
      );
    }
    writing.current = false;
  };
}
