/** Limits what a page may claim about its own address: it must be on the page's own host. */

import type { Article } from './article.ts';
import { getKeyHost, toAddressKey } from './near-duplicate.ts';
import type { Post } from './post.ts';
import { cleanUrl, isSameHost, sanitizePageUrl } from './url.ts';

type AddressedArticle = Pick<Article, 'url' | 'canonical'>;

const listCanonicals = ({ canonical }: AddressedArticle): string[] =>
  [canonical, ...canonical.alternatives].map(({ value }) => value);

/** The most trusted address on the page's own host, else the address it was loaded from. Drafts, site rules and saved posts are keyed by it. */
export const chooseOwnAddress = (article: AddressedArticle): string =>
  listCanonicals(article).find((address) => isSameHost(address, article.url)) ?? cleanUrl(sanitizePageUrl(article.url));

/** Addresses on other hosts that the page claims as its own, most trusted first. */
export const listForeignAddresses = (article: AddressedArticle): string[] =>
  listCanonicals(article).filter((address) => !isSameHost(address, article.url) && address !== cleanUrl(article.url));

/** Every address of an article: where it was read, what its page names, and what the post will state. */
export const listArticleAddresses = (
  article: AddressedArticle & Pick<Article, 'frameOf'>,
  post?: Pick<Post, 'canonical'>,
): string[] => [
  ...new Set([article.url, article.frameOf ?? article.url, ...listCanonicals(article), post?.canonical ?? article.url]),
];

/** Host of an article saved under `key` (see `toAddressKey`); '' when that is this page's own host. */
export function describeOtherHost(key: string, article: AddressedArticle): string {
  const host = getKeyHost(key);
  return host === getKeyHost(toAddressKey(chooseOwnAddress(article))) ? '' : host || key;
}
