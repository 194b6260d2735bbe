import { useEffect, useRef, useState } from 'preact/hooks';
import { type Draft, isSelectionDraft } from '../../storage/drafts.ts';
import type { DraftStore } from './draft-store.ts';
import type { SavedVersionState } from './editor-context.ts';
import type { SavedVersion } from './find-saved-version.ts';
import { rebaseDraft } from './merge-drafts.ts';

const loadFinder = () => import('./find-saved-version.ts');

/**
 * Finds the saved post of this article, and searches again when the library changes. A draft of that post takes over what was
 * changed in the library since. The first search starts after the first paint. `pageDraft`: the draft as made from the page on opening, without user changes. `isWanted`: false for a draft that was
 * opened as a saved post.
 */
export function useSavedVersion(
  pageDraft: Draft,
  store: DraftStore,
  savedId: string | null,
  isWanted: boolean,
): SavedVersionState {
  const [found, setFound] = useState<Pick<SavedVersionState, 'version' | 'Notice'>>({ version: null, Notice: null });
  const panel = useRef<HTMLDivElement>(null);
  const search = async (): Promise<SavedVersion | null> => {
    const { findSavedVersion } = await loadFinder();
    const newest = await findSavedVersion(pageDraft.article, store.current().saved, isSelectionDraft(pageDraft));
    const rebased = newest && rebaseDraft(store.current(), newest.saved);
    if (rebased && rebased !== store.current()) store.adopt(rebased);
    const Notice = newest && (await import('./SavedVersionNotice.tsx')).SavedVersionNotice;
    setFound({ version: newest, Notice });
    return newest;
  };
  useEffect(() => {
    if (!isWanted) return undefined;
    // Logging is enough here, because saving shows the error when the library can't be opened.
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
    if (!isWanted) return false;
    // Errors are ignored here, because saving shows the error when the library can't be opened.
    const other = await search().catch(() => null);
    const isOther = other !== null && other.saved.id !== store.current().saved;
    if (isOther) requestAnimationFrame(() => panel.current?.showPopover());
    return isOther;
  };
  return { ...found, panel, showOther };
}
