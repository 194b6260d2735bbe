import {
  type FullPost,
  loadFullPost,
  mapInBatches,
  type PostTransaction,
  putFullPost,
  withPostTransaction,
} from './post-transaction.ts';
import { isStoredPost } from './validate-rows.ts';

/** A post that comes from a file. */
export interface ImportedPost extends FullPost {
  /** The file has no ids, so a saved post of the same address counts as the same post. */
  byAddress: boolean;
  /** The time of its last change is unknown, so it replaces nothing. */
  undated?: boolean;
}

/** Result of an import, with what undoing it needs. */
export interface MergeResult {
  added: string[];
  /** The previous state of posts that the file had a later state of. */
  replaced: FullPost[];
  /** How many posts were there already and stay as they are. */
  unchanged: number;
}

/**
 * Adds posts from a file, all or none. Of a post that is there already, the state that was changed last stays; its receipts stay
 * too, because only receipts of this device can be undone. `signal`: an abort leaves the library as it was.
 */
export async function mergePosts(
  entries: ImportedPost[],
  onProgress?: (done: number) => void,
  signal?: AbortSignal,
): Promise<MergeResult> {
  const ids = entries.map(({ saved }) => saved.id);
  return withPostTransaction(ids, async (transaction) => {
    // All are looked up before any is written, because two posts of one file may share an address.
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
    // A post that can't be read is replaced.
    stored: isStoredPost(found) ? found : undefined,
    isAddressTaken: idOfAddress !== undefined && idOfAddress !== id,
  };
}
