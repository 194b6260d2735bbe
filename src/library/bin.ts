import { getLibraryDatabase } from './database.ts';
import type { BinnedPost } from './library-schema.ts';
import {
  type FullPost,
  loadFullPosts,
  mapInBatches,
  putFullPost,
  putSummaries,
  withPostTransaction,
} from './post-transaction.ts';
import { readBinnedPost, readStoredPost } from './validate-rows.ts';

/**
 * Moves posts to the bin, with their article texts and receipts. Resolves with the ids of the posts that existed.
 * `now`: ISO 8601. `onProgress`: called with the number of posts moved so far.
 */
export async function binPosts(ids: string[], now: string, onProgress?: (done: number) => void): Promise<string[]> {
  return withPostTransaction(ids, async (transaction) => {
    const posts = transaction.objectStore('posts');
    const found = await mapInBatches([...new Set(ids)], (id) => posts.get(id));
    const binOne = async ({ saved, body, receipts }: FullPost) => {
      const { id } = saved;
      await Promise.all([
        transaction.objectStore('bin').put({ id, saved, body, receipts, binnedAt: now }),
        ...(['posts', 'cards', 'bodies', 'pending'] as const).map((store) => transaction.objectStore(store).delete(id)),
        ...receipts.map(({ post, at, output }) => transaction.objectStore('receipts').delete([post, at, output])),
      ]);
      return id;
    };
    const readable = found.flatMap((row) => readStoredPost(row) ?? []);
    return mapInBatches(await loadFullPosts(transaction, readable), binOne, onProgress);
  });
}

/** Restores posts from the bin. Skips a post if the library meanwhile contains a post with the same id. */
export async function restorePosts(ids: string[]): Promise<void> {
  await withPostTransaction(ids, async (transaction) => {
    const restoreOne = async (id: string) => {
      const binned = readBinnedPost(await transaction.objectStore('bin').get(id));
      if (!binned || (await transaction.objectStore('posts').get(id))) return [];
      await putFullPost(transaction, binned);
      await transaction.objectStore('bin').delete(id);
      return [binned.saved];
    };
    await putSummaries(transaction, (await mapInBatches([...new Set(ids)], restoreOne)).flat());
  });
}

/** Returns the posts that were moved to the bin most recently, newest first and at most `limit`. */
export async function listBin(limit: number): Promise<BinnedPost[]> {
  const found: BinnedPost[] = [];
  const index = (await getLibraryDatabase()).transaction('bin').store.index('binnedAt');
  for (
    let cursor = await index.openCursor(null, 'prev');
    cursor && found.length < limit;
    cursor = await cursor.continue()
  ) {
    const binned = readBinnedPost(cursor.value);
    if (binned) found.push(binned);
  }
  return found;
}

export async function countBin(): Promise<number> {
  return (await getLibraryDatabase()).count('bin');
}

/**
 * Deletes for good every post that was moved to the bin before the time `before` (ISO 8601). Resolves with the ids of the
 * deleted posts.
 */
export async function emptyBin(before: string): Promise<string[]> {
  const earlier = IDBKeyRange.upperBound(before, true);
  if ((await (await getLibraryDatabase()).countFromIndex('bin', 'binnedAt', earlier)) === 0) return [];
  return withPostTransaction([], async (transaction) => {
    const keys = await transaction.objectStore('bin').index('binnedAt').getAllKeys(earlier);
    await Promise.all(keys.map((id) => transaction.objectStore('bin').delete(id)));
    return keys;
  });
}
