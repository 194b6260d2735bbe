import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Saved } from '../core/types.ts';

interface Schema extends DBSchema {
  posts: { key: string; value: Saved; indexes: { savedAt: string; canonical: string } };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

/** One connection a context. The upgrade steps are in order of version; none is ever changed once released. */
function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('precis', 1, {
    upgrade(db) {
      const posts = db.createObjectStore('posts', { keyPath: 'id' });
      posts.createIndex('savedAt', 'savedAt');
      posts.createIndex('canonical', 'post.canonical');
    },
    blocking(_current, _blocked, event) {
      // A newer version of the extension wants to upgrade in another window: make way.
      (event.target as IDBDatabase).close();
      opened = undefined;
    },
    terminated() {
      opened = undefined;
    },
  });
  return opened;
}

/** Writes a post, replacing one of the same id; resolves when it is on disk, rejects when the disk is full. */
export async function keepPost(saved: Saved): Promise<void> {
  const write = (await database()).transaction('posts', 'readwrite', { durability: 'strict' });
  await Promise.all([write.store.put(saved), write.done]);
}

/** All saved posts, newest first. */
export async function listPosts(): Promise<Saved[]> {
  return (await (await database()).getAllFromIndex('posts', 'savedAt')).reverse();
}

export async function findPost(id: string): Promise<Saved | undefined> {
  return (await database()).get('posts', id);
}

/** The newest saved post of an article, by canonical URL. */
export async function findByCanonical(canonical: string): Promise<Saved | undefined> {
  const found = await (await database()).getAllFromIndex('posts', 'canonical', canonical);
  return found.sort((a, b) => b.savedAt.localeCompare(a.savedAt))[0];
}

/** Deletes a post. The caller keeps it for undo: `keepPost` puts it back. */
export async function dropPost(id: string): Promise<void> {
  await (await database()).delete('posts', id);
}
