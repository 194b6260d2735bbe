import type { ComponentType } from 'preact';
import { type DialogName, EditorContext, type EditorState } from './editor-context.ts';
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
        <div class="sheet">
          <PostForm />
        </div>
        {editor.isPreviewOpen && <Preview />}
        <PopupFooter />
        {editor.dialog && <Lazy key={editor.dialog} load={dialogLoaders[editor.dialog]} />}
      </main>
    </EditorContext.Provider>
  );
}

/** Loads the code of a dialog only when the dialog is opened. */
const dialogLoaders: Record<DialogName, () => Promise<ComponentType>> = {
  shortcuts: async () => (await import('./ShortcutSheet.tsx')).ShortcutSheet,
  report: async () => (await import('./ReportDialog.tsx')).ReportDialog,
};
