import type { IDBPTransaction } from 'idb';
import type { SavedPost } from '../core/saved-post.ts';
import { announceLibraryChange } from './changes.ts';
import { getLibraryDatabase } from './database.ts';
import type { LibrarySchema, PostBody, StoredReceipt } from './library-schema.ts';
import { toPostSummary } from './post-summary.ts';
import { isStoredBody, isStoredReceipt } from './validate-rows.ts';

/** The object stores that a change of a post may write, all in one transaction. */
export const POST_STORES = ['posts', 'cards', 'bodies', 'receipts', 'bin', 'pending'] as const;

type TransactionIn<Mode extends IDBTransactionMode> = IDBPTransaction<LibrarySchema, typeof POST_STORES, Mode>;
export type PostTransaction = TransactionIn<'readwrite'>;

/** Runs `work` in one transaction, all or none, then announces to every window that the posts `ids` have changed. */
export async function withPostTransaction<T>(
  ids: string[],
  work: (transaction: PostTransaction) => Promise<T>,
): Promise<T> {
  const db = await getLibraryDatabase();
  const transaction = db.transaction(POST_STORES, 'readwrite', { durability: 'strict' });
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

/** Returns the smallest range that contains the keys; without keys, the range of the empty key. */
export function toKeyRange(keys: string[]): IDBKeyRange {
  const sorted = keys.toSorted();
  return IDBKeyRange.bound(sorted[0] ?? '', sorted.at(-1) ?? '');
}

/**
 * Returns the receipts of posts by post, oldest first, without damaged ones. One request reads the whole range of ids,
 * because a request for each post takes most of the time of an import or an export.
 */
async function groupReceipts(
  transaction: TransactionIn<IDBTransactionMode>,
  ids: string[],
): Promise<Map<string, StoredReceipt[]>> {
  const grouped = new Map(ids.map((id): [string, StoredReceipt[]] => [id, []]));
  for (const receipt of await transaction.objectStore('receipts').index('post').getAll(toKeyRange(ids)))
    if (isStoredReceipt(receipt)) grouped.get(receipt.post)?.push(receipt);
  return grouped;
}

/** Writes a post and queues it for search indexing. The caller has to write its summary by `putSummaries` later. */
export async function putPost(transaction: PostTransaction, saved: SavedPost): Promise<void> {
  await Promise.all([
    transaction.objectStore('posts').put(saved),
    transaction.objectStore('pending').put({ id: saved.id, revision: saved.changedAt }),
  ]);
}

/** Writes the summaries of posts, which name the outputs in the posts' stored receipts. */
export async function putSummaries(transaction: PostTransaction, posts: SavedPost[]): Promise<void> {
  const receipts = await groupReceipts(
    transaction,
    posts.map(({ id }) => id),
  );
  await mapInBatches(posts, (saved) =>
    transaction.objectStore('cards').put(toPostSummary(saved, receipts.get(saved.id) ?? [])),
  );
}

/** A saved post with its article text and its receipts. */
export interface FullPost {
  saved: SavedPost;
  body: PostBody | null;
  receipts: StoredReceipt[];
}

/** Adds the article texts and the receipts to posts. */
export async function loadFullPosts(
  transaction: TransactionIn<IDBTransactionMode>,
  posts: SavedPost[],
): Promise<FullPost[]> {
  const receipts = await groupReceipts(
    transaction,
    posts.map(({ id }) => id),
  );
  return mapInBatches(posts, async (saved) => {
    const body = await transaction.objectStore('bodies').get(saved.id);
    return { saved, body: isStoredBody(body) ? body : null, receipts: receipts.get(saved.id) ?? [] };
  });
}

/**
 * Writes a post without its summary, and without changing its times. Stored receipts and text stay unless `receipts` or
 * `body` replace them.
 */
export async function putFullPost(transaction: PostTransaction, { saved, body, receipts }: FullPost): Promise<void> {
  await Promise.all([
    ...receipts.map((receipt) => transaction.objectStore('receipts').put(receipt)),
    body && transaction.objectStore('bodies').put(body),
    putPost(transaction, saved),
  ]);
}
