import type { Receipt } from '../core/post.ts';
import { getLibraryDatabase } from './database.ts';
import type { StoredReceipt } from './library-schema.ts';
import { type PostTransaction, putSummaries, withPostTransaction } from './post-transaction.ts';
import { isStoredPost, isStoredReceipt } from './validate-rows.ts';

/** Stores a receipt: the record that an output (a kind of destination) has received the post `id`. */
export async function addReceipt(id: string, receipt: Receipt): Promise<void> {
  await withPostTransaction([id], async (transaction) => {
    await transaction.objectStore('receipts').put({ ...receipt, post: id });
    await updateSummary(transaction, id);
  });
}

/** Lists the receipts of the post `id`, newest first. */
export async function listReceipts(id: string): Promise<StoredReceipt[]> {
  return (await (await getLibraryDatabase()).getAllFromIndex('receipts', 'post', id)).filter(isStoredReceipt).reverse();
}

/** Deletes a receipt after the sent file has been removed from its destination. */
export async function deleteReceipt({ post, at, output }: StoredReceipt): Promise<void> {
  await withPostTransaction([post], async (transaction) => {
    await transaction.objectStore('receipts').delete([post, at, output]);
    await updateSummary(transaction, post);
  });
}

/** Rewrites the summary of a post, because it lists the outputs that have published the post. */
async function updateSummary(transaction: PostTransaction, id: string): Promise<void> {
  const saved = await transaction.objectStore('posts').get(id);
  if (isStoredPost(saved)) await putSummaries(transaction, [saved]);
}
