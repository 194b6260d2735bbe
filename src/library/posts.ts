import { addressKey, bandsOf, isNear, sketchOf } from '../core/same.ts';
import type { Post, Receipt, Saved } from '../core/types.ts';
import { type Card, cardOf } from './card.ts';
import { announce } from './changes.ts';
import { type Binned, type Body, database, type KeptReceipt } from './database.ts';
import { type Original, seenOf, seenOfArticle } from './seen.ts';
import { isBinned, isBody, isCard, isReceipt, isSaved } from './stored.ts';

/** A post to keep, one of the same id being replaced. `article`: what it was made of, when that is at hand. */
export interface ToKeep {
  id: string;
  post: Post;
  profile: string;
  article?: Original;
}

/** Everything that a change of a post touches, in one transaction. */
const STORES = ['posts', 'cards', 'bodies', 'receipts', 'bin', 'pending'] as const;

async function change<T>(ids: string[], work: (write: Write) => Promise<T>): Promise<T> {
  const write = (await database()).transaction(STORES, 'readwrite', { durability: 'strict' });
  try {
    const result = await work(write);
    await write.done;
    announce(ids);
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

type Write = Awaited<ReturnType<typeof begin>>;
const begin = async () => (await database()).transaction(STORES, 'readwrite');

/**
 * Writes posts of different ids, all or none; resolves when they are on disk, rejects when the disk is full. `now`: ISO 8601.
 * `onProgress`: called with how many are done.
 */
export async function keepPosts(entries: ToKeep[], now: string, onProgress?: (done: number) => void): Promise<void> {
  await change(
    entries.map(({ id }) => id),
    async (write) => {
      const keepOne = async ({ id, post, profile, article }: ToKeep) => {
        const found = await write.objectStore('posts').get(id);
        const before = isSaved(found) ? found : undefined;
        const seen = article
          ? seenOfArticle(article)
          : (before?.seen ?? seenOf(post.canonical, post.title, post.date, post.body ?? ''));
        await Promise.all([
          put(write, { id, post, profile, savedAt: before?.savedAt ?? now, changedAt: now, seen }),
          article && write.objectStore('bodies').put({ id, markdown: article.markdown }),
        ]);
      };
      await inParts(entries, keepOne, onProgress);
    },
  );
}

export const keepPost = (entry: ToKeep, now: string): Promise<void> => keepPosts([entry], now);

/** Writes a post with its card, and puts it down for the search index. */
async function put(write: Write, saved: Saved): Promise<void> {
  const receipts = await receiptsIn(write, saved.id);
  await Promise.all([
    write.objectStore('posts').put(saved),
    write.objectStore('cards').put(cardOf(saved, receipts)),
    write.objectStore('pending').put({ id: saved.id, revision: saved.changedAt }),
  ]);
}

/** What is to be written as it was, with its own times: an import, a post brought back. */
export interface Whole {
  saved: Saved;
  body: Body | null;
  receipts: KeptReceipt[];
}

/** Writes posts as they are given, in place of what is there of them, all or none. */
export async function putWhole(entries: Whole[], onProgress?: (done: number) => void): Promise<void> {
  await change(
    entries.map(({ saved }) => saved.id),
    async (write) => {
      await inParts(entries, (entry) => replace(write, entry), onProgress);
    },
  );
}

/** A post that comes from a file. */
export interface Arrival extends Whole {
  /** The file knows nothing of ids: a saved post of the same address is the same post. */
  byAddress: boolean;
  /** When it was changed is not known: it takes the place of nothing. */
  undated?: boolean;
}

/** What an import has done, and so what it takes to undo it. */
export interface Merged {
  added: string[];
  /** Posts of which the file had a later state, as they were before. */
  replaced: Whole[];
  /** How many were there already, and stay as they are. */
  unchanged: number;
}

/** Requests under way at once: enough for the disk never to wait, few enough for progress to be told. */
const AT_ONCE = 200;

/** Work on each of many, a part of them at once; results in their order. `onProgress`: called with how many are done. */
async function inParts<T, R>(
  all: T[],
  work: (one: T) => Promise<R>,
  onProgress?: (done: number) => void,
): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < all.length; from += AT_ONCE) {
    results.push(...(await Promise.all(all.slice(from, from + AT_ONCE).map(work))));
    onProgress?.(results.length);
  }
  return results;
}

/**
 * Adds posts from outside, all or none. Of a post that is there already, the state that was changed last stays, and so do
 * its receipts: only those that this device has written can be undone. `signal`: an abort leaves the library as it was.
 */
export async function mergePosts(
  entries: Arrival[],
  onProgress?: (done: number) => void,
  signal?: AbortSignal,
): Promise<Merged> {
  return change(
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
          return { same: isSaved(found) ? found : undefined, taken: ofAddress !== undefined && ofAddress !== id };
        }),
      );
      const done: Merged = { added: [], replaced: [], unchanged: 0 };
      for (let from = 0; from < entries.length; from += AT_ONCE) {
        signal?.throwIfAborted();
        await Promise.all(
          entries.slice(from, from + AT_ONCE).map(async (entry, offset) => {
            const { same, taken } = there[from + offset] ?? {};
            const { id, changedAt } = entry.saved;
            if (same ? entry.byAddress || entry.undated || same.changedAt >= changedAt : taken) {
              done.unchanged += 1;
              return;
            }
            const before = same && (await whole(write, same));
            if (before) done.replaced.push(before);
            else done.added.push(id);
            await restore(write, { ...entry, receipts: [...entry.receipts, ...(before?.receipts ?? [])] });
          }),
        );
        onProgress?.(Math.min(entries.length, from + AT_ONCE));
      }
      signal?.throwIfAborted();
      return done;
    },
  );
}

async function whole(from: { objectStore: Write['objectStore'] }, saved: Saved): Promise<Whole> {
  const [body, receipts] = await Promise.all([from.objectStore('bodies').get(saved.id), receiptsIn(from, saved.id)]);
  return { saved, body: isBody(body) ? body : null, receipts };
}

/** A record that can't be read is passed over. */
const receiptsIn = async (from: { objectStore: Write['objectStore'] }, id: string): Promise<KeptReceipt[]> =>
  (await from.objectStore('receipts').index('post').getAll(id)).filter(isReceipt);

async function replace(write: Write, entry: Whole): Promise<void> {
  const { id } = entry.saved;
  const receipts = write.objectStore('receipts');
  await Promise.all((await receipts.index('post').getAllKeys(id)).map((key) => receipts.delete(key)));
  await write.objectStore('bodies').delete(id);
  await restore(write, entry);
}

async function restore(write: Write, { saved, body, receipts }: Whole): Promise<void> {
  // Requests are answered in the order in which they are made: the card is made of these receipts.
  await Promise.all([
    ...receipts.map((receipt) => write.objectStore('receipts').put(receipt)),
    body && write.objectStore('bodies').put(body),
    put(write, saved),
  ]);
}

/** The newest saved posts, at most `limit`. */
export async function newestPosts(limit: number): Promise<Saved[]> {
  const found: Saved[] = [];
  const index = (await database()).transaction('posts').store.index('savedAt');
  for (
    let cursor = await index.openCursor(null, 'prev');
    cursor && found.length < limit;
    cursor = await cursor.continue()
  )
    if (isSaved(cursor.value)) found.push(cursor.value);
  return found;
}

export async function countPosts(): Promise<number> {
  return (await database()).count('posts');
}

/** What lists need of every saved post, in no order. */
export async function listCards(): Promise<Card[]> {
  return (await (await database()).getAll('cards')).filter(isCard);
}

export async function findPost(id: string): Promise<Saved | undefined> {
  const saved = await (await database()).get('posts', id);
  return isSaved(saved) ? saved : undefined;
}

/** Saved posts in the order of `ids`; those that are gone are left out. */
export async function findPosts(ids: string[]): Promise<Saved[]> {
  const read = (await database()).transaction('posts');
  const found = await Promise.all(ids.map((id) => read.store.get(id)));
  return found.filter(isSaved);
}

export async function findBody(id: string): Promise<string> {
  const body = await (await database()).get('bodies', id);
  return isBody(body) ? body.markdown : '';
}

/** Saved posts, whole. `ids`: all of them when left out. */
export async function findWhole(ids?: string[]): Promise<Whole[]> {
  const db = await database();
  const posts = ids ? await findPosts(ids) : (await db.getAllFromIndex('posts', 'savedAt')).filter(isSaved).reverse();
  const read = db.transaction(['bodies', 'receipts']);
  return Promise.all(
    posts.map(async (saved) => {
      const body = await read.objectStore('bodies').get(saved.id);
      const receipts = await read.objectStore('receipts').index('post').getAll(saved.id);
      return { saved, body: isBody(body) ? body : null, receipts: receipts.filter(isReceipt) };
    }),
  );
}

/**
 * The newest saved post of the same article: of the same address, else of nearly the same text. `address`: the page's own;
 * `markdown`: the article's body, '' when not known.
 */
export async function findSame(address: string, markdown: string): Promise<Saved | undefined> {
  const db = await database();
  const newest = (found: Saved[]) => found.filter(isSaved).sort((a, b) => b.savedAt.localeCompare(a.savedAt))[0];
  const byAddress = newest(await db.getAllFromIndex('posts', 'address', addressKey(address)));
  if (byAddress) return byAddress;
  const sketch = sketchOf(markdown);
  if (!sketch) return undefined;
  const near = await Promise.all(bandsOf(sketch).map((band) => db.getAllFromIndex('posts', 'bands', band)));
  return newest(near.flat().filter((one) => isSaved(one) && one.seen.sketch && isNear(one.seen.sketch, sketch)));
}

/** Into the bin, with all that belongs to them. Resolves with the ids of those that were there. */
export async function binPosts(ids: string[], now: string, onProgress?: (done: number) => void): Promise<string[]> {
  return change(ids, async (write) => {
    const binOne = async (id: string) => {
      const saved = await write.objectStore('posts').get(id);
      if (!isSaved(saved)) return [];
      const { body, receipts } = await whole(write, saved);
      await Promise.all([
        write.objectStore('bin').put({ id, saved, body, receipts, binnedAt: now }),
        ...(['posts', 'cards', 'bodies', 'pending'] as const).map((store) => write.objectStore(store).delete(id)),
        ...receipts.map(({ post, at, output }) => write.objectStore('receipts').delete([post, at, output])),
      ]);
      return [id];
    };
    return (await inParts([...new Set(ids)], binOne, onProgress)).flat();
  });
}

/** Out of the bin again, as they were. A post saved anew under the same id meanwhile is not overwritten. */
export async function restorePosts(ids: string[]): Promise<void> {
  await change(ids, async (write) => {
    await inParts([...new Set(ids)], async (id) => {
      const binned = await write.objectStore('bin').get(id);
      if (!isBinned(binned) || (await write.objectStore('posts').get(id))) return;
      await restore(write, binned);
      await write.objectStore('bin').delete(id);
    });
  });
}

/** What was binned last, at most `limit`. */
export async function listBin(limit: number): Promise<Binned[]> {
  const found: Binned[] = [];
  const index = (await database()).transaction('bin').store.index('binnedAt');
  for (
    let cursor = await index.openCursor(null, 'prev');
    cursor && found.length < limit;
    cursor = await cursor.continue()
  )
    if (isBinned(cursor.value)) found.push(cursor.value);
  return found;
}

export async function countBin(): Promise<number> {
  return (await database()).count('bin');
}

/** For good. `before`: ISO 8601; what was binned earlier goes. */
export async function emptyBin(before: string): Promise<void> {
  const earlier = IDBKeyRange.upperBound(before, true);
  if ((await (await database()).countFromIndex('bin', 'binnedAt', earlier)) === 0) return;
  await change([], async (write) => {
    const old = await write.objectStore('bin').index('binnedAt').getAllKeys(earlier);
    await Promise.all(old.map((id) => write.objectStore('bin').delete(id)));
  });
}

/** Notes that an output has taken a post. */
export async function addReceipt(id: string, receipt: Receipt): Promise<void> {
  await change([id], async (write) => {
    await write.objectStore('receipts').put({ ...receipt, post: id });
    const saved = await write.objectStore('posts').get(id);
    if (isSaved(saved)) await write.objectStore('cards').put(cardOf(saved, await receiptsIn(write, id)));
  });
}

export async function receiptsOf(id: string): Promise<KeptReceipt[]> {
  return (await (await database()).getAllFromIndex('receipts', 'post', id)).filter(isReceipt).reverse();
}

/** Takes a receipt back: what was sent there is there no more. */
export async function dropReceipt({ post, at, output }: KeptReceipt): Promise<void> {
  await change([post], async (write) => {
    await write.objectStore('receipts').delete([post, at, output]);
    const saved = await write.objectStore('posts').get(post);
    if (isSaved(saved)) await write.objectStore('cards').put(cardOf(saved, await receiptsIn(write, post)));
  });
}

/** The same change to many posts, all or none. Resolves with the way back: the posts as they were. */
export async function changePosts(
  ids: string[],
  edit: (post: Post) => Post,
  now: string,
  onProgress?: (done: number) => void,
): Promise<Saved[]> {
  return change(ids, async (write) => {
    const changeOne = async (id: string) => {
      const saved = await write.objectStore('posts').get(id);
      if (!isSaved(saved)) return [];
      await put(write, { ...saved, post: edit(saved.post), changedAt: now });
      return [saved];
    };
    return (await inParts([...new Set(ids)], changeOne, onProgress)).flat();
  });
}

/** Brings back posts as they were before a change; one that was deleted meanwhile stays so. */
export async function putBack(before: Saved[]): Promise<void> {
  await change(
    before.map(({ id }) => id),
    async (write) => {
      await inParts(before, async (saved) => {
        if (await write.objectStore('posts').getKey(saved.id)) await put(write, saved);
      });
    },
  );
}
