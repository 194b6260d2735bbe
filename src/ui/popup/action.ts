import { type MessageKey, t } from '../../extension/i18n.ts';
import type { EditorState, StatusMessage } from './editor-context.ts';

export interface Shortcut<Target = void> {
  /** As `aria-keyshortcuts` writes it. `Control` is Command as well. */
  keys: string;
  /** The shortcut types a character, so it works only outside text fields. */
  outsideFields?: true;
  /** Where in a field the shortcut works; everywhere without it. */
  when?: (target: Target) => boolean;
  /** What the shortcut sheet says instead of the action's label. */
  label?: MessageKey;
}

/**
 * A user's action: buttons, menus, keys and the shortcut sheet are drawn from it.
 * `Target`: what it is done to, beside the draft; void for most.
 */
export interface Action<Target = void> {
  label: MessageKey | ((editor: EditorState, target: Target) => string);
  shortcuts?: Shortcut<Target>[];
  isEnabled: (editor: EditorState, target: Target) => boolean;
  run: (editor: EditorState, target: Target) => unknown;
  /** What is reported after `run`, with a button that undoes it. */
  undoLabel?: MessageKey;
}

/** A table of actions by their ids. */
export const defineActions =
  <Target>() =>
  <Id extends string>(actions: Record<Id, Action<Target>>): Record<Id, Action<Target>> =>
    actions;

/** Runs an action that is enabled. Reports it with a way to undo it where the table has an `undoLabel`. */
export function runAction<Target>(action: Action<Target>, editor: EditorState, target: Target): void {
  if (!action.isEnabled(editor, target)) return;
  const result = action.run(editor, target);
  const { undoLabel } = action;
  if (undoLabel) void Promise.resolve(result).then(() => editor.showMessage(toUndoMessage(t(undoLabel))));
}

export const getActionLabel = <Target>({ label }: Action<Target>, editor: EditorState, target: Target): string =>
  typeof label === 'string' ? t(label) : label(editor, target);

/** The button of a message that runs an action. */
export const toMessageAction = (action: Action, editor: EditorState): NonNullable<StatusMessage['action']> => ({
  label: getActionLabel(action, editor, undefined),
  run: (current) => runAction(action, current, undefined),
});

export const toUndoMessage = (text: string): StatusMessage => ({
  text,
  action: { label: t('undo'), run: ({ store }) => store.undo() },
});
