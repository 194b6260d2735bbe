import type { ComponentChildren, ComponentType, RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import type { MenuItem } from '../components/Menu.tsx';
import { ActionBar } from './ActionBar.tsx';
import { type DialogName, EditorContext, type EditorState, type Face } from './editor-context.ts';
import { FaceTabs, getFacePanelId, getFaceTabId } from './FaceTabs.tsx';
import { FootNotices } from './FootNotices.tsx';
import { Lazy } from './Lazy.tsx';
import { ownsWindow, type PopupView, type ReadyState } from './open-draft.ts';
import { PopupBar } from './PopupBar.tsx';
import { PostForm } from './PostForm.tsx';
import { StatusLine } from './StatusLine.tsx';
import { handleShortcut } from './shortcuts.ts';
import { useEditorState } from './use-editor-state.ts';
import { useFocusOnOpening } from './use-focus-on-opening.ts';

interface Props {
  opening: ReadyState;
  view: PopupView;
  replaceWith: EditorState['replaceWith'];
  /** Shown at the end of the bar in place of the library's button. */
  barEnd?: ComponentChildren;
  /** Items at the beginning of the bar's menu. */
  moreItems?: MenuItem[];
}

/**
 * The editor for the draft of a post: a bar with the three faces, the face on screen, and the buttons. It fills its parent,
 * which may be the popup, the side panel or a part of a page.
 */
export function DraftEditor({ opening, view, replaceWith, barEnd, moreItems }: Props) {
  const editor = useEditorState(opening, view, replaceWith);
  const root = useRef<HTMLElement>(null);
  useFocusOnOpening(root, editor);
  const { face, dialog, draft } = editor;
  // The library's page has a main part of its own, around the list and the open post.
  const Root = view === 'library' ? 'section' : 'main';
  return (
    <EditorContext.Provider value={editor}>
      <Root
        ref={root as RefObject<HTMLElement & HTMLDivElement>}
        class="editor"
        aria-label={view === 'library' ? draft.post.title : undefined}
        data-state="ready"
        data-face={face}
        onKeyDown={ownsWindow(view) ? undefined : (event) => handleShortcut(event, editor)}
      >
        <PopupBar end={barEnd} moreItems={moreItems}>
          <FaceTabs />
        </PopupBar>
        {/* The post stays in the page behind another face: it keeps its place, and a wide window shows both. */}
        <FacePanel face="post">
          <PostForm />
        </FacePanel>
        {face !== 'post' && (
          <FacePanel key={face} face={face}>
            <Lazy load={faceLoaders[face]} />
          </FacePanel>
        )}
        <footer class="foot">
          <FootNotices />
          <StatusLine />
          <ActionBar />
        </footer>
        {dialog && <Lazy key={dialog} load={dialogLoaders[dialog]} />}
      </Root>
    </EditorContext.Provider>
  );
}

/** Loads the code of the faces behind the post only when one is opened. */
const faceLoaders: Record<Exclude<Face, 'post'>, () => Promise<ComponentType>> = {
  file: async () => (await import('./FileFace.tsx')).FileFace,
  rendered: async () => (await import('./RenderedFace.tsx')).RenderedFace,
};

/** Loads the code of a dialog only when the dialog is opened. */
const dialogLoaders: Record<DialogName, () => Promise<ComponentType>> = {
  palette: async () => (await import('./CommandPalette.tsx')).CommandPalette,
  shortcuts: async () => (await import('./ShortcutSheet.tsx')).ShortcutSheet,
  report: async () => (await import('./ReportDialog.tsx')).ReportDialog,
};

function FacePanel({ face, children }: { face: Face; children: ComponentChildren }) {
  return (
    <div
      id={getFacePanelId(face)}
      class={`scroll face-${face}`}
      role="tabpanel"
      aria-labelledby={getFaceTabId(face)}
      // The file and the rendered page hold nothing else that takes the focus, and must be scrolled by keyboard.
      tabIndex={face === 'post' ? undefined : 0}
    >
      {children}
    </div>
  );
}
