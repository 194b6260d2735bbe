import { cleanAddress } from './clean-address.ts';

/** Longest address that a web server accepts by default, in characters (Apache's LimitRequestLine). */
export const MAX_URL_LENGTH = 8_190;

/** Resolves `href` against `base` to an absolute http(s) URL; null when there is none. An absolute URL stays as written. */
export function toAbsoluteUrl(href: string | null | undefined, base: string): string | null {
  const written = href?.trim();
  if (!written || written.length > MAX_URL_LENGTH) return null;
  if (/^https?:\/\/[^\s<>"\\]+$/i.test(written)) return URL.canParse(written) ? written : null;
  try {
    const url = new URL(written, base);
    const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
    return isWeb && url.href.length <= MAX_URL_LENGTH ? url.href : null;
  } catch {
    // Not an address.
    return null;
  }
}

/** Cache of parsed addresses, since a few addresses are parsed many times. */
const parsedUrls = new Map<string, URL | null>();

function parseUrl(url: string): URL | null {
  let parts = parsedUrls.get(url);
  if (parts === undefined) {
    parts = URL.canParse(url) ? new URL(url) : null;
    if (parsedUrls.size > 100) parsedUrls.clear();
    parsedUrls.set(url, parts);
  }
  return parts;
}

/** Host without `www.`; '' when `url` is not an address. */
export const getHost = (url: string): string => parseUrl(url)?.hostname.replace(/^www\./, '') ?? '';

/** Matches a subdomain under which a site shows its own pages a second time, such as `m.`. */
const HOST_VARIANT = /^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)/;

/**
 * Matches domains under which anybody may register the names `m`, `mobile` and `amp`: country registries, and hosts that
 * many blogs share (from publicsuffix.org, whose whole list would make each click load 40 kB more).
 */
const SHARED_SUFFIX =
  /^(?:(?:com?|net|org|gov|edu|ac|ne|or|go)\.\w\w|(?:git(?:hub|lab)|ghost)\.io|(?:blogspot|wordpress|substack|tumblr|medium|herokuapp|firebaseapp)\.com|(?:netlify|vercel|web)\.app|(?:pages|workers|bearblog|hashnode)\.dev)$/;

/** Removes `www.`, `m.`, `mobile.` and `amp.` from a host, which only name variants of one site. */
export function foldHost(host: string): string {
  const folded = host.replace(HOST_VARIANT, '');
  return SHARED_SUFFIX.test(folded) && !host.startsWith('www') ? host : folded;
}

/** Whether two addresses are on the same host, or on variants of it: `https://m.a.example/` and `https://www.a.example/`. */
export function isSameHost(url: string, page: string): boolean {
  const [one, other] = [parseUrl(url), parseUrl(page)];
  return !!one?.host && !!other && foldHost(one.host) === foldHost(other.host);
}

/**
 * Matches characters that make an address look like another one: bidirectional marks (also percent-encoded) and invisible
 * characters.
 */
const MISLEADING =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb]|\udb40[\udc00-\udfff]|%d8%9c|%e2%8(?:0%(?:8[ef]|a[a-e])|1%a[6-9])/i;

/** Longest address that a page may name for an article, in characters. */
const MAX_NAMED_LENGTH = 2_048;

const getAuthority = (url: string): string => /^https?:\/\/([^/?#]*)/i.exec(url)?.[1] ?? '';

/**
 * Checks an address that a page names as its own, and returns it with its host in ASCII. null when the address is invalid,
 * or when it may look like another address because of user-info, bidirectional marks or invisible characters.
 */
export function parseNamedAddress(href: string | null | undefined, base: string): string | null {
  const written = href?.trim() ?? '';
  if (written.length > MAX_NAMED_LENGTH || MISLEADING.test(written)) return null;
  const url = toAbsoluteUrl(written, base);
  const parts = url && url.length <= MAX_NAMED_LENGTH ? parseUrl(url) : null;
  if (!url || !parts || getAuthority(url).includes('@')) return null;
  return getAuthority(url).toLowerCase() === parts.host ? url : parts.href;
}

/** Removes user-info from the address that a page was loaded from, and percent-encodes misleading characters. */
export function sanitizePageUrl(url: string): string {
  if (!(MISLEADING.test(url) || getAuthority(url).includes('@')) || !URL.canParse(url)) return url;
  const parts = new URL(url);
  parts.username = '';
  parts.password = '';
  return parts.href;
}

/**
 * Matches an address in Google's AMP cache or viewer. The path contains the article's address, and the cache's host is
 * derived from the article's host: https://developers.google.com/amp/cache/overview#amp-cache-url-format
 */
const AMP = /^https?:\/\/(?:([\w-]+)\.cdn\.ampproject\.org\/[cv]|(?:www\.)?google\.com\/amp)\/(s\/)?([^/?#]+)/i;

/** Returns the address of the article that an AMP cache or viewer shows; any other address is returned unchanged. */
export function unwrapAmpUrl(url: string): string {
  const [start, cache, secure, host = ''] = AMP.exec(url) ?? [];
  if (start === undefined) return url;
  const cached = host.replaceAll('-', '--').replaceAll('.', '-');
  if (cache !== undefined && cache.toLowerCase() !== cached.toLowerCase()) return url;
  return `${secure ? 'https' : 'http'}://${url.slice(start.length - host.length)}`;
}

/** Path of a URL; '' when `url` is not an address. */
export const getPath = (url: string): string => parseUrl(url)?.pathname ?? '';

/** Removes the fragment, and what `cleanAddress` removes. */
export const cleanUrl = (url: string): string => cleanAddress(url).split('#', 1)[0] ?? '';
