import type { SavedPost } from '../core/saved-post.ts';
import { announceLibraryChange } from './changes.ts';
import { getLibraryDatabase } from './database.ts';
import type { PostBody, StoredReceipt } from './library-schema.ts';
import { toPostSummary } from './post-summary.ts';
import { isStoredBody, isStoredReceipt } from './validate-rows.ts';

/** The object stores that a change of a post may write, all in one transaction. */
const POST_STORES = ['posts', 'cards', 'bodies', 'receipts', 'bin', 'pending'] as const;

const beginPostTransaction = async () =>
  (await getLibraryDatabase()).transaction(POST_STORES, 'readwrite', { durability: 'strict' });

export type PostTransaction = Awaited<ReturnType<typeof beginPostTransaction>>;

/** Runs `work` in one transaction, all or none, then announces to every window that the posts `ids` have changed. */
export async function withPostTransaction<T>(
  ids: string[],
  work: (transaction: PostTransaction) => Promise<T>,
): Promise<T> {
  const transaction = await beginPostTransaction();
  try {
    const result = await work(transaction);
    await transaction.done;
    announceLibraryChange(ids);
    return result;
  } catch (error) {
    try {
      transaction.abort();
    } catch {
      // `abort` throws when the transaction has already aborted by itself, which needs no handling.
    }
    // `transaction.done` rejects because of the abort; the caller gets the original `error`.
    await transaction.done.catch(() => undefined);
    throw error;
  }
}

/** At most this many database requests run at once: enough to keep the disk busy, few enough to report progress. */
const REQUESTS_AT_ONCE = 200;

/**
 * Runs `work` on every item, one batch at a time, and resolves with the results in the order of the items. `onProgress`:
 * called with the number of finished items. `signal`: checked before each batch.
 */
export async function mapInBatches<T, R>(
  items: T[],
  work: (item: T, index: number) => Promise<R>,
  onProgress?: (done: number) => void,
  signal?: AbortSignal,
): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < items.length; from += REQUESTS_AT_ONCE) {
    signal?.throwIfAborted();
    const batch = items.slice(from, from + REQUESTS_AT_ONCE);
    results.push(...(await Promise.all(batch.map((item, offset) => work(item, from + offset)))));
    onProgress?.(results.length);
  }
  return results;
}

/** Writes a post and its summary, and queues the post for search indexing. */
export async function putPost(transaction: PostTransaction, saved: SavedPost): Promise<void> {
  const receipts = await listReceiptsOfPost(transaction, saved.id);
  await Promise.all([
    transaction.objectStore('posts').put(saved),
    transaction.objectStore('cards').put(toPostSummary(saved, receipts)),
    transaction.objectStore('pending').put({ id: saved.id, revision: saved.changedAt }),
  ]);
}

/** Lists a post's receipts, oldest first, without damaged ones. */
export const listReceiptsOfPost = async (transaction: PostTransaction, id: string): Promise<StoredReceipt[]> =>
  (await transaction.objectStore('receipts').index('post').getAll(id)).filter(isStoredReceipt);

/** A saved post with its article text and its receipts. */
export interface FullPost {
  saved: SavedPost;
  body: PostBody | null;
  receipts: StoredReceipt[];
}

export async function loadFullPost(transaction: PostTransaction, saved: SavedPost): Promise<FullPost> {
  const [body, receipts] = await Promise.all([
    transaction.objectStore('bodies').get(saved.id),
    listReceiptsOfPost(transaction, saved.id),
  ]);
  return { saved, body: isStoredBody(body) ? body : null, receipts };
}

/** Writes a post without changing its times. Stored receipts and text stay unless `receipts` or `body` replace them. */
export async function putFullPost(transaction: PostTransaction, { saved, body, receipts }: FullPost): Promise<void> {
  // IndexedDB handles requests in order, so `putPost` already reads these receipts when it makes the summary.
  await Promise.all([
    ...receipts.map((receipt) => transaction.objectStore('receipts').put(receipt)),
    body && transaction.objectStore('bodies').put(body),
    putPost(transaction, saved),
  ]);
}
