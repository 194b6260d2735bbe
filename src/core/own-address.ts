/** Limits what a page may claim about its own address: the claimed address must be on the page's own host. */

import { getKeyHost, toAddressKey } from './address-key.ts';
import type { Article } from './article.ts';
import type { Post } from './post.ts';
import { cleanUrl, isSameHost, sanitizePageUrl } from './url.ts';

export type AddressedArticle = Pick<Article, 'url' | 'canonical'>;

const listCanonicals = ({ canonical }: AddressedArticle): string[] =>
  [canonical, ...canonical.alternatives].map(({ value }) => value);

/**
 * Returns the article's most trusted address on the page's own host, else the address that the page was loaded from. Drafts,
 * site rules and saved posts are keyed by this address.
 */
export const chooseOwnAddress = (article: AddressedArticle): string =>
  listCanonicals(article).find((address) => isSameHost(address, article.url)) ?? cleanUrl(sanitizePageUrl(article.url));

/** Returns the addresses on other hosts that the page claims as its own, most trusted first. */
export const listForeignAddresses = (article: AddressedArticle): string[] =>
  listCanonicals(article).filter((address) => !isSameHost(address, article.url) && address !== cleanUrl(article.url));

/**
 * Returns every address of an article: where it was read, the page that embeds it, the addresses that its page names, and
 * the canonical address of the post.
 */
export const listArticleAddresses = (
  article: AddressedArticle & Pick<Article, 'frameOf'>,
  post?: Pick<Post, 'canonical'>,
): string[] => [
  ...new Set([article.url, article.frameOf ?? article.url, ...listCanonicals(article), post?.canonical ?? article.url]),
];

/** Returns the host of the article saved under `key` (see `toAddressKey`); '' when `article` is on the same host. */
export function describeOtherHost(key: string, article: AddressedArticle): string {
  const host = getKeyHost(key);
  return host === getKeyHost(toAddressKey(chooseOwnAddress(article))) ? '' : host || key;
}
