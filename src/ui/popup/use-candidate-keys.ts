import { candidateActions } from './actions.ts';
import { useEditor } from './editor-context.ts';
import { runFieldShortcut } from './shortcuts.ts';

/**
 * Returns a key handler for fields with alternative values from the page. `getNext`: returns the next value, null if none.
 */
export function useCandidateKeys(getNext: () => string | null, choose: (value: string) => void) {
  const editor = useEditor();
  return (event: KeyboardEvent) => runFieldShortcut(candidateActions, event, editor, { next: getNext(), choose });
}
