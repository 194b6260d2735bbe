import {
  type FullPost,
  loadFullPost,
  mapInBatches,
  type PostTransaction,
  putFullPost,
  withPostTransaction,
} from './post-transaction.ts';
import { isStoredPost } from './validate-rows.ts';

/** A post read from an import file. */
export interface ImportedPost extends FullPost {
  /** True when the file format has no post ids: a saved post with the same article address then counts as this post. */
  byAddress: boolean;
  /** True when the time of the last change is unknown. Such a post never replaces a saved one. */
  undated?: boolean;
}

/** The result of an import, with the data for undoing it. */
export interface MergeResult {
  added: string[];
  /** Saved posts as they were before a newer version in the file replaced them. */
  replaced: FullPost[];
  /** Number of posts in the file that were already saved and did not change. */
  unchanged: number;
}

/**
 * Adds posts from a file to the library, all or none. When a post is already saved, the version changed last wins. Receipts
 * stored on this device are kept, because only they can be undone. `signal`: an abort leaves the library unchanged.
 */
export async function mergePosts(
  entries: ImportedPost[],
  onProgress?: (done: number) => void,
  signal?: AbortSignal,
): Promise<MergeResult> {
  const ids = entries.map(({ saved }) => saved.id);
  return withPostTransaction(ids, async (transaction) => {
    // Looks up every post before it writes the first one, because two posts in the file may share an address.
    const matches = await Promise.all(entries.map((entry) => findMatch(transaction, entry)));
    const result: MergeResult = { added: [], replaced: [], unchanged: 0 };
    const mergeOne = async (entry: ImportedPost, index: number) => {
      const { stored, isAddressTaken } = matches[index] ?? {};
      const { id, changedAt } = entry.saved;
      const isKept = stored
        ? entry.byAddress || entry.undated || stored.changedAt >= changedAt
        : isAddressTaken === true;
      if (isKept) {
        result.unchanged += 1;
        return;
      }
      const before = stored && (await loadFullPost(transaction, stored));
      if (before) result.replaced.push(before);
      else result.added.push(id);
      await putFullPost(transaction, { ...entry, receipts: [...entry.receipts, ...(before?.receipts ?? [])] });
    };
    await mapInBatches(entries, mergeOne, onProgress, signal);
    signal?.throwIfAborted();
    return result;
  });
}

async function findMatch(transaction: PostTransaction, { saved: { id, seen }, byAddress }: ImportedPost) {
  const posts = transaction.objectStore('posts');
  const [found, idOfAddress] = await Promise.all([
    posts.get(id),
    byAddress && seen.address ? posts.index('address').getKey(seen.address) : undefined,
  ]);
  return {
    // A damaged saved post counts as absent, so the imported post replaces it.
    stored: isStoredPost(found) ? found : undefined,
    isAddressTaken: idOfAddress !== undefined && idOfAddress !== id,
  };
}
