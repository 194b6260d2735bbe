/** Whether the article is in the library already, and what its page says anew. A chunk of its own: asked for once the record is on screen. */
import { type Drift, driftOf } from '../../core/drift.ts';
import type { Article, Saved } from '../../core/types.ts';
import { findBody, findPost, findSame } from '../../library/posts.ts';

export { broughtUpToDate } from '../../core/post/up-to-date.ts';
export { onChange } from '../../library/changes.ts';

export interface Same {
  saved: Saved;
  /** null: the page says the same as then; `unknown`: how it was then was not kept, or only a part of it. */
  drift: Drift | null | 'unknown';
}

/** `id`: of the saved post that is being worked on, if it is known. `part`: only a selection of the page is at hand. */
export async function findSaved(article: Article, id: string | null, part: boolean): Promise<Same | null> {
  const { canonical, title, published, markdown } = article;
  const saved = (id && (await findPost(id))) || (await findSame(canonical.value, part ? '' : markdown));
  if (!saved) return null;
  const { seen } = saved;
  const body = part || seen.part ? '' : await findBody(saved.id);
  if (!body) return { saved, drift: 'unknown' };
  const now = { title: title.value, date: published?.value ?? '', markdown };
  return { saved, drift: driftOf({ title: seen.title, date: seen.date, markdown: body }, now) };
}
