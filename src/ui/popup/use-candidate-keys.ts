import { candidateActions } from './actions.ts';
import { useEditor } from './editor-context.ts';
import type { FactChoice } from './list-source-facts.ts';
import { runFieldShortcut } from './shortcuts.ts';

/**
 * Returns a key handler for fields with alternative values from the page. `getNext`: returns the next value, null if none.
 * `before`: called before the value is put in.
 */
export function useCandidateKeys(getNext: () => FactChoice | null, before?: () => void) {
  const editor = useEditor();
  return (event: KeyboardEvent) => runFieldShortcut(candidateActions, event, editor, { next: getNext(), before });
}
