import type { SavedPost } from '../core/saved-post.ts';
import { announceLibraryChange } from './changes.ts';
import { getLibraryDatabase, type PostBody, type StoredReceipt } from './database.ts';
import { toPostSummary } from './post-summary.ts';
import { isStoredBody, isStoredReceipt } from './validate-rows.ts';

/** Every store that a change of a post touches, in one transaction. */
const POST_STORES = ['posts', 'cards', 'bodies', 'receipts', 'bin', 'pending'] as const;

const beginPostTransaction = async () =>
  (await getLibraryDatabase()).transaction(POST_STORES, 'readwrite', { durability: 'strict' });

export type PostTransaction = Awaited<ReturnType<typeof beginPostTransaction>>;

/** Does the work in one transaction, all or none, then announces the change of the posts `ids`. */
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
      // The transaction has aborted by itself.
    }
    // Rejects because of the abort; `error` says why.
    await transaction.done.catch(() => undefined);
    throw error;
  }
}

/** Requests that run at once: enough to keep the disk busy, few enough to report progress. */
const REQUESTS_AT_ONCE = 200;

/**
 * Does the work for each item, a batch at once, and resolves with the results in order. `onProgress`: called with how many are
 * done. `signal`: checked before each batch.
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

/** Writes a post with its summary, and marks it for the search index. */
export async function putPost(transaction: PostTransaction, saved: SavedPost): Promise<void> {
  const receipts = await listReceiptsOfPost(transaction, saved.id);
  await Promise.all([
    transaction.objectStore('posts').put(saved),
    transaction.objectStore('cards').put(toPostSummary(saved, receipts)),
    transaction.objectStore('pending').put({ id: saved.id, revision: saved.changedAt }),
  ]);
}

/** The readable receipts of a post, oldest first. */
export const listReceiptsOfPost = async (transaction: PostTransaction, id: string): Promise<StoredReceipt[]> =>
  (await transaction.objectStore('receipts').index('post').getAll(id)).filter(isStoredReceipt);

/** A post with all that is stored of it. */
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

/** Writes a post with its own times. What is stored of it already stays, unless the same receipt or body is given. */
export async function putFullPost(transaction: PostTransaction, { saved, body, receipts }: FullPost): Promise<void> {
  // IndexedDB answers requests in order, so `putPost` finds these receipts for the summary.
  await Promise.all([
    ...receipts.map((receipt) => transaction.objectStore('receipts').put(receipt)),
    body && transaction.objectStore('bodies').put(body),
    putPost(transaction, saved),
  ]);
}
