import browser, { type Storage } from 'webextension-polyfill';
import { isPrivateWindow } from '../extension/private-window.ts';

/** Key-value storage for drafts: `storage.local`, or in private windows `localStorage`. */
export interface DraftArea {
  get(keys: string[]): Promise<{ [key: string]: unknown }>;
  /** Stores items by their keys. Rejects when the disk is full. */
  set(items: { [key: string]: unknown }): Promise<void>;
  remove(key: string): Promise<void>;
  /**
   * Calls `listener` with the new value when another window changes a key; undefined when it deletes the key. Returns a
   * function that stops the calls.
   */
  watch(key: string, listener: (value: unknown) => void): () => void;
}

const sharedDraftArea: DraftArea = {
  get: (keys) => browser.storage.local.get(keys),
  set: (items) => browser.storage.local.set(items),
  remove: (key) => browser.storage.local.remove(key),
  watch(key, listener) {
    const onChanged = (changes: Record<string, Storage.StorageChange>, area: string) => {
      const change = changes[key];
      if (area === 'local' && change) listener(change.newValue);
    };
    browser.storage.onChanged.addListener(onChanged);
    return () => browser.storage.onChanged.removeListener(onChanged);
  },
};

const parseStored = (text: string | null): unknown => (text === null ? undefined : JSON.parse(text));

/**
 * The storage for private windows: `localStorage`, which is deleted when the last private window closes. `storage.local` is
 * shared with other windows, and `storage.session` outlives private windows, too. A worker has no `localStorage` and stores
 * nothing.
 */
const privateDraftArea: DraftArea = {
  async get(keys) {
    const found = keys.map((key) => [key, parseStored(globalThis.localStorage?.getItem(key) ?? null)] as const);
    return Object.fromEntries(found.filter(([, value]) => value !== undefined));
  },
  async set(items) {
    for (const [key, value] of Object.entries(items)) globalThis.localStorage?.setItem(key, JSON.stringify(value));
  },
  async remove(key) {
    globalThis.localStorage?.removeItem(key);
  },
  watch(key, listener) {
    const onStorage = (event: StorageEvent) => {
      if (event.key === key) listener(parseStored(event.newValue));
    };
    addEventListener('storage', onStorage);
    return () => removeEventListener('storage', onStorage);
  },
};

export const draftArea = isPrivateWindow ? privateDraftArea : sharedDraftArea;
