import type { Post } from '../core/post.ts';
import { getSource } from '../core/post-source.ts';
import type { SavedPost } from '../core/saved-post.ts';
import { getLibraryDatabase } from './database.ts';
import { createFingerprint, type FingerprintSource, fingerprintArticle } from './fingerprint.ts';
import type { PostSummary } from './post-summary.ts';
import {
  type FullPost,
  loadFullPosts,
  mapInBatches,
  POST_STORES,
  putFullPost,
  putPost,
  putSummaries,
  toKeyRange,
  withPostTransaction,
} from './post-transaction.ts';
import { isStoredBody, isStoredSummary, readStoredPost } from './validate-rows.ts';

/** A post to save; a saved post with the same id is replaced. `article`: the article it was made from, if known. */
export interface PostToSave {
  id: string;
  post: Post;
  profile: string;
  article?: FingerprintSource;
}

/**
 * Saves posts with different ids, all or none. Resolves when the posts are on disk, rejects when the disk is full.
 * `now`: ISO 8601. `onProgress`: called with the number of posts saved so far.
 */
export async function savePosts(
  entries: PostToSave[],
  now: string,
  onProgress?: (done: number) => void,
): Promise<void> {
  const ids = entries.map(({ id }) => id);
  await withPostTransaction(ids, async (transaction) => {
    const saveOne = async ({ id, post, profile, article }: PostToSave) => {
      const before = readStoredPost(await transaction.objectStore('posts').get(id));
      const seen = article
        ? fingerprintArticle(article)
        : (before?.seen ?? createFingerprint(post.canonical, post.title, getSource(post).date, post.body ?? ''));
      const saved = { id, post, profile, savedAt: before?.savedAt ?? now, changedAt: now, seen };
      await Promise.all([
        putPost(transaction, saved),
        article && transaction.objectStore('bodies').put({ id, markdown: article.markdown }),
      ]);
      return saved;
    };
    await putSummaries(transaction, await mapInBatches(entries, saveOne, onProgress));
  });
}

export const savePost = (entry: PostToSave, now: string): Promise<void> => savePosts([entry], now);

/** Saves the edits of a saved post. Resolves with false when the post was deleted meanwhile. `now`: ISO 8601. */
export async function updatePost({ id, post, profile }: PostToSave, now: string): Promise<boolean> {
  return withPostTransaction([id], async (transaction) => {
    const saved = readStoredPost(await transaction.objectStore('posts').get(id));
    if (!saved) return false;
    const changed = { ...saved, post, profile, changedAt: now };
    await putPost(transaction, changed);
    await putSummaries(transaction, [changed]);
    return true;
  });
}

/** Applies `edit` to many posts, all or none. Resolves with the posts as they were before, for undoing by `revertPosts`. */
export async function changePosts(
  ids: string[],
  edit: (post: Post) => Post,
  now: string,
  onProgress?: (done: number) => void,
): Promise<SavedPost[]> {
  return withPostTransaction(ids, async (transaction) => {
    const changeOne = async (id: string) => {
      const saved = readStoredPost(await transaction.objectStore('posts').get(id));
      if (!saved) return [];
      const changed = { ...saved, post: edit(saved.post), changedAt: now };
      await putPost(transaction, changed);
      return [{ saved, changed }];
    };
    const changes = (await mapInBatches([...new Set(ids)], changeOne, onProgress)).flat();
    await putSummaries(
      transaction,
      changes.map(({ changed }) => changed),
    );
    return changes.map(({ saved }) => saved);
  });
}

/** Undoes a change: restores the posts in `before`. A post that the user has deleted since then stays deleted. */
export async function revertPosts(before: SavedPost[]): Promise<void> {
  const ids = before.map(({ id }) => id);
  await withPostTransaction(ids, async (transaction) => {
    const revertOne = async (saved: SavedPost) => {
      if (!(await transaction.objectStore('posts').getKey(saved.id))) return [];
      await putPost(transaction, saved);
      return [saved];
    };
    await putSummaries(transaction, (await mapInBatches(before, revertOne)).flat());
  });
}

/** Replaces stored posts, with their text and receipts, without changing the posts' times; all or none. */
export async function putFullPosts(entries: FullPost[], onProgress?: (done: number) => void): Promise<void> {
  const posts = entries.map(({ saved }) => saved);
  const ids = posts.map(({ id }) => id);
  await withPostTransaction(ids, async (transaction) => {
    const receipts = transaction.objectStore('receipts');
    const replaced = new Set(ids);
    const keys = await receipts.index('post').getAllKeys(toKeyRange(ids));
    await Promise.all(keys.filter(([post]) => replaced.has(post)).map((key) => receipts.delete(key)));
    const replaceOne = async (entry: FullPost) => {
      if (!entry.body) await transaction.objectStore('bodies').delete(entry.saved.id);
      await putFullPost(transaction, entry);
    };
    await mapInBatches(entries, replaceOne, onProgress);
    await putSummaries(transaction, posts);
  });
}

/** Lists the newest saved posts, newest first and at most `limit`. */
export async function listNewestPosts(limit: number): Promise<SavedPost[]> {
  const found: SavedPost[] = [];
  const index = (await getLibraryDatabase()).transaction('posts').store.index('savedAt');
  for (
    let cursor = await index.openCursor(null, 'prev');
    cursor && found.length < limit;
    cursor = await cursor.continue()
  ) {
    const saved = readStoredPost(cursor.value);
    if (saved) found.push(saved);
  }
  return found;
}

export async function countPosts(): Promise<number> {
  return (await getLibraryDatabase()).count('posts');
}

/** Lists the summaries of all saved posts, in no particular order. */
export async function listPostSummaries(): Promise<PostSummary[]> {
  return (await (await getLibraryDatabase()).getAll('cards')).filter(isStoredSummary);
}

/** Returns which of the posts `ids` no output has published yet. */
export async function findDrafts(ids: string[]): Promise<Set<string>> {
  const read = (await getLibraryDatabase()).transaction('cards');
  const found = await Promise.all(ids.map((id) => read.store.get(id)));
  return new Set(found.flatMap((row) => (isStoredSummary(row) && row.outputs.length === 0 ? [row.id] : [])));
}

export async function findPost(id: string): Promise<SavedPost | undefined> {
  return readStoredPost(await (await getLibraryDatabase()).get('posts', id));
}

/** Returns the saved posts with these ids, in the order of `ids`; deleted posts are left out. */
export async function findPosts(ids: string[]): Promise<SavedPost[]> {
  const read = (await getLibraryDatabase()).transaction('posts');
  const found = await Promise.all(ids.map((id) => read.store.get(id)));
  return found.flatMap((row) => readStoredPost(row) ?? []);
}

export async function findPostBody(id: string): Promise<string> {
  const body = await (await getLibraryDatabase()).get('bodies', id);
  return isStoredBody(body) ? body.markdown : '';
}

/** Returns the saved posts with these ids, with their article texts and receipts; deleted posts are left out. */
export async function findFullPosts(ids: string[]): Promise<FullPost[]> {
  const read = (await getLibraryDatabase()).transaction(POST_STORES);
  const found = await Promise.all(ids.map((id) => read.objectStore('posts').get(id)));
  return loadFullPosts(
    read,
    found.flatMap((row) => readStoredPost(row) ?? []),
  );
}
