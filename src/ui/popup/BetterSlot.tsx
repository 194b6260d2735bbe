import { useEffect, useState } from 'preact/hooks';
import { hasModel } from '../../browser/has-model.ts';
import { hasLibrary } from '../../browser/private.ts';
import type { BetterProps } from './Better.tsx';

type View = typeof import('./Better.tsx').Better;

/** Where a better post is asked for; nothing of it is loaded, or shown, unless the person has chosen a model. */
export function BetterSlot(props: BetterProps) {
  const [Better, setBetter] = useState<View | null>(null);
  useEffect(() => {
    void hasModel().then(async (has) => {
      if (!has || !hasLibrary) return;
      const { Better } = await import('./Better.tsx');
      setBetter(() => Better);
    });
  }, []);
  return Better && <Better {...props} />;
}
