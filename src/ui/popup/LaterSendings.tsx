import type { ComponentProps } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Sendings } from './Sendings.tsx';

type View = typeof Sendings;

/** `Sendings`, once its code is there. */
export function LaterSendings(props: ComponentProps<View>) {
  const [found, setFound] = useState<{ View: View } | null>(null);
  useEffect(() => {
    void import('./Sendings.tsx').then((module) => setFound({ View: module.Sendings }));
  }, []);
  return found && <found.View {...props} />;
}
