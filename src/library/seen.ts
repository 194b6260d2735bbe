import { ownAddress } from '../core/own-address.ts';
import { addressKey, bandsOf, sketchOf } from '../core/same.ts';
import type { Article, Seen } from '../core/types.ts';

/** The facts of an article that a saved post remembers it by. */
export interface Original extends Pick<Article, 'url' | 'canonical' | 'title' | 'published' | 'markdown'> {
  /** The text is a selection of the article's. */
  part?: boolean;
}

/** What to know an article by, and to tell by whether it has changed. `body`: its own text as Markdown, '' when not known. */
export function seenOf(address: string, title: string, date: string, body: string): Seen {
  const sketch = sketchOf(body);
  return {
    address: addressKey(address),
    title,
    date,
    ...(sketch ? { sketch, bands: bandsOf(sketch) } : {}),
  };
}

export function seenOfArticle(article: Original): Seen {
  const { title, published, markdown, part } = article;
  return { ...seenOf(ownAddress(article), title.value, published?.value ?? '', markdown), ...(part ? { part } : {}) };
}
