import { candidateActions } from './actions.ts';
import { useEditor } from './editor-context.ts';
import { runFieldShortcut } from './shortcuts.ts';

/** Listens for the shortcuts of a field for which the page offers values. `getNext`: see `CandidateTarget.next`. */
export function useCandidateKeys(getNext: () => string | null, choose: (value: string) => void) {
  const editor = useEditor();
  return (event: KeyboardEvent) => runFieldShortcut(candidateActions, event, editor, { next: getNext(), choose });
}
