import browser from 'webextension-polyfill';
import { type KeySchemas, listInvalidSettings, readSettings } from '../core/validate/settings.ts';

/** Settings under one storage key. */
export interface StoredSettings<T> {
  /** Loads the valid stored values, and the default for each missing or invalid one. */
  load(): Promise<T>;
  /** Changes these settings. All other stored settings stay unchanged, even invalid ones. */
  save(change: Partial<T>): Promise<void>;
  /** Returns the valid settings of a backup file. */
  ofFile(value: unknown): Partial<T>;
  /** Lists the keys of a backup's settings that are invalid, wholly or in part. */
  unreadableIn(value: unknown): string[];
  /** Lists the keys of stored settings that are invalid, wholly or in part. */
  unreadable(): Promise<string[]>;
  /** Deletes what is invalid in the stored settings. */
  discard(): Promise<void>;
}

/**
 * Creates access to settings. A stored value must have the type of its default; `schemas` adds further rules for some keys.
 */
export function createStoredSettings<T extends object>(
  key: string,
  defaults: T,
  schemas: KeySchemas = {},
): StoredSettings<T> {
  /** The stored value, kept up to date with other windows once it is loaded. */
  let cached: { value: unknown } | null = null;
  const follow = (changes: { [key: string]: { newValue?: unknown } }) => {
    if (key in changes) cached = { value: changes[key]?.newValue };
  };
  const raw = async (): Promise<unknown> => {
    // The browser adds the same listener once only.
    browser.storage.local.onChanged.addListener(follow);
    cached ??= { value: (await browser.storage.local.get(key))[key] };
    return cached.value;
  };
  const load = async (): Promise<T> => ({ ...defaults, ...readSettings(await raw(), defaults, schemas) });
  return {
    load,
    async save(change) {
      // After the first load nothing is awaited before the write: a popup may close right after the click that saves.
      const stored = cached ? cached.value : await raw();
      const previous = typeof stored === 'object' && !Array.isArray(stored) ? stored : {};
      const value = { ...previous, ...change };
      cached = { value };
      try {
        await browser.storage.local.set({ [key]: value });
      } catch (error) {
        cached = null;
        throw error;
      }
    },
    ofFile: (value) => readSettings(value, defaults, schemas, 'file'),
    unreadableIn: (value) => listInvalidSettings(value, defaults, schemas),
    unreadable: async () => listInvalidSettings(await raw(), defaults, schemas),
    discard: async () => browser.storage.local.set({ [key]: await load() }),
  };
}
