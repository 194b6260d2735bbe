import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Shows a component after loading its code, which begins after the first paint. `load` returns null if it is not needed. */
export function Lazy({ load }: { load: () => Promise<ComponentType | null> }) {
  const [View, setView] = useState<ComponentType | null>(null);
  useEffect(() => {
    let isMounted = true;
    void load().then((view) => isMounted && setView(() => view));
    return () => {
      isMounted = false;
    };
  }, []);
  return View && <View />;
}
