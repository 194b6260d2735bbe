import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A component whose code loads after the first paint. `load` returns null when the component is not needed. */
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
