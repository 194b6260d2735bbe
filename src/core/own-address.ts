/** What a page may say of its own address: only that it is another one on its own host. */

import { addressKey, hostOfKey } from './same.ts';
import type { Article, Post } from './types.ts';
import { cleanUrl, isSameHost, pageAddress } from './url.ts';

type Named = Pick<Article, 'url' | 'canonical'>;

const named = ({ canonical }: Named): string[] => [canonical, ...canonical.alternatives].map(({ value }) => value);

/** The best address that a page names on its own host, else the one that it was loaded from: what its draft, its site's rule and its saved post are known by. */
export const ownAddress = (article: Named): string =>
  named(article).find((address) => isSameHost(address, article.url)) ?? cleanUrl(pageAddress(article.url));

/** Addresses on other hosts that a page names as its own, the most trusted first. */
export const foreignAddresses = (article: Named): string[] =>
  named(article).filter((address) => !isSameHost(address, article.url) && address !== cleanUrl(article.url));

/** Every address that an article goes by: where it was read, what its page names, and what the post will say. */
export const addressesOf = (article: Named & Pick<Article, 'frameOf'>, post?: Pick<Post, 'canonical'>): string[] => [
  ...new Set([article.url, article.frameOf ?? article.url, ...named(article), post?.canonical ?? article.url]),
];

/** Where an article that was saved under `key` (see `addressKey`) was read, when that is not on this page's host; ''. */
export function otherHost(key: string, article: Named): string {
  const host = hostOfKey(key);
  return host === hostOfKey(addressKey(ownAddress(article))) ? '' : host || key;
}
