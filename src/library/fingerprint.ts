import type { Article } from '../core/article.ts';
import { computeSimHash, toAddressKey, toSimHashBuckets } from '../core/near-duplicate.ts';
import { chooseOwnAddress } from '../core/own-address.ts';
import type { Fingerprint } from '../core/saved-post.ts';

/** The facts of an article that its fingerprint is made of. */
export interface FingerprintSource extends Pick<Article, 'url' | 'canonical' | 'title' | 'published' | 'markdown'> {
  /** Whether the text is a selection of the article. */
  part?: boolean;
}

/** A fingerprint recognises an article, and tells whether it has changed. `body`: its text as Markdown, '' when unknown. */
export function createFingerprint(address: string, title: string, date: string, body: string): Fingerprint {
  const simHash = computeSimHash(body);
  return {
    address: toAddressKey(address),
    title,
    date,
    ...(simHash ? { sketch: simHash, bands: toSimHashBuckets(simHash) } : {}),
  };
}

export function fingerprintArticle(article: FingerprintSource): Fingerprint {
  const { title, published, markdown, part } = article;
  return {
    ...createFingerprint(chooseOwnAddress(article), title.value, published?.value ?? '', markdown),
    ...(part ? { part } : {}),
  };
}
