import type { SavedPost } from '../core/saved-post.ts';
import {
  type FullPost,
  loadFullPosts,
  mapInBatches,
  type PostTransaction,
  putFullPost,
  putSummaries,
  toKeyRange,
  withPostTransaction,
} from './post-transaction.ts';
import { readStoredPost } from './validate-rows.ts';

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
    const matches = await findMatches(transaction, entries);
    const isKept = ({ saved, byAddress, undated }: ImportedPost, { stored, isAddressTaken }: Match) =>
      stored ? byAddress || undated || stored.changedAt >= saved.changedAt : isAddressTaken;
    const writes = entries.flatMap((entry, index) => {
      const match = matches[index];
      return match && !isKept(entry, match) ? [{ entry, stored: match.stored }] : [];
    });
    const stored = writes.flatMap((write) => write.stored ?? []);
    const replaced = await loadFullPosts(transaction, stored);
    const before = new Map(replaced.map((post) => [post.saved.id, post.receipts]));
    const unchanged = entries.length - writes.length;
    const writeOne = ({ entry }: { entry: ImportedPost }) =>
      putFullPost(transaction, { ...entry, receipts: [...entry.receipts, ...(before.get(entry.saved.id) ?? [])] });
    await mapInBatches(writes, writeOne, (done) => onProgress?.(unchanged + done), signal);
    await putSummaries(
      transaction,
      writes.map(({ entry }) => entry.saved),
    );
    signal?.throwIfAborted();
    const added = writes.flatMap((write) => (write.stored ? [] : [write.entry.saved.id]));
    return { added, replaced, unchanged };
  });
}

interface Match {
  stored: SavedPost | undefined;
  /** Whether another saved post has the address of the article. */
  isAddressTaken: boolean;
}

async function findMatches(transaction: PostTransaction, entries: ImportedPost[]): Promise<Match[]> {
  const posts = transaction.objectStore('posts');
  const savedIds = new Set(await posts.getAllKeys(toKeyRange(entries.map(({ saved }) => saved.id))));
  const addresses = entries.flatMap(({ saved, byAddress }) => (byAddress ? saved.seen.address : []));
  const withAddresses = await posts.index('address').getAll(toKeyRange(addresses));
  const ids = new Map(withAddresses.map(({ id, seen }) => [seen.address, id]));
  return mapInBatches(entries, async ({ saved: { id, seen }, byAddress }) => {
    const found = savedIds.has(id) ? await posts.get(id) : undefined;
    const idOfAddress = byAddress && seen.address !== '' ? ids.get(seen.address) : undefined;
    return {
      // A damaged saved post counts as absent, so the imported post replaces it.
      stored: readStoredPost(found),
      isAddressTaken: idOfAddress !== undefined && idOfAddress !== id,
    };
  });
}
