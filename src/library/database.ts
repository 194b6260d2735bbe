import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import type { Receipt } from '../core/post.ts';
import type { SavedPost } from '../core/saved-post.ts';
import { createFingerprint } from './fingerprint.ts';
import { migrateProposals, migrateSendJobs } from './migrate-jobs.ts';
import { type PostSummary, toPostSummary } from './post-summary.ts';
import type { Segment } from './search/segment.ts';
import type { StoredJob } from './stored-job.ts';

/** A post in the bin, with everything that goes with it. */
export interface BinnedPost {
  id: string;
  saved: SavedPost;
  body: PostBody | null;
  receipts: StoredReceipt[];
  /** ISO 8601. */
  binnedAt: string;
}

/** The article's text as it was when its post was saved. It is searched, and compared with the page of a later visit. */
export interface PostBody {
  id: string;
  markdown: string;
}

export interface StoredReceipt extends Receipt {
  /** Id of the saved post. */
  post: string;
}

/** A post of version 1, which held its receipts. */
export interface SavedV1 extends Omit<SavedPost, 'changedAt' | 'seen'> {
  receipts: Receipt[];
}

export interface LibrarySchema extends DBSchema {
  posts: {
    key: string;
    value: SavedPost;
    indexes: { savedAt: string; canonical: string; address: string; bands: string };
  };
  /** What lists, filters and charts need of each post; written in the same transaction as the post. */
  cards: { key: string; value: PostSummary };
  bodies: { key: string; value: PostBody };
  receipts: { key: [string, string, string]; value: StoredReceipt; indexes: { post: string } };
  bin: { key: string; value: BinnedPost; indexes: { binnedAt: string } };
  /** Posts that are not in the search index yet, by id, with the revision that it lacks. */
  pending: { key: string; value: { id: string; revision: string } };
  segments: { key: number; value: Segment };
  /** Sends and questions to models. */
  jobs: { key: string; value: StoredJob; indexes: { kind: string; uniqueKey: string } };
  /** Folders that the user chose, by destination. */
  folders: { key: string; value: { id: string; handle: FileSystemDirectoryHandle } };
}

export type LibraryDatabase = IDBPDatabase<LibrarySchema>;
export type LibraryUpgrade = IDBPTransaction<LibrarySchema, StoreNames<LibrarySchema>[], 'versionchange'>;

/**
 * The way from each version to the next, in order; none is ever changed once released. They make stores and indexes and
 * touch no record: when a page or worker dies in an upgrade, Firefox commits what was done so far.
 */
export const libraryUpgrades: ((db: LibraryDatabase, transaction: LibraryUpgrade) => void)[] = [
  (db) => {
    const posts = db.createObjectStore('posts', { keyPath: 'id' });
    posts.createIndex('savedAt', 'savedAt');
    posts.createIndex('canonical', 'post.canonical');
  },
  (db, transaction) => {
    const posts = transaction.objectStore('posts');
    posts.createIndex('address', 'seen.address');
    posts.createIndex('bands', 'seen.bands', { multiEntry: true });
    db.createObjectStore('cards', { keyPath: 'id' });
    db.createObjectStore('bodies', { keyPath: 'id' });
    db.createObjectStore('receipts', { keyPath: ['post', 'at', 'output'] }).createIndex('post', 'post');
    db.createObjectStore('bin', { keyPath: 'id' }).createIndex('binnedAt', 'binnedAt');
    db.createObjectStore('pending', { keyPath: 'id' });
    db.createObjectStore('segments', { keyPath: 'id' });
  },
  (db) => {
    db.createObjectStore('jobs', { keyPath: 'id' });
    db.createObjectStore('folders', { keyPath: 'id' });
  },
  (_, transaction) => {
    const jobs = transaction.objectStore('jobs');
    jobs.createIndex('kind', 'kind');
    jobs.createIndex('uniqueKey', 'uniqueKey');
  },
];

/**
 * Brings posts of version 1 up to date: all or none. Those have no card and hold their receipts themselves. It runs at each
 * opening, so the next one does what a death left undone. One read, then all writes without a wait between them: after a
 * death in a wait, Firefox would keep half of them.
 */
async function migrateVersion1(db: LibraryDatabase): Promise<void> {
  const read = db.transaction(['posts', 'cards']);
  const [posts, cards] = await Promise.all([read.objectStore('posts').count(), read.objectStore('cards').count()]);
  if (posts === cards) return;
  const write = db.transaction(['posts', 'cards', 'pending', 'receipts'], 'readwrite');
  const kept = (await write.objectStore('posts').getAll()) as unknown as (SavedV1 | SavedPost)[];
  try {
    const writes = kept.flatMap((one) => {
      if (!('receipts' in one) || !isReadable(one)) return [];
      const { receipts, ...old } = one;
      const seen = createFingerprint(old.post.canonical, old.post.title, old.post.date, '');
      const saved: SavedPost = { ...old, changedAt: old.savedAt, seen };
      return [
        ...receipts.map((receipt) => write.objectStore('receipts').put({ ...receipt, post: saved.id })),
        write.objectStore('cards').put(toPostSummary(saved, receipts)),
        write.objectStore('pending').put({ id: saved.id, revision: saved.changedAt }),
        write.objectStore('posts').put(saved),
      ];
    });
    await Promise.all([...writes, write.done]);
  } catch (error) {
    write.abort();
    throw error;
  }
}

/** Whether a post of version 1 has what its card is made of. One that has not must not keep the library from opening. */
const isReadable = ({ post, receipts }: SavedV1): boolean =>
  [post?.canonical, post?.title, post?.date, post?.feed?.name].every((text) => typeof text === 'string') &&
  Array.isArray(receipts) &&
  receipts.every((receipt) => typeof receipt?.output === 'string' && typeof receipt.at === 'string');

/** Opens the library and brings an older one up to date. A step that fails leaves every record as it was. */
export async function openLibraryDatabase(
  name = 'precis',
  steps = libraryUpgrades,
  closed: () => void = () => undefined,
): Promise<LibraryDatabase> {
  const db = await openDB<LibrarySchema>(name, steps.length, {
    upgrade(fresh, from, _to, transaction) {
      try {
        for (const step of steps.slice(from)) step(fresh, transaction);
      } catch (error) {
        // Without it, what the step did before it threw would be committed.
        transaction.abort();
        throw error;
      }
    },
    blocking(_current, _blocked, event) {
      // A newer version of the extension waits to upgrade in another window.
      (event.target as IDBDatabase).close();
      closed();
    },
    terminated: closed,
  });
  try {
    if (db.objectStoreNames.contains('cards')) await migrateVersion1(db);
    if (db.version === libraryUpgrades.length) {
      // Rows of older versions have types of their own.
      const untyped = db as unknown as IDBPDatabase;
      await migrateSendJobs(untyped);
      await migrateProposals(untyped);
    }
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}

let connection: Promise<LibraryDatabase> | undefined;

/** The one connection of this context. */
export function getLibraryDatabase(): Promise<LibraryDatabase> {
  connection ??= openLibraryDatabase(undefined, undefined, () => {
    connection = undefined;
  });
  connection.catch(() => {
    connection = undefined;
  });
  return connection;
}
