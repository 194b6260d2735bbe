import { addressKey, bandsOf, sketchOf } from '../core/same.ts';
import type { Article, Seen } from '../core/types.ts';

/** The facts of an article that a saved post remembers it by. */
export type Original = Pick<Article, 'canonical' | 'title' | 'published' | 'markdown'>;

/** What to know an article by, and to tell by whether it has changed. `body`: its own text as Markdown, '' when not known. */
export function seenOf(canonical: string, title: string, date: string, body: string): Seen {
  const sketch = sketchOf(body);
  return {
    address: addressKey(canonical),
    title,
    date,
    ...(sketch ? { sketch, bands: bandsOf(sketch) } : {}),
  };
}

export const seenOfArticle = ({ canonical, title, published, markdown }: Original): Seen =>
  seenOf(canonical.value, title.value, published?.value ?? '', markdown);
