import { useEffect, useRef, useState } from 'preact/hooks';
import type { Post } from '../../core/post.ts';
import { t } from '../../extension/i18n.ts';
import { type Draft, isSelectionDraft } from '../../storage/drafts.ts';
import type { SavedVersion } from './find-saved-version.ts';
import type { StatusMessage } from './PopupFooter.tsx';
import type { DraftStore } from './use-draft-store.ts';

const loadFinder = () => import('./find-saved-version.ts');

export interface SavedVersionState {
  found: SavedVersion | null;
  /** The panel that tells of it. */
  panel: { current: HTMLDivElement | null };
  /** The saved post of this article, unless it is the one being worked on: saving would make a second one. Looked up now. */
  findOther: () => Promise<SavedVersion | null>;
  update: (same: SavedVersion) => Promise<void>;
}

interface SavedVersionOptions {
  /** The draft as the page alone gave it on opening: the page as it is. */
  opened: Draft;
  /** What the page alone gives in the format in use. */
  fresh: () => Post;
  draftStore: DraftStore;
  tell: (message: StatusMessage) => void;
}

/**
 * The saved post of the article in the record, if there is one, kept up to date. It is looked for once the record has been
 * painted, and holds up nothing.
 */
export function useSavedVersion({ opened, fresh, draftStore, tell }: SavedVersionOptions): SavedVersionState {
  const [found, setFound] = useState<SavedVersion | null>(null);
  const panel = useRef<HTMLDivElement>(null);
  const look = async (): Promise<SavedVersion | null> => {
    const { findSavedVersion } = await loadFinder();
    const same = await findSavedVersion(opened.article, draftStore.current().saved, isSelectionDraft(opened));
    setFound(same);
    return same;
  };
  useEffect(() => {
    // A library that can't be opened is told of when something is to be saved to it.
    const refresh = () => void look().catch((error: unknown) => console.error(error));
    let stop: (() => void) | undefined;
    let gone = false;
    refresh();
    void loadFinder().then(({ watchLibrary }) => {
      if (!gone) stop = watchLibrary(refresh);
    });
    return () => {
      gone = true;
      stop?.();
    };
  }, [draftStore.draft.saved]);

  const another = async () => {
    const same = await look().catch(() => null);
    return same && same.saved.id !== draftStore.current().saved ? same : null;
  };
  /** The saved post comes into the form, with what is new; it is replaced only by saving. */
  const update = async ({ saved: kept }: SavedVersion) => {
    const { updateSavedPost } = await loadFinder();
    const before = draftStore.current();
    const isDraftOfIt = before.saved === kept.id;
    const post = isDraftOfIt
      ? updateSavedPost({ saved: before.post, seen: kept.seen, fresh: opened.post, form: opened.post })
      : updateSavedPost({ saved: kept.post, seen: kept.seen, fresh: fresh(), form: before.post });
    const quotes = post.points.map(({ quote }) => quote).filter(Boolean);
    draftStore.replace({
      ...before,
      article: opened.article,
      post,
      rewritten: [...new Set([...before.rewritten, ...quotes])],
      removed: before.removed.filter((quote) => !quotes.includes(quote)),
      saved: kept.id,
    });
    tell({ text: t('savedVersionUpdated'), act: { label: t('undo'), run: () => void draftStore.undo() } });
  };
  return { found, panel, findOther: another, update };
}
