import { useEffect, useRef } from 'preact/hooks';

/** Combinations as `Control+z` (Command on a Mac means the same), and what they do; false: nothing, the browser may have it. */
export type KeyBindings = { [combination: string]: () => unknown };

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input:not([type=checkbox]), textarea, select');

/** Keys of the whole page; what is typed into a field stays there. */
export function useKeyBindings(keys: KeyBindings): void {
  const now = useRef(keys);
  now.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.altKey || event.defaultPrevented) return;
      const combination = `${event.ctrlKey || event.metaKey ? 'Control+' : ''}${event.shiftKey && event.key.length > 1 ? 'Shift+' : ''}${event.key}`;
      const act = now.current[combination];
      if (act && act() !== false) event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
