/** Decides whether two addresses belong to the same article. */

import { cleanUrl, foldHost, unwrapAmpUrl } from './url.ts';

/**
 * Returns the key that all addresses of one article share: the address without scheme, `www.`, mobile or AMP variant,
 * fragment, tracking parameters, index file and trailing slash, with the remaining parameters sorted. Text that is not an
 * address is its own key.
 */
export function toAddressKey(url: string): string {
  let parsed: URL;
  try {
    parsed = new URL(cleanUrl(unwrapAmpUrl(url)));
  } catch {
    // `url` is not an address.
    return url.trim();
  }
  const host = foldHost(parsed.host);
  const path = decodePath(parsed.pathname)
    .replace(/\/(?:index|default)\.(?:html?|php|aspx?)$/i, '')
    .replace(/^\/amp(?=\/)|\/amp(?=\/?$)|\.amp(?=\.html?$|$)/gi, '')
    .replace(/(?<!\/)\/+$/, '');
  const query = [...parsed.searchParams]
    .filter(([name, value]) => !(name === 'amp' || (name === 'outputType' && value === 'amp')))
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('&');
  // In a single-page app, the article's path may stand after the `#`.
  const route = /#!?(\/.+)$/.exec(url)?.[1] ?? '';
  return `${host}${path}${query && `?${query}`}${route && `#${route}`}`;
}

/** Returns the host of a key from `toAddressKey`; '' for the key of a file. */
export const getKeyHost = (key: string): string => /^[^/?#]*/.exec(key)?.[0] ?? '';

const decodePath = (path: string) => {
  try {
    return decodeURI(path);
  } catch {
    // The path has percent signs that encode nothing; it is then compared as written.
    return path;
  }
};
