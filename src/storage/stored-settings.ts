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
  const raw = async (): Promise<unknown> => (await browser.storage.local.get(key))[key];
  const load = async (): Promise<T> => ({ ...defaults, ...readSettings(await raw(), defaults, schemas) });
  return {
    load,
    async save(change) {
      const stored = await raw();
      const previous = typeof stored === 'object' && !Array.isArray(stored) ? stored : {};
      await browser.storage.local.set({ [key]: { ...previous, ...change } });
    },
    ofFile: (value) => readSettings(value, defaults, schemas, 'file'),
    unreadableIn: (value) => listInvalidSettings(value, defaults, schemas),
    unreadable: async () => listInvalidSettings(await raw(), defaults, schemas),
    discard: async () => browser.storage.local.set({ [key]: await load() }),
  };
}
