import { EditorContext, type EditorState } from './editor-context.ts';
import { Lazy } from './Lazy.tsx';
import type { PopupView, ReadyState } from './open-draft.ts';
import { PopupFooter } from './PopupFooter.tsx';
import { PostForm } from './PostForm.tsx';
import { Preview } from './Preview.tsx';
import { useEditorState } from './use-editor-state.ts';

interface Props {
  opening: ReadyState;
  view: PopupView;
  replaceWith: EditorState['replaceWith'];
}

/** The editor for the draft of a post: the form, an optional preview of the file, and the action buttons. */
export function DraftEditor({ opening, view, replaceWith }: Props) {
  const editor = useEditorState(opening, view, replaceWith);
  return (
    <EditorContext.Provider value={editor}>
      <main class={`record ${editor.isPreviewOpen ? 'with-preview' : ''}`} data-state="ready">
        <PostForm />
        {editor.isPreviewOpen && <Preview />}
        <PopupFooter />
        {editor.isShortcutSheetOpen && <Lazy load={loadShortcutSheet} />}
      </main>
    </EditorContext.Provider>
  );
}

const loadShortcutSheet = async () => (await import('./ShortcutSheet.tsx')).ShortcutSheet;
