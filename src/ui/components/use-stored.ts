import { useEffect, useState } from 'preact/hooks';
import { watchStorage } from '../../storage/watch-storage.ts';

/** Calls back after each change; gives the function that stops it. */
type Watch = (onChange: () => void) => () => void;

/** The result of `load`, loaded again whenever one of the watches reports a change; null until it is there. */
export function useLoaded<T>(load: () => Promise<T>, watches: Watch[]): T | null {
  const [value, setValue] = useState<T | null>(null);
  useEffect(() => {
    let latest = 0;
    const refresh = async () => {
      latest += 1;
      const mine = latest;
      const loaded = await load();
      // Loads may end in another order than they began.
      if (mine === latest) setValue(loaded);
    };
    void refresh();
    const stops = watches.map((watch) => watch(() => void refresh()));
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  return value;
}

/** `useLoaded` for what is in the storage, and for what other watches report. */
export const useStored = <T>(load: () => Promise<T>, ...watches: Watch[]): T | null =>
  useLoaded(load, [watchStorage, ...watches]);
