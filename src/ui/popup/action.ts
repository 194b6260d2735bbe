import { type MessageKey, t } from '../../extension/i18n.ts';
import type { EditorState, StatusMessage } from './editor-context.ts';

export interface Shortcut<Target = void> {
  /** The key combination in the syntax of `aria-keyshortcuts`. `Control` also stands for Command on a Mac. */
  keys: string;
  /** True for a shortcut that would type a character: it works only outside text fields. */
  outsideFields?: true;
  /** Whether the shortcut works at the cursor's current position. Without `when`, it works everywhere in the field. */
  when?: (target: Target) => boolean;
  /** Text for the list of shortcuts, instead of the action's label. */
  label?: MessageKey;
}

/**
 * An action of the user. Buttons, menus, key handlers and the list of shortcuts are all made from such objects.
 * `Target`: what the action applies to besides the draft, such as a key point; void for most actions.
 */
export interface Action<Target = void> {
  label: MessageKey | ((editor: EditorState, target: Target) => string);
  shortcuts?: Shortcut<Target>[];
  isEnabled: (editor: EditorState, target: Target) => boolean;
  run: (editor: EditorState, target: Target) => unknown;
  /** Message shown after `run`, together with an undo button. */
  undoLabel?: MessageKey;
}

/** Returns its argument; only checks the type of an object of actions while keeping the ids in the type. */
export const defineActions =
  <Target>() =>
  <Id extends string>(actions: Record<Id, Action<Target>>): Record<Id, Action<Target>> =>
    actions;

/** Runs an action if it is enabled. If the action has an `undoLabel`, shows a message with an undo button afterwards. */
export function runAction<Target>(action: Action<Target>, editor: EditorState, target: Target): void {
  if (!action.isEnabled(editor, target)) return;
  const result = action.run(editor, target);
  const { undoLabel } = action;
  if (undoLabel) void Promise.resolve(result).then(() => editor.showMessage(toUndoMessage(t(undoLabel))));
}

export const getActionLabel = <Target>({ label }: Action<Target>, editor: EditorState, target: Target): string =>
  typeof label === 'string' ? t(label) : label(editor, target);

/** Creates the button of a status message that runs an action. */
export const toMessageAction = (action: Action, editor: EditorState): NonNullable<StatusMessage['action']> => ({
  label: getActionLabel(action, editor, undefined),
  run: (current) => runAction(action, current, undefined),
});

export const toUndoMessage = (text: string): StatusMessage => ({
  text,
  action: { label: t('undo'), run: ({ store }) => store.undo() },
});
