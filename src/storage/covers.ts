import browser from 'webextension-polyfill';

/** Storage key of the small picture of a saved post's cover, a `data:` address. */
const toCoverKey = (id: string) => `cover:${id}`;

const PICTURE = /^data:image\/(jpeg|png|webp);base64,/;

/** Stores a small picture of a post's cover, for the library's list. */
export const saveCover = (id: string, picture: string): Promise<void> =>
  browser.storage.local.set({ [toCoverKey(id)]: picture });

/** Loads the pictures of posts, by their ids. Posts without a picture are left out. */
export async function loadCovers(ids: string[]): Promise<Map<string, string>> {
  const found = ids.length > 0 ? await browser.storage.local.get(ids.map(toCoverKey)) : {};
  return new Map(
    ids.flatMap((id) => {
      const picture: unknown = found[toCoverKey(id)];
      return typeof picture === 'string' && PICTURE.test(picture) ? [[id, picture] as const] : [];
    }),
  );
}

export const deleteCovers = (ids: string[]): Promise<void> => browser.storage.local.remove(ids.map(toCoverKey));
