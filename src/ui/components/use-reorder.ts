import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** Pixels. When the pointer has moved this far after a press, a drag begins. */
const DRAG_THRESHOLD = 5;
/** While dragging within SCROLL_EDGE pixels of the list's edge, each pointer movement scrolls by SCROLL_STEP pixels. */
const SCROLL_EDGE = 40;
const SCROLL_STEP = 12;

interface PointerPress {
  from: number;
  y: number;
  dragging: boolean;
}

/**
 * Lets the user drag the items of a list by their handles. Returns the handles' event listeners, and `gap`: where the
 * dragged item would land (0: before the first item; null: no drag). Escape cancels a drag; a press without a drag is a
 * click.
 */
export function useReorder(list: RefObject<HTMLElement | null>, move: (from: number, to: number) => void) {
  const [gap, setGap] = useState<number | null>(null);
  const press = useRef<PointerPress | null>(null);
  const dragged = useRef(false);
  const endDrag = () => {
    press.current = null;
    setGap(null);
  };
  useEffect(() => {
    if (gap === null) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      endDrag();
    };
    addEventListener('keydown', onKey, { capture: true });
    return () => removeEventListener('keydown', onKey, { capture: true });
  }, [gap]);

  const handle = (index: number) => ({
    onPointerDown(event: PointerEvent) {
      dragged.current = false;
      if (event.button !== 0) return;
      press.current = { from: index, y: event.clientY, dragging: false };
      (event.currentTarget as Element).setPointerCapture(event.pointerId);
    },
    onPointerMove(event: PointerEvent) {
      const now = press.current;
      if (!now || !list.current || (!now.dragging && Math.abs(event.clientY - now.y) < DRAG_THRESHOLD)) return;
      now.dragging = true;
      dragged.current = true;
      scrollAtEdge(list.current, event.clientY);
      setGap(findGap(list.current, event.clientY));
    },
    onPointerUp(event: PointerEvent) {
      const now = press.current;
      if (now?.dragging && list.current) {
        const to = findGap(list.current, event.clientY);
        move(now.from, to > now.from ? to - 1 : to);
      }
      endDrag();
    },
    onPointerCancel: endDrag,
    onClick(event: MouseEvent) {
      // The browser also fires a click at the end of a drag; that click must not open the handle's menu.
      if (dragged.current) event.preventDefault();
      dragged.current = false;
    },
  });
  return { gap, handle };
}

/**
 * What a draggable row needs. `landing`: CSS class while the dragged row would land beside this one; `handle`: listeners.
 */
export interface RowDrag {
  landing: string;
  handle: ReturnType<ReturnType<typeof useReorder>['handle']>;
}

function findGap(list: HTMLElement, y: number): number {
  const middles = Array.from(list.children, (item) => {
    const { top, height } = item.getBoundingClientRect();
    return top + height / 2;
  });
  return middles.filter((middle) => middle < y).length;
}

function scrollAtEdge(list: HTMLElement, y: number): void {
  const scroller = findScroller(list);
  const { top, bottom } = scroller?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight };
  if (y < top + SCROLL_EDGE) (scroller ?? window).scrollBy(0, -SCROLL_STEP);
  if (y > bottom - SCROLL_EDGE) (scroller ?? window).scrollBy(0, SCROLL_STEP);
}

/** Returns the nearest element around a list that scrolls; null when only the window does. */
function findScroller(list: HTMLElement): HTMLElement | null {
  for (let at = list.parentElement; at; at = at.parentElement)
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  return null;
}
