import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PostFile } from '../../core/post.ts';
import type { Draft } from '../../storage/drafts.ts';
import type { DraftStore } from './draft-store.ts';
import type { OpeningState, PopupView, ReadyState } from './open-draft.ts';
import type { Finding } from './run-preflight.ts';
import type { SavedVersionState } from './use-saved-version.ts';

/** Reports what was done, or why not, and offers one action. */
export interface StatusMessage {
  text: string;
  bad?: boolean;
  action?: { label: string; run: (editor: EditorState) => unknown };
}

/**
 * What the components and the actions of an open draft share. `created` and `destinations` are up to date; the rest of
 * `ReadyState` is as on opening.
 */
export interface EditorState extends Omit<ReadyState, 'status'> {
  view: PopupView;
  /** Shows another draft instead. */
  replaceWith: (open: () => Promise<OpeningState>) => void;
  store: DraftStore;
  /** The draft on screen. `store.current()` may be newer. */
  draft: Draft;
  /** The draft that the page alone gave on opening. */
  pageDraft: Draft;
  setCreated: (created: ReadyState['created']) => void;
  file: PostFile | { error: string };
  /** Results of the preflight; null before the first one. */
  findings: Finding[] | null;
  /** Id of the destination that the primary button sends to. */
  primaryId: string;
  setPrimaryId: (id: string) => void;
  savedVersion: SavedVersionState;
  message: StatusMessage | null;
  showMessage: (message: StatusMessage | null) => void;
  isPreviewOpen: boolean;
  setPreviewOpen: (isOpen: boolean) => void;
  isShortcutSheetOpen: boolean;
  setShortcutSheetOpen: (isOpen: boolean) => void;
}

export const EditorContext = createContext<EditorState | null>(null);

/** The state of the open draft. Only for components inside `DraftEditor`. */
export function useEditor(): EditorState {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error('useEditor needs an EditorContext around the component');
  return editor;
}
