import { toAddressKey } from '../core/address-key.ts';
import type { SavedPost } from '../core/saved-post.ts';
import { computeSimHash, isNearDuplicate, toSimHashBuckets } from '../core/text/similarity.ts';
import { getLibraryDatabase } from './database.ts';
import { readStoredPost } from './validate-rows.ts';

/**
 * Finds the newest saved post of an article: by the same address, otherwise by nearly the same text. `address`: the page's
 * address; `markdown`: the article's text, '' when unknown.
 */
export async function findNearDuplicate(address: string, markdown: string): Promise<SavedPost | undefined> {
  const db = await getLibraryDatabase();
  const findNewest = (posts: SavedPost[]) =>
    posts.flatMap((row) => readStoredPost(row) ?? []).sort((a, b) => b.savedAt.localeCompare(a.savedAt))[0];
  const byAddress = findNewest(await db.getAllFromIndex('posts', 'address', toAddressKey(address)));
  if (byAddress) return byAddress;
  const simHash = computeSimHash(markdown);
  if (!simHash) return undefined;
  const candidates = await Promise.all(
    toSimHashBuckets(simHash).map((bucket) => db.getAllFromIndex('posts', 'bands', bucket)),
  );
  const posts = candidates.flat().flatMap((row) => readStoredPost(row) ?? []);
  return findNewest(posts.filter(({ seen }) => seen.sketch && isNearDuplicate(seen.sketch, simHash)));
}
