import { useEffect, useRef } from 'preact/hooks';

/**
 * Key combinations such as `Control+z` (Command counts as Control on a Mac) and their actions. When an action returns false,
 * the browser handles the key.
 */
export type KeyBindings = { [combination: string]: () => unknown };

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input:not([type=checkbox]), textarea, select');

/** Listens for key combinations on the whole page, except while the user types into a field. */
export function useKeyBindings(keys: KeyBindings): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.altKey || event.defaultPrevented) return;
      const combination = `${event.ctrlKey || event.metaKey ? 'Control+' : ''}${event.shiftKey && event.key.length > 1 ? 'Shift+' : ''}${event.key}`;
      const act = latest.current[combination];
      if (act && act() !== false) event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
