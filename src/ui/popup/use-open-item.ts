import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/**
 * Returns the index of the open item of a list, and a function that sets it; null when all are closed. An item opens when a
 * field in it gets the focus, and closes when the focus goes elsewhere. While a mouse button is down, nothing opens or closes,
 * so that a click lands where it began.
 */
export function useOpenItem(list: RefObject<HTMLElement | null>) {
  const [open, setOpen] = useState<number | null>(null);
  useEffect(() => {
    let isPressed = false;
    const update = (target: EventTarget | null) => {
      const items = [...(list.current?.children ?? [])];
      const at = items.findIndex((item) => item.contains(target as Node | null));
      // A focus on the item itself, not in it, opens nothing: the arrow keys pass over the list.
      setOpen((now) => (at < 0 ? null : items[at] === target && now !== at ? null : at));
    };
    const onFocus = ({ target }: FocusEvent) => !isPressed && update(target);
    const onPress = () => {
      isPressed = true;
    };
    const onRelease = () => {
      isPressed = false;
      // The click comes right after the release.
      setTimeout(() => update(document.activeElement));
    };
    addEventListener('focusin', onFocus);
    addEventListener('pointerdown', onPress, { capture: true });
    addEventListener('pointerup', onRelease, { capture: true });
    addEventListener('pointercancel', onRelease, { capture: true });
    return () => {
      removeEventListener('focusin', onFocus);
      removeEventListener('pointerdown', onPress, { capture: true });
      removeEventListener('pointerup', onRelease, { capture: true });
      removeEventListener('pointercancel', onRelease, { capture: true });
    };
  }, []);
  return [open, setOpen] as const;
}
