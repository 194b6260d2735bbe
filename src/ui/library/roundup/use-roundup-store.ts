import { useEffect, useRef, useState } from 'preact/hooks';
import { messageOf } from '../../../core/message-of.ts';
import { addPosts, listRoundupItems } from '../../../core/roundup/roundup.ts';
import { t } from '../../../extension/i18n.ts';
import { findPosts } from '../../../library/posts.ts';
import {
  loadRoundupDraft,
  type RoundupDraft,
  saveRoundupDraft,
  watchRoundupDraft,
} from '../../../storage/roundup-draft.ts';
import { loadSettings } from '../../../storage/settings.ts';
import type { ShowToast } from '../../components/Toast.tsx';
import { createUndoHistory } from '../../components/undo-history.ts';

export interface RoundupStore {
  draft: RoundupDraft;
  /**
   * Applies `step` to the draft. `what`: names the changed field, so that letters typed into one field are undone together.
   */
  change: (step: (draft: RoundupDraft) => RoundupDraft, what?: string) => void;
  undo: () => boolean;
  redo: () => boolean;
  /** Replaces the roundup by an empty one. Undo restores the old roundup. */
  startOver: () => void;
}

/** Holds the draft of the roundup, with undo and redo, and saves it after each change. null until the draft is loaded. */
export function useRoundupStore(showToast: ShowToast): RoundupStore | null {
  const [draft, setDraft] = useState<RoundupDraft | null>(null);
  const latest = useRef<RoundupDraft | null>(null);
  const [undoHistory] = useState(createUndoHistory<RoundupDraft>);

  const show = (next: RoundupDraft) => {
    latest.current = next;
    setDraft(next);
  };
  const save = (next: RoundupDraft) => {
    show(next);
    saveRoundupDraft(next).catch((error: unknown) =>
      showToast({ text: t('draftFailed', messageOf(error)), bad: true }),
    );
  };
  const change: RoundupStore['change'] = (step, what = '') => {
    const before = latest.current;
    if (!before) return;
    undoHistory.remember(before, what, Date.now());
    save(step(before));
  };
  const step = (direction: 'undo' | 'redo') => {
    const next = latest.current && undoHistory[direction](latest.current);
    if (next) save(next);
    return Boolean(next);
  };

  useEffect(() => {
    void openRoundup().then(async (opened) => {
      show(opened);
      await addNamed();
    });
    // The library page adds posts by changing this tab's `location.hash`, also while the roundup is already open.
    const onHash = () => void addNamed();
    addEventListener('hashchange', onHash);
    const stop = watchRoundupDraft((other) => {
      if (latest.current) undoHistory.remember(latest.current, '', Date.now());
      show(other);
    });
    return () => {
      removeEventListener('hashchange', onHash);
      stop();
    };
  }, []);

  /**
   * Adds the posts with the ids in the hash, then clears the hash: a reload must not bring back posts that the user removed.
   */
  async function addNamed() {
    const ids = location.hash.slice(1).split(',').filter(Boolean);
    if (ids.length === 0) return;
    history.replaceState(null, '', location.pathname);
    const posts = await findPosts(ids);
    const known = latest.current ? listRoundupItems(latest.current.roundup).map(({ id }) => id) : [];
    const added = posts.filter(({ id }) => !known.includes(id));
    if (added.length === 0) return;
    change((now) => ({ ...now, roundup: addPosts(now.roundup, added) }));
    if (known.length > 0) showToast({ text: t('roundupAdded', added.length), undo: async () => void undo() });
  }

  const undo = () => step('undo');
  const redo = () => step('redo');
  return (
    draft && {
      draft,
      change,
      undo,
      redo,
      startOver() {
        change((now) => ({ ...createBlankRoundup(now.profile) }));
        showToast({ text: t('roundupCreated'), undo: async () => void undo() });
      },
    }
  );
}

async function openRoundup(): Promise<RoundupDraft> {
  return (await loadRoundupDraft()) ?? createBlankRoundup((await loadSettings()).profile);
}

function createBlankRoundup(profile: string): RoundupDraft {
  const title = t('roundupTitle', new Date().toLocaleDateString([], { dateStyle: 'long' }));
  const roundup = {
    id: crypto.randomUUID(),
    title,
    introduction: '',
    authors: [],
    categories: [],
    tags: [],
    groups: [],
  };
  return { version: 1, roundup, profile };
}
