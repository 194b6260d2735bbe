import type { SavedPost } from '../core/saved-post.ts';
import { createFingerprint } from './fingerprint.ts';
import type { LibraryDatabase, SavedV1 } from './library-schema.ts';
import { toPostSummary } from './post-summary.ts';

/**
 * Converts posts of database version 1 (no summary in `cards`, receipts inside the post): all or none. Runs whenever the
 * database opens, so an interrupted conversion is repeated. All writes are requested after one read, with no `await` between
 * them: if the page died during an `await`, Firefox would commit only some of the writes.
 */
export async function migratePosts(db: LibraryDatabase): Promise<void> {
  const read = db.transaction(['posts', 'cards']);
  const [posts, cards] = await Promise.all([read.objectStore('posts').count(), read.objectStore('cards').count()]);
  if (posts === cards) return;
  const write = db.transaction(['posts', 'cards', 'pending', 'receipts'], 'readwrite');
  const kept = (await write.objectStore('posts').getAll()) as unknown as (SavedV1 | SavedPost)[];
  try {
    const writes = kept.flatMap((one) => {
      if (!('receipts' in one) || !isReadable(one)) return [];
      const { receipts, ...old } = one;
      const seen = createFingerprint(old.post.canonical, old.post.title, old.post.date, '');
      const saved: SavedPost = { ...old, changedAt: old.savedAt, seen };
      return [
        ...receipts.map((receipt) => write.objectStore('receipts').put({ ...receipt, post: saved.id })),
        write.objectStore('cards').put(toPostSummary(saved, receipts)),
        write.objectStore('pending').put({ id: saved.id, revision: saved.changedAt }),
        write.objectStore('posts').put(saved),
      ];
    });
    await Promise.all([...writes, write.done]);
  } catch (error) {
    write.abort();
    throw error;
  }
}

/** Whether a version 1 post has every field that its summary needs. One damaged post must not stop the library opening. */
const isReadable = ({ post, receipts }: SavedV1): boolean =>
  [post?.canonical, post?.title, post?.date, post?.feed?.name].every((text) => typeof text === 'string') &&
  Array.isArray(receipts) &&
  receipts.every((receipt) => typeof receipt?.output === 'string' && typeof receipt.at === 'string');
