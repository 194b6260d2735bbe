import { useEffect, useState } from 'preact/hooks';
import { watchStorage } from '../../storage/watch-storage.ts';

/** What `load` gives, and gives again whenever something stored has changed, or what `alsoWatch` watches; null until it is there. */
export function useStored<T>(load: () => Promise<T>, alsoWatch?: (changed: () => void) => () => void): T | null {
  const [value, setValue] = useState<T | null>(null);
  useEffect(() => {
    let newest = 0;
    const refresh = async () => {
      newest += 1;
      const mine = newest;
      const loaded = await load();
      // An earlier load that comes in late has nothing new to say.
      if (mine === newest) setValue(loaded);
    };
    void refresh();
    const stops = [watchStorage, ...(alsoWatch ? [alsoWatch] : [])].map((watch) => watch(() => void refresh()));
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  return value;
}
