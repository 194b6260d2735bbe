import { useEffect, useRef, useState } from 'preact/hooks';
import { type Draft, isSelectionDraft } from '../../storage/drafts.ts';
import type { DraftStore } from './draft-store.ts';
import type { SavedVersion } from './find-saved-version.ts';

const loadFinder = () => import('./find-saved-version.ts');

export interface SavedVersionState {
  version: SavedVersion | null;
  /** The panel of `SavedVersionNotice`. */
  panel: { current: HTMLDivElement | null };
  /**
   * Looks in the library for another saved post of this article, of which saving would make a second one. Opens the panel
   * and returns true when there is one.
   */
  showOther: () => Promise<boolean>;
}

/**
 * The saved post of this article, kept up to date. The search begins after the first paint and delays nothing.
 * `pageDraft`: the draft that the page alone gave on opening.
 */
export function useSavedVersion(pageDraft: Draft, store: DraftStore, savedId: string | null): SavedVersionState {
  const [version, setVersion] = useState<SavedVersion | null>(null);
  const panel = useRef<HTMLDivElement>(null);
  const search = async (): Promise<SavedVersion | null> => {
    const { findSavedVersion } = await loadFinder();
    const newest = await findSavedVersion(pageDraft.article, store.current().saved, isSelectionDraft(pageDraft));
    setVersion(newest);
    return newest;
  };
  useEffect(() => {
    // Saving reports a library that cannot be opened, so the console is enough here.
    const refresh = () => void search().catch((error: unknown) => console.error(error));
    let unwatch: (() => void) | undefined;
    let isUnmounted = false;
    refresh();
    void loadFinder().then(({ watchLibrary }) => {
      if (!isUnmounted) unwatch = watchLibrary(refresh);
    });
    return () => {
      isUnmounted = true;
      unwatch?.();
    };
  }, [savedId]);
  const showOther = async () => {
    // Saving reports a library that cannot be opened.
    const other = await search().catch(() => null);
    const isOther = other !== null && other.saved.id !== store.current().saved;
    if (isOther) requestAnimationFrame(() => panel.current?.showPopover());
    return isOther;
  };
  return { version, panel, showOther };
}
