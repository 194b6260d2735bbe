import browser from 'webextension-polyfill';

/** A list of records under one key of the storage, of which each is good or not by itself. */
export interface StoredList<T> {
  load(): Promise<T[]>;
  /** Writes the good ones; what can't be read stays behind them, until `discard`. */
  save(records: T[]): Promise<void>;
  /** What `load` passes over. */
  unreadable(): Promise<unknown[]>;
  /** What a write of these makes of the key, beside others that are written at once. */
  items(records: T[]): Promise<{ [key: string]: unknown }>;
  discard(): Promise<void>;
}

export function createStoredList<T>(key: string, isGood: (value: unknown) => value is T): StoredList<T> {
  const all = async (): Promise<unknown[]> => {
    const stored: unknown = (await browser.storage.local.get(key))[key];
    if (stored === undefined) return [];
    return Array.isArray(stored) ? stored : [stored];
  };
  const unreadable = async () => (await all()).filter((value) => !isGood(value));
  const load = async () => (await all()).filter(isGood);
  const items = async (records: T[]) => ({ [key]: [...records, ...(await unreadable())] });
  return {
    load,
    unreadable,
    items,
    save: async (records) => browser.storage.local.set(await items(records)),
    discard: async () => browser.storage.local.set({ [key]: await load() }),
  };
}
