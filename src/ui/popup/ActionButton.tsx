import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';
import { type Action, getActionLabel, runAction } from './action.ts';
import { useEditor } from './editor-context.ts';
import { formatShortcut } from './shortcuts.ts';

interface Props<Target> extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'action'> {
  action: Action<Target>;
  /** Needed by an action that is done to a part of the draft. */
  target?: Target;
  /** What the button shows instead of the label, which a screen reader and the tooltip still give. */
  icon?: ComponentChildren;
  /** What comes before `run`. */
  before?: () => void;
}

/** A button of the table of actions: its label, its shortcut, and whether it is enabled. `children` come after the label. */
export function ActionButton<Target>({ action, icon, before, children, ...props }: Props<Target>) {
  const { target: optionalTarget, ...attributes } = props;
  const target = optionalTarget as Target;
  const editor = useEditor();
  const label = getActionLabel(action, editor, target);
  const keys = action.shortcuts?.[0]?.keys;
  return (
    <button
      type="button"
      {...(icon ? { 'aria-label': label, title: label } : keys && { title: formatShortcut(keys) })}
      aria-keyshortcuts={icon ? undefined : keys}
      disabled={!action.isEnabled(editor, target)}
      {...attributes}
      onClick={() => {
        before?.();
        runAction(action, editor, target);
      }}
    >
      {icon ?? label}
      {children}
    </button>
  );
}
