import { computeSimHash, isNearDuplicate, toAddressKey, toSimHashBuckets } from '../core/near-duplicate.ts';
import type { Post, Receipt } from '../core/post.ts';
import type { SavedPost } from '../core/saved-post.ts';
import { announceLibraryChange } from './changes.ts';
import { type BinnedPost, getLibraryDatabase, type PostBody, type StoredReceipt } from './database.ts';
import { createFingerprint, type FingerprintSource, fingerprintArticle } from './fingerprint.ts';
import { type PostSummary, toPostSummary } from './post-summary.ts';
import { isStoredBinnedPost, isStoredBody, isStoredPost, isStoredReceipt, isStoredSummary } from './validate-rows.ts';

/** A post to keep, one of the same id being replaced. `article`: what it was made of, when that is at hand. */
export interface PostToSave {
  id: string;
  post: Post;
  profile: string;
  article?: FingerprintSource;
}

/** Everything that a change of a post touches, in one transaction. */
const POST_STORES = ['posts', 'cards', 'bodies', 'receipts', 'bin', 'pending'] as const;

async function withPostTransaction<T>(ids: string[], work: (write: PostTransaction) => Promise<T>): Promise<T> {
  const write = (await getLibraryDatabase()).transaction(POST_STORES, 'readwrite', { durability: 'strict' });
  try {
    const result = await work(write);
    await write.done;
    announceLibraryChange(ids);
    return result;
  } catch (error) {
    // What was done so far is not done; an abort of one that has ended by itself says nothing new.
    try {
      write.abort();
    } catch {}
    await write.done.catch(() => undefined);
    throw error;
  }
}

type PostTransaction = Awaited<ReturnType<typeof beginPostTransaction>>;
const beginPostTransaction = async () => (await getLibraryDatabase()).transaction(POST_STORES, 'readwrite');

/**
 * Writes posts of different ids, all or none; resolves when they are on disk, rejects when the disk is full. `now`: ISO 8601.
 * `onProgress`: called with how many are done.
 */
export async function savePosts(
  entries: PostToSave[],
  now: string,
  onProgress?: (done: number) => void,
): Promise<void> {
  await withPostTransaction(
    entries.map(({ id }) => id),
    async (write) => {
      const keepOne = async ({ id, post, profile, article }: PostToSave) => {
        const found = await write.objectStore('posts').get(id);
        const before = isStoredPost(found) ? found : undefined;
        const seen = article
          ? fingerprintArticle(article)
          : (before?.seen ?? createFingerprint(post.canonical, post.title, post.date, post.body ?? ''));
        await Promise.all([
          putPost(write, { id, post, profile, savedAt: before?.savedAt ?? now, changedAt: now, seen }),
          article && write.objectStore('bodies').put({ id, markdown: article.markdown }),
        ]);
      };
      await mapInBatches(entries, keepOne, onProgress);
    },
  );
}

export const savePost = (entry: PostToSave, now: string): Promise<void> => savePosts([entry], now);

/** Writes a post with its card, and puts it down for the search index. */
async function putPost(write: PostTransaction, saved: SavedPost): Promise<void> {
  const receipts = await receiptsIn(write, saved.id);
  await Promise.all([
    write.objectStore('posts').put(saved),
    write.objectStore('cards').put(toPostSummary(saved, receipts)),
    write.objectStore('pending').put({ id: saved.id, revision: saved.changedAt }),
  ]);
}

/** What is to be written as it was, with its own times: an import, a post brought back. */
export interface FullPost {
  saved: SavedPost;
  body: PostBody | null;
  receipts: StoredReceipt[];
}

/** Writes posts as they are given, in place of what is there of them, all or none. */
export async function putFullPosts(entries: FullPost[], onProgress?: (done: number) => void): Promise<void> {
  await withPostTransaction(
    entries.map(({ saved }) => saved.id),
    async (write) => {
      await mapInBatches(entries, (entry) => replacePost(write, entry), onProgress);
    },
  );
}

/** A post that comes from a file. */
export interface ImportedPost extends FullPost {
  /** The file knows nothing of ids: a saved post of the same address is the same post. */
  byAddress: boolean;
  /** When it was changed is not known: it takes the place of nothing. */
  undated?: boolean;
}

/** What an import has done, and so what it takes to undo it. */
export interface MergeResult {
  added: string[];
  /** Posts of which the file had a later state, as they were before. */
  replaced: FullPost[];
  /** How many were there already, and stay as they are. */
  unchanged: number;
}

/** Requests under way at once: enough for the disk never to wait, few enough for progress to be told. */
const REQUESTS_AT_ONCE = 200;

/** Work on each of many, a part of them at once; results in their order. `onProgress`: called with how many are done. */
async function mapInBatches<T, R>(
  all: T[],
  work: (one: T) => Promise<R>,
  onProgress?: (done: number) => void,
): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < all.length; from += REQUESTS_AT_ONCE) {
    results.push(...(await Promise.all(all.slice(from, from + REQUESTS_AT_ONCE).map(work))));
    onProgress?.(results.length);
  }
  return results;
}

/**
 * Adds posts from outside, all or none. Of a post that is there already, the state that was changed last stays, and so do
 * its receipts: only those that this device has written can be undone. `signal`: an abort leaves the library as it was.
 */
export async function mergePosts(
  entries: ImportedPost[],
  onProgress?: (done: number) => void,
  signal?: AbortSignal,
): Promise<MergeResult> {
  return withPostTransaction(
    entries.map(({ saved }) => saved.id),
    async (write) => {
      const posts = write.objectStore('posts');
      // All are looked up before any is written: two of one file may share an address.
      const there = await Promise.all(
        entries.map(async ({ saved: { id, seen }, byAddress }) => {
          const [found, ofAddress] = await Promise.all([
            posts.get(id),
            byAddress && seen.address ? posts.index('address').getKey(seen.address) : undefined,
          ]);
          // One that can't be read gives way to one that can.
          return { same: isStoredPost(found) ? found : undefined, taken: ofAddress !== undefined && ofAddress !== id };
        }),
      );
      const done: MergeResult = { added: [], replaced: [], unchanged: 0 };
      for (let from = 0; from < entries.length; from += REQUESTS_AT_ONCE) {
        signal?.throwIfAborted();
        await Promise.all(
          entries.slice(from, from + REQUESTS_AT_ONCE).map(async (entry, offset) => {
            const { same, taken } = there[from + offset] ?? {};
            const { id, changedAt } = entry.saved;
            if (same ? entry.byAddress || entry.undated || same.changedAt >= changedAt : taken) {
              done.unchanged += 1;
              return;
            }
            const before = same && (await loadFullPost(write, same));
            if (before) done.replaced.push(before);
            else done.added.push(id);
            await putFullPost(write, { ...entry, receipts: [...entry.receipts, ...(before?.receipts ?? [])] });
          }),
        );
        onProgress?.(Math.min(entries.length, from + REQUESTS_AT_ONCE));
      }
      signal?.throwIfAborted();
      return done;
    },
  );
}

async function loadFullPost(
  from: { objectStore: PostTransaction['objectStore'] },
  saved: SavedPost,
): Promise<FullPost> {
  const [body, receipts] = await Promise.all([from.objectStore('bodies').get(saved.id), receiptsIn(from, saved.id)]);
  return { saved, body: isStoredBody(body) ? body : null, receipts };
}

/** A record that can't be read is passed over. */
const receiptsIn = async (
  from: { objectStore: PostTransaction['objectStore'] },
  id: string,
): Promise<StoredReceipt[]> => (await from.objectStore('receipts').index('post').getAll(id)).filter(isStoredReceipt);

async function replacePost(write: PostTransaction, entry: FullPost): Promise<void> {
  const { id } = entry.saved;
  const receipts = write.objectStore('receipts');
  await Promise.all((await receipts.index('post').getAllKeys(id)).map((key) => receipts.delete(key)));
  await write.objectStore('bodies').delete(id);
  await putFullPost(write, entry);
}

async function putFullPost(write: PostTransaction, { saved, body, receipts }: FullPost): Promise<void> {
  // Requests are answered in the order in which they are made: the card is made of these receipts.
  await Promise.all([
    ...receipts.map((receipt) => write.objectStore('receipts').put(receipt)),
    body && write.objectStore('bodies').put(body),
    putPost(write, saved),
  ]);
}

/** The newest saved posts, at most `limit`. */
export async function listNewestPosts(limit: number): Promise<SavedPost[]> {
  const found: SavedPost[] = [];
  const index = (await getLibraryDatabase()).transaction('posts').store.index('savedAt');
  for (
    let cursor = await index.openCursor(null, 'prev');
    cursor && found.length < limit;
    cursor = await cursor.continue()
  )
    if (isStoredPost(cursor.value)) found.push(cursor.value);
  return found;
}

export async function countPosts(): Promise<number> {
  return (await getLibraryDatabase()).count('posts');
}

/** What lists need of every saved post, in no order. */
export async function listPostSummaries(): Promise<PostSummary[]> {
  return (await (await getLibraryDatabase()).getAll('cards')).filter(isStoredSummary);
}

export async function findPost(id: string): Promise<SavedPost | undefined> {
  const saved = await (await getLibraryDatabase()).get('posts', id);
  return isStoredPost(saved) ? saved : undefined;
}

/** Saved posts in the order of `ids`; those that are gone are left out. */
export async function findPosts(ids: string[]): Promise<SavedPost[]> {
  const read = (await getLibraryDatabase()).transaction('posts');
  const found = await Promise.all(ids.map((id) => read.store.get(id)));
  return found.filter(isStoredPost);
}

export async function findPostBody(id: string): Promise<string> {
  const body = await (await getLibraryDatabase()).get('bodies', id);
  return isStoredBody(body) ? body.markdown : '';
}

/** Saved posts, whole. `ids`: all of them when left out. */
export async function findFullPosts(ids?: string[]): Promise<FullPost[]> {
  const db = await getLibraryDatabase();
  const posts = ids
    ? await findPosts(ids)
    : (await db.getAllFromIndex('posts', 'savedAt')).filter(isStoredPost).reverse();
  const read = db.transaction(['bodies', 'receipts']);
  return Promise.all(
    posts.map(async (saved) => {
      const body = await read.objectStore('bodies').get(saved.id);
      const receipts = await read.objectStore('receipts').index('post').getAll(saved.id);
      return { saved, body: isStoredBody(body) ? body : null, receipts: receipts.filter(isStoredReceipt) };
    }),
  );
}

/**
 * The newest saved post of the same article: of the same address, else of nearly the same text. `address`: the page's own;
 * `markdown`: the article's body, '' when not known.
 */
export async function findNearDuplicate(address: string, markdown: string): Promise<SavedPost | undefined> {
  const db = await getLibraryDatabase();
  const newest = (found: SavedPost[]) =>
    found.filter(isStoredPost).sort((a, b) => b.savedAt.localeCompare(a.savedAt))[0];
  const byAddress = newest(await db.getAllFromIndex('posts', 'address', toAddressKey(address)));
  if (byAddress) return byAddress;
  const sketch = computeSimHash(markdown);
  if (!sketch) return undefined;
  const near = await Promise.all(toSimHashBuckets(sketch).map((band) => db.getAllFromIndex('posts', 'bands', band)));
  return newest(
    near.flat().filter((one) => isStoredPost(one) && one.seen.sketch && isNearDuplicate(one.seen.sketch, sketch)),
  );
}

/** Into the bin, with all that belongs to them. Resolves with the ids of those that were there. */
export async function binPosts(ids: string[], now: string, onProgress?: (done: number) => void): Promise<string[]> {
  return withPostTransaction(ids, async (write) => {
    const binOne = async (id: string) => {
      const saved = await write.objectStore('posts').get(id);
      if (!isStoredPost(saved)) return [];
      const { body, receipts } = await loadFullPost(write, saved);
      await Promise.all([
        write.objectStore('bin').put({ id, saved, body, receipts, binnedAt: now }),
        ...(['posts', 'cards', 'bodies', 'pending'] as const).map((store) => write.objectStore(store).delete(id)),
        ...receipts.map(({ post, at, output }) => write.objectStore('receipts').delete([post, at, output])),
      ]);
      return [id];
    };
    return (await mapInBatches([...new Set(ids)], binOne, onProgress)).flat();
  });
}

/** Out of the bin again, as they were. A post saved anew under the same id meanwhile is not overwritten. */
export async function restorePosts(ids: string[]): Promise<void> {
  await withPostTransaction(ids, async (write) => {
    await mapInBatches([...new Set(ids)], async (id) => {
      const binned = await write.objectStore('bin').get(id);
      if (!isStoredBinnedPost(binned) || (await write.objectStore('posts').get(id))) return;
      await putFullPost(write, binned);
      await write.objectStore('bin').delete(id);
    });
  });
}

/** What was binned last, at most `limit`. */
export async function listBin(limit: number): Promise<BinnedPost[]> {
  const found: BinnedPost[] = [];
  const index = (await getLibraryDatabase()).transaction('bin').store.index('binnedAt');
  for (
    let cursor = await index.openCursor(null, 'prev');
    cursor && found.length < limit;
    cursor = await cursor.continue()
  )
    if (isStoredBinnedPost(cursor.value)) found.push(cursor.value);
  return found;
}

export async function countBin(): Promise<number> {
  return (await getLibraryDatabase()).count('bin');
}

/** For good. `before`: ISO 8601; what was binned earlier goes. */
export async function emptyBin(before: string): Promise<void> {
  const earlier = IDBKeyRange.upperBound(before, true);
  if ((await (await getLibraryDatabase()).countFromIndex('bin', 'binnedAt', earlier)) === 0) return;
  await withPostTransaction([], async (write) => {
    const old = await write.objectStore('bin').index('binnedAt').getAllKeys(earlier);
    await Promise.all(old.map((id) => write.objectStore('bin').delete(id)));
  });
}

/** Notes that an output has taken a post. */
export async function addReceipt(id: string, receipt: Receipt): Promise<void> {
  await withPostTransaction([id], async (write) => {
    await write.objectStore('receipts').put({ ...receipt, post: id });
    const saved = await write.objectStore('posts').get(id);
    if (isStoredPost(saved)) await write.objectStore('cards').put(toPostSummary(saved, await receiptsIn(write, id)));
  });
}

export async function listReceipts(id: string): Promise<StoredReceipt[]> {
  return (await (await getLibraryDatabase()).getAllFromIndex('receipts', 'post', id)).filter(isStoredReceipt).reverse();
}

/** Takes a receipt back: what was sent there is there no more. */
export async function deleteReceipt({ post, at, output }: StoredReceipt): Promise<void> {
  await withPostTransaction([post], async (write) => {
    await write.objectStore('receipts').delete([post, at, output]);
    const saved = await write.objectStore('posts').get(post);
    if (isStoredPost(saved)) await write.objectStore('cards').put(toPostSummary(saved, await receiptsIn(write, post)));
  });
}

/** The same change to many posts, all or none. Resolves with the way back: the posts as they were. */
export async function changePosts(
  ids: string[],
  edit: (post: Post) => Post,
  now: string,
  onProgress?: (done: number) => void,
): Promise<SavedPost[]> {
  return withPostTransaction(ids, async (write) => {
    const changeOne = async (id: string) => {
      const saved = await write.objectStore('posts').get(id);
      if (!isStoredPost(saved)) return [];
      await putPost(write, { ...saved, post: edit(saved.post), changedAt: now });
      return [saved];
    };
    return (await mapInBatches([...new Set(ids)], changeOne, onProgress)).flat();
  });
}

/** Brings back posts as they were before a change; one that was deleted meanwhile stays so. */
export async function revertPosts(before: SavedPost[]): Promise<void> {
  await withPostTransaction(
    before.map(({ id }) => id),
    async (write) => {
      await mapInBatches(before, async (saved) => {
        if (await write.objectStore('posts').getKey(saved.id)) await putPost(write, saved);
      });
    },
  );
}
