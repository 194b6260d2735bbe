/**
 * Finds the saved post of an article, and what has changed on the page since. Bundled separately, to load after the first
 * paint.
 */

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
  /** Host on which the saved post was read, if it was recognised only by its similar text on another host; otherwise ''. */
  elsewhere: string;
  /** What has changed on the page since; null: nothing; `unknown`: the full text was not stored, or this is a selection. */
  diff: ArticleDiff | null | 'unknown';
}

/**
 * Finds the saved post of an article. `id`: of the draft's saved post, if known. `isSelection`: the article is a selection.
 */
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
  if (!body) return { saved, elsewhere, diff: 'unknown' };
  const now = { title: title.value, date: published?.value ?? '', markdown };
  return { saved, elsewhere, diff: diffArticle({ title: seen.title, date: seen.date, markdown: body }, now) };
}
