import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import type { Receipt, Saved } from '../core/types.ts';
import type { Job } from '../outputs/index.ts';
import { type Card, cardOf } from './card.ts';
import type { Segment } from './search/segment.ts';
import { seenOf } from './seen.ts';

/** A post in the bin, with everything that goes with it. */
export interface Binned {
  id: string;
  saved: Saved;
  body: Body | null;
  receipts: KeptReceipt[];
  /** ISO 8601. */
  binnedAt: string;
}

/** The article's own text as it was when its post was saved: searched, and compared with the page of a later visit. */
export interface Body {
  id: string;
  markdown: string;
}

export interface KeptReceipt extends Receipt {
  /** Id of the saved post. */
  post: string;
}

/** Version 1 kept receipts inside the post, and nothing else of it. */
export interface SavedV1 extends Omit<Saved, 'changedAt' | 'seen'> {
  receipts: Receipt[];
}

export interface Schema extends DBSchema {
  posts: { key: string; value: Saved; indexes: { savedAt: string; canonical: string; address: string; bands: string } };
  /** What lists, filters and charts need of each post; written in the same transaction as the post. */
  cards: { key: string; value: Card };
  bodies: { key: string; value: Body };
  receipts: { key: [string, string, string]; value: KeptReceipt; indexes: { post: string } };
  bin: { key: string; value: Binned; indexes: { binnedAt: string } };
  /** Posts that the search index has yet to take in, by id: the revision that is waiting. */
  pending: { key: string; value: { id: string; revision: string } };
  segments: { key: number; value: Segment };
  /** The outbox. */
  jobs: { key: string; value: Job };
  /** Folders that the person chose, by destination. */
  folders: { key: string; value: { id: string; handle: FileSystemDirectoryHandle } };
}

export type Database = IDBPDatabase<Schema>;
export type Upgrade = IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>;

/** The way from each version to the next, in order; none is ever changed once released. All run in one transaction. */
export const upgrades: ((db: Database, transaction: Upgrade) => void | Promise<void>)[] = [
  (db) => {
    const posts = db.createObjectStore('posts', { keyPath: 'id' });
    posts.createIndex('savedAt', 'savedAt');
    posts.createIndex('canonical', 'post.canonical');
  },
  async (db, transaction) => {
    const posts = transaction.objectStore('posts');
    posts.createIndex('address', 'seen.address');
    posts.createIndex('bands', 'seen.bands', { multiEntry: true });
    db.createObjectStore('cards', { keyPath: 'id' });
    db.createObjectStore('bodies', { keyPath: 'id' });
    db.createObjectStore('receipts', { keyPath: ['post', 'at', 'output'] }).createIndex('post', 'post');
    db.createObjectStore('bin', { keyPath: 'id' }).createIndex('binnedAt', 'binnedAt');
    db.createObjectStore('pending', { keyPath: 'id' });
    db.createObjectStore('segments', { keyPath: 'id' });
    for (let cursor = await posts.openCursor(); cursor; cursor = await cursor.continue()) {
      const { receipts, ...old } = cursor.value as unknown as SavedV1;
      const saved: Saved = {
        ...old,
        changedAt: old.savedAt,
        seen: seenOf(old.post.canonical, old.post.title, old.post.date, ''),
      };
      await cursor.update(saved);
      await transaction.objectStore('cards').put(cardOf(saved, receipts));
      await transaction.objectStore('pending').put({ id: saved.id, revision: saved.changedAt });
      for (const receipt of receipts) await transaction.objectStore('receipts').put({ ...receipt, post: saved.id });
    }
  },
  (db) => {
    db.createObjectStore('jobs', { keyPath: 'id' });
    db.createObjectStore('folders', { keyPath: 'id' });
  },
];

/** Opens the library, bringing an older one up to date: wholly, or, when a step fails, not at all. */
export function openLibrary(
  name = 'precis',
  steps = upgrades,
  closed: () => void = () => undefined,
): Promise<Database> {
  return openDB<Schema>(name, steps.length, {
    async upgrade(db, from, _to, transaction) {
      try {
        for (const step of steps.slice(from)) await step(db, transaction);
      } catch (error) {
        // A step that throws between two requests would otherwise leave what was done before it.
        transaction.abort();
        throw error;
      }
    },
    blocking(_current, _blocked, event) {
      // A newer version of the extension wants to upgrade in another window: make way.
      (event.target as IDBDatabase).close();
      closed();
    },
    terminated: closed,
  });
}

let opened: Promise<Database> | undefined;

/** One connection a context. */
export function database(): Promise<Database> {
  opened ??= openLibrary(undefined, undefined, () => {
    opened = undefined;
  });
  opened.catch(() => {
    opened = undefined;
  });
  return opened;
}
