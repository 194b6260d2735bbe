import browser from 'webextension-polyfill';
import { type KeySchemas, listInvalidSettings, readSettings } from '../core/validate/settings.ts';

/** Settings under one storage key. */
export interface StoredSettings<T> {
  /** The valid stored values, and defaults for the others. */
  load(): Promise<T>;
  /** Changes these keys. The others stay as they are, readable or not. */
  save(change: Partial<T>): Promise<void>;
  /** The valid part of a backup's settings. */
  ofFile(value: unknown): Partial<T>;
  /** Keys of a backup's settings that are invalid, wholly or in part. */
  unreadableIn(value: unknown): string[];
  /** Stored keys that are invalid, wholly or in part. */
  unreadable(): Promise<string[]>;
  /** Deletes the invalid part. */
  discard(): Promise<void>;
}

/** The types of the defaults are the schema; `schemas` adds to it where a default does not say all. */
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
