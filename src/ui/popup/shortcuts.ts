import { isTyping } from '../components/is-typing.ts';
import { type Action, runAction } from './action.ts';
import { editorActions, faceActions } from './actions.ts';
import type { EditorState } from './editor-context.ts';

type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'isComposing' | 'target'
>;

/** Whether a key press matches a shortcut such as `Control+Shift+z`. Command counts as Control. */
export function matchesShortcut(press: KeyPress, keys: string): boolean {
  const names = keys.split('+');
  const key = names.at(-1) ?? '';
  // Shift must match for letters, or if the shortcut names it. Otherwise it is ignored: some keyboards need Shift for `?`.
  const needsShift = /^[a-z]$/.test(key) || names.includes('Shift');
  return (
    !press.isComposing &&
    // With Alt, a Mac types another character (`¡`), so a digit is known by its place on the keyboard.
    (press.key.toLowerCase() === key.toLowerCase() || (/^\d$/.test(key) && press.code === `Digit${key}`)) &&
    (press.ctrlKey || press.metaKey) === names.includes('Control') &&
    press.altKey === names.includes('Alt') &&
    (!needsShift || press.shiftKey === names.includes('Shift'))
  );
}

/** Returns the action whose shortcut was pressed. If several match, prefers an enabled one. */
export function findActionByKey<Target>(
  actions: Record<string, Action<Target>>,
  press: KeyPress,
  editor: EditorState,
  target: Target,
): Action<Target> | undefined {
  const pressed = Object.values(actions).filter(({ shortcuts = [] }) =>
    shortcuts.some(
      ({ keys, outsideFields, when }) =>
        matchesShortcut(press, keys) && !(outsideFields && isTyping(press.target)) && (when?.(target) ?? true),
    ),
  );
  return pressed.find((action) => action.isEnabled(editor, target)) ?? pressed[0];
}

/** Runs the enabled action whose shortcut was pressed in a field. The field handles all other keys as usual. */
export function runFieldShortcut<Target>(
  actions: Record<string, Action<Target>>,
  event: KeyboardEvent,
  editor: EditorState,
  target: Target,
): void {
  const action = findActionByKey(actions, event, editor, target);
  if (!action?.isEnabled(editor, target)) return;
  event.preventDefault();
  runAction(action, editor, target);
}

/** Runs the action of the whole draft whose shortcut was pressed. An open dialog, or the page around, has keys of its own. */
export function handleShortcut(event: KeyboardEvent, editor: EditorState): void {
  if (editor.dialog || event.defaultPrevented) return;
  const action = findActionByKey({ ...editorActions, ...faceActions }, event, editor, undefined);
  if (!action) return;
  // A sign without an action here belongs to the page around.
  if (!action.isEnabled(editor, undefined) && !(event.ctrlKey || event.metaKey || event.altKey)) return;
  // Always prevents the browser's own undo, which would change one text field without changing the draft.
  event.preventDefault();
  runAction(action, editor, undefined);
}
