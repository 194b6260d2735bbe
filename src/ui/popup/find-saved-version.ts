/** Whether the article is in the library already, and what its page says anew. A chunk of its own: asked for once the record is on screen. */

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
  /** Where it was read, when that is on another host and only the text is nearly the same; ''. */
  elsewhere: string;
  /** null: the page says the same as then; `unknown`: how it was then was not kept, or only a part of it. */
  drift: ArticleDiff | null | 'unknown';
}

/** `id`: of the saved post that is being worked on, if it is known. `part`: only a selection of the page is at hand. */
export async function findSavedVersion(
  article: Article,
  id: string | null,
  part: boolean,
): Promise<SavedVersion | null> {
  const { title, published, markdown } = article;
  const known = id ? await findPost(id) : undefined;
  const saved = known ?? (await findNearDuplicate(chooseOwnAddress(article), part ? '' : markdown));
  if (!saved) return null;
  const { seen } = saved;
  const elsewhere = known ? '' : describeOtherHost(seen.address, article);
  const body = part || seen.part ? '' : await findPostBody(saved.id);
  if (!body) return { saved, elsewhere, drift: 'unknown' };
  const now = { title: title.value, date: published?.value ?? '', markdown };
  return { saved, elsewhere, drift: diffArticle({ title: seen.title, date: seen.date, markdown: body }, now) };
}
