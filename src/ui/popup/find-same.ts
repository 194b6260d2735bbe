/** Whether the article is in the library already, and what its page says anew. A chunk of its own: asked for once the record is on screen. */
import { type Drift, driftOf } from '../../core/drift.ts';
import { otherHost, ownAddress } from '../../core/own-address.ts';
import type { Article, Saved } from '../../core/types.ts';
import { findBody, findPost, findSame } from '../../library/posts.ts';

export { broughtUpToDate } from '../../core/post/up-to-date.ts';
export { onChange } from '../../library/changes.ts';

export interface Same {
  saved: Saved;
  /** Where it was read, when that is on another host and only the text is nearly the same; ''. */
  elsewhere: string;
  /** null: the page says the same as then; `unknown`: how it was then was not kept, or only a part of it. */
  drift: Drift | null | 'unknown';
}

/** `id`: of the saved post that is being worked on, if it is known. `part`: only a selection of the page is at hand. */
export async function findSaved(article: Article, id: string | null, part: boolean): Promise<Same | null> {
  const { title, published, markdown } = article;
  const known = id ? await findPost(id) : undefined;
  const saved = known ?? (await findSame(ownAddress(article), part ? '' : markdown));
  if (!saved) return null;
  const { seen } = saved;
  const elsewhere = known ? '' : otherHost(seen.address, article);
  const body = part || seen.part ? '' : await findBody(saved.id);
  if (!body) return { saved, elsewhere, drift: 'unknown' };
  const now = { title: title.value, date: published?.value ?? '', markdown };
  return { saved, elsewhere, drift: driftOf({ title: seen.title, date: seen.date, markdown: body }, now) };
}
