import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import type { Receipt } from '../core/post.ts';
import type { SavedPost } from '../core/saved-post.ts';
import { createFingerprint } from './fingerprint.ts';
import { migrateJobs, moveProposalJobs } from './migrate-jobs.ts';
import { type PostSummary, toPostSummary } from './post-summary.ts';
import type { Segment } from './search/segment.ts';
import type { StoredJob } from './stored-job.ts';

/** A deleted post in the bin, with its article text and its receipts, so that it can be restored. */
export interface BinnedPost {
  id: string;
  saved: SavedPost;
  body: PostBody | null;
  receipts: StoredReceipt[];
  /** ISO 8601. */
  binnedAt: string;
}

/** The article's text at the time its post was saved. Used by the search, and to find changes when the page is revisited. */
export interface PostBody {
  id: string;
  markdown: string;
}

export interface StoredReceipt extends Receipt {
  /** Id of the saved post. */
  post: string;
}

/** A saved post as database version 1 stored it: the receipts were inside the post. */
export interface SavedV1 extends Omit<SavedPost, 'changedAt' | 'seen'> {
  receipts: Receipt[];
}

export interface LibrarySchema extends DBSchema {
  posts: {
    key: string;
    value: SavedPost;
    indexes: { savedAt: string; canonical: string; address: string; bands: string };
  };
  /** A summary of each post, for lists, filters and charts; written in the same transaction as the post. */
  cards: { key: string; value: PostSummary };
  bodies: { key: string; value: PostBody };
  receipts: { key: [string, string, string]; value: StoredReceipt; indexes: { post: string } };
  bin: { key: string; value: BinnedPost; indexes: { binnedAt: string } };
  /** Posts that still have to be indexed for the search, by id, with the revision to index. */
  pending: { key: string; value: { id: string; revision: string } };
  segments: { key: number; value: Segment };
  /** The job queue: posts to send, sends to undo, and requests to language models. */
  jobs: { key: string; value: StoredJob; indexes: { kind: string; uniqueKey: string } };
  /** Handles of the folders that the user chose as destinations. */
  folders: { key: string; value: { id: string; handle: FileSystemDirectoryHandle } };
}

export type LibraryDatabase = IDBPDatabase<LibrarySchema>;
export type LibraryUpgrade = IDBPTransaction<LibrarySchema, StoreNames<LibrarySchema>[], 'versionchange'>;

/**
 * Schema upgrades, one for each database version, in order. A released upgrade is never edited. Upgrades create stores and
 * indexes only and never rewrite rows: when a page or worker dies during an upgrade, Firefox commits the unfinished work.
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
 * Converts posts of database version 1 (no summary in `cards`, receipts inside the post): all or none. Runs whenever the
 * database opens, so an interrupted conversion is repeated. All writes are requested after one read, with no `await` between
 * them: if the page died during an `await`, Firefox would commit only some of the writes.
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

/** Whether a version 1 post has every field that its summary needs. One damaged post must not stop the library opening. */
const isReadable = ({ post, receipts }: SavedV1): boolean =>
  [post?.canonical, post?.title, post?.date, post?.feed?.name].every((text) => typeof text === 'string') &&
  Array.isArray(receipts) &&
  receipts.every((receipt) => typeof receipt?.output === 'string' && typeof receipt.at === 'string');

/** Opens the library's database and upgrades an older version. A failed upgrade step leaves every row unchanged. */
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
        // Without `abort`, the browser would commit the changes that the step made before it threw.
        transaction.abort();
        throw error;
      }
    },
    blocking(_current, _blocked, event) {
      // Another window runs a newer version of the extension, and can upgrade only after this connection is closed.
      (event.target as IDBDatabase).close();
      closed();
    },
    terminated: closed,
  });
  try {
    if (db.objectStoreNames.contains('cards')) await migrateVersion1(db);
    if (db.version === libraryUpgrades.length) {
      // Rows that older versions stored do not match the schema's types.
      const untyped = db as unknown as IDBPDatabase;
      await migrateJobs(untyped);
      await moveProposalJobs(untyped);
    }
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}

let connection: Promise<LibraryDatabase> | undefined;

/** Returns this page's or worker's only database connection, and opens the database on the first call. */
export function getLibraryDatabase(): Promise<LibraryDatabase> {
  connection ??= openLibraryDatabase(undefined, undefined, () => {
    connection = undefined;
  });
  // When opening fails, this caller gets the error and the next call tries to open the database again.
  connection.catch(() => {
    connection = undefined;
  });
  return connection;
}
