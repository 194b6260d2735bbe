import { useEffect, useState } from 'preact/hooks';
import { watchStorage } from '../../storage/watch-storage.ts';

/** Calls `onChange` after each change. Returns a function that ends the watch. */
type Watch = (onChange: () => void) => () => void;

/**
 * Returns the result of `load`, and loads again whenever one of the watches reports a change; null until the first result.
 */
export function useLoaded<T>(load: () => Promise<T>, watches: Watch[]): T | null {
  const [value, setValue] = useState<T | null>(null);
  useEffect(() => {
    let latest = 0;
    const refresh = async () => {
      latest += 1;
      const mine = latest;
      const loaded = await load();
      // An older load may end after a newer one; only the result of the newest load is used.
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

/** Like `useLoaded`, but loads again also whenever the extension's storage changes. */
export const useStored = <T>(load: () => Promise<T>, ...watches: Watch[]): T | null =>
  useLoaded(load, [watchStorage, ...watches]);
