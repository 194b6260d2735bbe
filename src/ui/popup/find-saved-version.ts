/** Finds the saved post of an article, and what has changed on the page since. A chunk of its own: it loads after the first paint. */

import type { Article } from '../../core/article.ts';
import { type ArticleDiff, diffArticle } from '../../core/article-diff.ts';
import { chooseOwnAddress, describeOtherHost } from '../../core/own-address.ts';
import type { SavedPost } from '../../core/saved-post.ts';
import { findNearDuplicate } from '../../library/find-near-duplicate.ts';
import { findPost, findPostBody } from '../../library/posts.ts';

export { updateSavedPost } from '../../core/format/update-saved-post.ts';
export { watchLibrary } from '../../library/changes.ts';

export interface SavedVersion {
  saved: SavedPost;
  /** The other host that it was read on, when only the text is nearly the same; else ''. */
  elsewhere: string;
  /** null: the page has not changed; `unknown`: the text was not stored, or only a part of it. */
  drift: ArticleDiff | null | 'unknown';
}

/** `id`: the saved post that the draft belongs to. `isSelection`: the article is only a part of the page. */
export async function findSavedVersion(
  article: Article,
  id: string | null,
  isSelection: boolean,
): Promise<SavedVersion | null> {
  const { title, published, markdown } = article;
  const known = id ? await findPost(id) : undefined;
  const saved = known ?? (await findNearDuplicate(chooseOwnAddress(article), isSelection ? '' : markdown));
  if (!saved) return null;
  const { seen } = saved;
  const elsewhere = known ? '' : describeOtherHost(seen.address, article);
  const body = isSelection || seen.part ? '' : await findPostBody(saved.id);
  if (!body) return { saved, elsewhere, drift: 'unknown' };
  const now = { title: title.value, date: published?.value ?? '', markdown };
  return { saved, elsewhere, drift: diffArticle({ title: seen.title, date: seen.date, markdown: body }, now) };
}
