import browser from 'webextension-polyfill';

/**
 * A list of records under one storage key. Each record is validated separately, so that a damaged one does not affect the
 * others.
 */
export interface StoredList<T> {
  load(): Promise<T[]>;
  /** Replaces the valid records. Unreadable records stay at the end of the list until `discard`. */
  save(records: T[]): Promise<void>;
  /** Loads the invalid records, which `load` skips. */
  unreadable(): Promise<unknown[]>;
  /** Returns what `save` would write, so that a caller can write several storage keys at once. */
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
