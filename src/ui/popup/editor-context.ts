import { type ComponentType, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PostFile } from '../../core/post.ts';
import type { Draft } from '../../storage/drafts.ts';
import type { DraftStore } from './draft-store.ts';
import type { SavedVersion } from './find-saved-version.ts';
import type { OpeningState, PopupView, ReadyState } from './open-draft.ts';
import type { Finding } from './run-preflight.ts';

/** A message about the result of an action, with an optional button. `bad`: the action failed. */
export interface StatusMessage {
  text: string;
  bad?: boolean;
  action?: { label: string; run: (editor: EditorState) => unknown };
}

export interface SavedVersionState {
  version: SavedVersion | null;
  /** `SavedVersionNotice`, whose code loads once a version is found; null before. */
  Notice: ComponentType | null;
  /** Ref to the popover element of `SavedVersionNotice`. */
  panel: { current: HTMLDivElement | null };
  /**
   * Looks in the library for another saved post of this article, because saving would then make a duplicate. If there is
   * one, opens the panel and returns true.
   */
  showOther: () => Promise<boolean>;
}

/** The facts that a page can state more than once. */
export type SourceFactName = 'title' | 'site' | 'authors' | 'date';

export type DialogName = 'shortcuts' | 'report' | 'palette';

/** The three views of a post: the form, the file letter by letter, and the page that the blog makes of it. */
export const FACES = ['post', 'file', 'rendered'] as const;
export type Face = (typeof FACES)[number];

/** The answer of a button after a success, shown in its place for two seconds. `id`: of the `SendAction`. */
export interface Answer {
  id: string;
  text: string;
}

/**
 * The state that the components and actions of an open draft share. Of the properties inherited from `ReadyState`, only
 * `created` and `destinations` are updated; the others keep their values from when the draft was opened.
 */
export interface EditorState extends Omit<ReadyState, 'status'> {
  view: PopupView;
  /** Closes this draft and shows the one that `open` resolves with. */
  replaceWith: (open: () => Promise<OpeningState>) => void;
  store: DraftStore;
  /** The draft on screen; `store.current()` may already be newer. */
  draft: Draft;
  /** The draft as made from the page on opening, without user changes. */
  pageDraft: Draft;
  setCreated: (created: ReadyState['created']) => void;
  file: PostFile | { error: string };
  /** Results of the preflight check of the file; null before the first check has finished. */
  findings: Finding[] | null;
  /** Id of the destination that the primary button sends to. */
  primaryId: string;
  setPrimaryId: (id: string) => void;
  savedVersion: SavedVersionState;
  message: StatusMessage | null;
  showMessage: (message: StatusMessage | null) => void;
  /** Texts that the user typed for a date and that are none, by the label of the field. They keep the post from being ready. */
  unreadableDates: Record<string, string>;
  setUnreadableDate: (field: string, typed: string | null) => void;
  /** The fact whose other values on the page are listed below the source line; null for none. */
  openFact: SourceFactName | null;
  showFact: (fact: SourceFactName | null) => void;
  /** The face on screen. A wide window shows the others beside the post. */
  face: Face;
  setFace: (face: Face) => void;
  answer: Answer | null;
  showAnswer: (answer: Answer) => void;
  /** Whether the popup asks where the user's blog lives. */
  isAskingForBlog: boolean;
  /**
   * Tells once, after the first success, what else there is: asks where the user's blog lives, if nobody has asked and the
   * user has chosen no format; else, after a copy (`isCopy`), says that a post can be sent, if there is no destination.
   */
  tellNextStep: (isCopy: boolean) => void;
  endBlogQuestion: () => void;
  /** The dialog over the draft; null for none. */
  dialog: DialogName | null;
  showDialog: (dialog: DialogName | null) => void;
}

export const EditorContext = createContext<EditorState | null>(null);

/** Returns the state of the open draft. Works only in components inside `DraftEditor`. */
export function useEditor(): EditorState {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error('useEditor needs an EditorContext around the component');
  return editor;
}
