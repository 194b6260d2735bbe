import { type IDBPDatabase, openDB } from 'idb';
import type { LibraryDatabase, LibrarySchema, LibraryUpgrade } from './library-schema.ts';
import { migrateJobs, moveProposalJobs } from './migrate-jobs.ts';
import { migratePosts } from './migrate-posts.ts';

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
    if (db.objectStoreNames.contains('cards')) await migratePosts(db);
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
