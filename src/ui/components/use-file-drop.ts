import { useEffect, useRef, useState } from 'preact/hooks';

/**
 * Calls `onDrop` for files dropped anywhere on the page; otherwise the browser would open a dropped file in place of the
 * page. Returns whether something is being dragged over the page.
 */
export function useFileDrop(onDrop: (transfer: DataTransfer) => unknown): boolean {
  const [isOver, setOver] = useState(false);
  const latest = useRef(onDrop);
  latest.current = onDrop;
  useEffect(() => {
    const onDrag = (event: DragEvent) => {
      event.preventDefault();
      setOver(event.type === 'dragover');
      if (event.type === 'drop' && event.dataTransfer) latest.current(event.dataTransfer);
    };
    const types = ['dragover', 'dragleave', 'drop'] as const;
    for (const type of types) addEventListener(type, onDrag);
    return () => {
      for (const type of types) removeEventListener(type, onDrag);
    };
  }, []);
  return isOver;
}
