import type { Article } from '../core/article.ts';
import { computeSimHash, toAddressKey, toSimHashBuckets } from '../core/near-duplicate.ts';
import { chooseOwnAddress } from '../core/own-address.ts';
import type { Fingerprint } from '../core/saved-post.ts';

/** The facts of an article that a saved post remembers it by. */
export interface FingerprintSource extends Pick<Article, 'url' | 'canonical' | 'title' | 'published' | 'markdown'> {
  /** The text is a selection of the article's. */
  part?: boolean;
}

/** What to know an article by, and to tell by whether it has changed. `body`: its own text as Markdown, '' when not known. */
export function createFingerprint(address: string, title: string, date: string, body: string): Fingerprint {
  const sketch = computeSimHash(body);
  return {
    address: toAddressKey(address),
    title,
    date,
    ...(sketch ? { sketch, bands: toSimHashBuckets(sketch) } : {}),
  };
}

export function fingerprintArticle(article: FingerprintSource): Fingerprint {
  const { title, published, markdown, part } = article;
  return {
    ...createFingerprint(chooseOwnAddress(article), title.value, published?.value ?? '', markdown),
    ...(part ? { part } : {}),
  };
}
