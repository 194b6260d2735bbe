import browser from 'webextension-polyfill';

/** A list of records under one storage key; each is valid or not by itself. */
export interface StoredList<T> {
  load(): Promise<T[]>;
  /** Writes these records. Unreadable ones stay behind them until `discard`. */
  save(records: T[]): Promise<void>;
  /** The records that `load` skips. */
  unreadable(): Promise<unknown[]>;
  /** The storage item that `save` would write, for one write of several keys. */
  items(records: T[]): Promise<{ [key: string]: unknown }>;
  /** Deletes the unreadable records. */
  discard(): Promise<void>;
}

export function createStoredList<T>(key: string, isValid: (value: unknown) => value is T): StoredList<T> {
  const all = async (): Promise<unknown[]> => {
    const stored: unknown = (await browser.storage.local.get(key))[key];
    if (stored === undefined) return [];
    return Array.isArray(stored) ? stored : [stored];
  };
  const unreadable = async () => (await all()).filter((value) => !isValid(value));
  const load = async () => (await all()).filter(isValid);
  const items = async (records: T[]) => ({ [key]: [...records, ...(await unreadable())] });
  return {
    load,
    unreadable,
    items,
    save: async (records) => browser.storage.local.set(await items(records)),
    discard: async () => browser.storage.local.set({ [key]: await load() }),
  };
}
