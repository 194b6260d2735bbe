import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';
import { formatShortcut } from '../components/format-shortcut.ts';
import { type Action, getActionLabel, runAction } from './action.ts';
import { useEditor } from './editor-context.ts';

interface Props<Target> extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'action'> {
  action: Action<Target>;
  /** What the action is applied to, such as a key point; absent for actions on the whole draft. */
  target?: Target;
  /** Shown instead of the label. Screen readers and the tooltip still give the label. */
  icon?: ComponentChildren;
  /** An icon before the label. */
  lead?: ComponentChildren;
  /** Called before the action's `run`. */
  before?: () => void;
}

/** A button that runs an `Action`, with the action's label, shortcut and enabled state. `children` follow the label. */
export function ActionButton<Target>({ action, icon, lead, before, children, ...props }: Props<Target>) {
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
      {lead}
      {icon ?? label}
      {children}
    </button>
  );
}
