import browser from 'webextension-polyfill';
import { type KeySchemas, listInvalidSettings, readSettings } from '../core/validate/settings.ts';

/** Settings under one key of the storage. */
export interface StoredSettings<T> {
  /** The stored values of the right shape, defaults for the others. */
  load(): Promise<T>;
  /** Changes these keys; what stands in the others stays as it is, readable or not. */
  save(change: Partial<T>): Promise<void>;
  /** The good part of what a backup holds. */
  ofFile(value: unknown): Partial<T>;
  /** Keys of what a backup holds of which something is bad. */
  unreadableIn(value: unknown): string[];
  /** Keys that `load` passes over. */
  unreadable(): Promise<string[]>;
  /** Writes what `load` gives. */
  discard(): Promise<void>;
}

/** `defaults` are the schema; `schemas` says more of keys whose default does not say all. */
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
      const kept = typeof stored === 'object' && !Array.isArray(stored) ? stored : {};
      await browser.storage.local.set({ [key]: { ...kept, ...change } });
    },
    ofFile: (value) => readSettings(value, defaults, schemas, 'file'),
    unreadableIn: (value) => listInvalidSettings(value, defaults, schemas),
    unreadable: async () => listInvalidSettings(await raw(), defaults, schemas),
    discard: async () => browser.storage.local.set({ [key]: await load() }),
  };
}
