import { getLibraryDatabase } from '../../src/library/database.ts';
import type { StoredReceipt } from '../../src/library/library-schema.ts';
import type { FullPost } from '../../src/library/post-transaction.ts';

/** Lists all saved posts with their texts and receipts, in the order of their ids, straight from the database. */
export async function listFullPosts(): Promise<FullPost[]> {
  const read = (await getLibraryDatabase()).transaction(['posts', 'bodies', 'receipts']);
  const [posts, bodies, receipts] = await Promise.all([
    read.objectStore('posts').getAll(),
    read.objectStore('bodies').getAll(),
    read.objectStore('receipts').getAll(),
  ]);
  const bodyById = new Map(bodies.map((body) => [body.id, body]));
  const receiptsById = new Map(posts.map(({ id }): [string, StoredReceipt[]] => [id, []]));
  for (const receipt of receipts) receiptsById.get(receipt.post)?.push(receipt);
  return posts.map((saved) => ({
    saved,
    body: bodyById.get(saved.id) ?? null,
    receipts: receiptsById.get(saved.id) ?? [],
  }));
}
