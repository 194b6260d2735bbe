import { toAddressKey } from '../core/address-key.ts';
import type { Article } from '../core/article.ts';
import { chooseOwnAddress } from '../core/own-address.ts';
import type { Fingerprint } from '../core/saved-post.ts';
import { computeSimHash, toSimHashBuckets } from '../core/text/similarity.ts';

/** The fields of an article from which its fingerprint is computed. */
export interface FingerprintSource extends Pick<Article, 'url' | 'canonical' | 'title' | 'published' | 'markdown'> {
  /** Whether `markdown` is only a text selection, not the whole article. */
  part?: boolean;
}

/**
 * Creates a fingerprint, by which a later visit recognises the article and detects changes. `body`: the article's text as
 * Markdown, '' when unknown.
 */
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
