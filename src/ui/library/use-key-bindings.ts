import { useEffect, useRef } from 'preact/hooks';
import { isTyping } from '../components/is-typing.ts';

/**
 * Key combinations such as `Control+z` (Command counts as Control on a Mac) and their actions. When an action returns false,
 * the browser handles the key.
 */
export type KeyBindings = { [combination: string]: () => unknown };

/** Names the key combination of a key press, in the syntax of `KeyBindings`. Shift counts for keys that type nothing. */
export const toCombination = ({ ctrlKey, metaKey, shiftKey, key }: KeyboardEvent): string =>
  `${ctrlKey || metaKey ? 'Control+' : ''}${shiftKey && key.length > 1 ? 'Shift+' : ''}${key}`;

/** Listens for key combinations on the whole page, except while the user types into a field or a dialog is open. */
export function useKeyBindings(keys: KeyBindings): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.altKey || event.defaultPrevented || event.isComposing) return;
      if (document.querySelector('dialog[open]')) return;
      const act = latest.current[toCombination(event)];
      if (act && act() !== false) event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
