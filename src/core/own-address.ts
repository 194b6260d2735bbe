/** What a page may say of its own address: only that it is another one on its own host. */

import type { Article } from './article.ts';
import { hostOfKey, toAddressKey } from './near-duplicate.ts';
import type { Post } from './post.ts';
import { cleanUrl, isSameHost, pageAddress } from './url.ts';

type AddressedArticle = Pick<Article, 'url' | 'canonical'>;

const listCanonicals = ({ canonical }: AddressedArticle): string[] =>
  [canonical, ...canonical.alternatives].map(({ value }) => value);

/** The best address that a page names on its own host, else the one that it was loaded from: what its draft, its site's rule and its saved post are known by. */
export const chooseOwnAddress = (article: AddressedArticle): string =>
  listCanonicals(article).find((address) => isSameHost(address, article.url)) ?? cleanUrl(pageAddress(article.url));

/** Addresses on other hosts that a page names as its own, the most trusted first. */
export const listForeignAddresses = (article: AddressedArticle): string[] =>
  listCanonicals(article).filter((address) => !isSameHost(address, article.url) && address !== cleanUrl(article.url));

/** Every address that an article goes by: where it was read, what its page names, and what the post will say. */
export const listArticleAddresses = (
  article: AddressedArticle & Pick<Article, 'frameOf'>,
  post?: Pick<Post, 'canonical'>,
): string[] => [
  ...new Set([article.url, article.frameOf ?? article.url, ...listCanonicals(article), post?.canonical ?? article.url]),
];

/** Where an article that was saved under `key` (see `toAddressKey`) was read, when that is not on this page's host; ''. */
export function describeOtherHost(key: string, article: AddressedArticle): string {
  const host = hostOfKey(key);
  return host === hostOfKey(toAddressKey(chooseOwnAddress(article))) ? '' : host || key;
}
