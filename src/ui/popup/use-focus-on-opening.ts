import { useEffect } from 'preact/hooks';
import type { EditorState } from './editor-context.ts';
import { getPrimarySendAction } from './send-draft.ts';

/**
 * Moves the focus to the next step when the popup opens, so that Enter copies the post. A button that sends the post to a
 * server does not get the focus: then the first tab does. In a page or a panel, the focus stays where the user is.
 */
export function useFocusOnOpening(root: { current: HTMLElement | null }, editor: EditorState): void {
  useEffect(() => {
    if (editor.view !== 'popup') return;
    const first = getPrimarySendAction(editor).sends ? '[role="tab"][aria-selected="true"]' : '.next-step';
    root.current?.querySelector<HTMLElement>(first)?.focus({ preventScroll: true });
  }, []);
}
