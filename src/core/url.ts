/** Characters of an address that a web server takes by default (Apache's LimitRequestLine): a longer one leads nowhere. */
export const LONGEST_ADDRESS = 8_190;

/** Absolute http(s) URL of `href` as seen from `base`; null when it is none. An absolute one is kept as written. */
export function toAbsoluteUrl(href: string | null | undefined, base: string): string | null {
  const written = href?.trim();
  if (!written || written.length > LONGEST_ADDRESS) return null;
  if (/^https?:\/\/[^\s<>"\\]+$/i.test(written)) return URL.canParse(written) ? written : null;
  try {
    const url = new URL(written, base);
    const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
    return isWeb && url.href.length <= LONGEST_ADDRESS ? url.href : null;
  } catch {
    return null;
  }
}

/** Addresses that were taken apart: of the same few it is asked again and again. */
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

/** Host without `www.`; '' when `url` is not one. */
export const getHost = (url: string): string => parseUrl(url)?.hostname.replace(/^www\./, '') ?? '';

/** Names in front of a host under which a site shows its own pages again. */
const VARIANT = /^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)/;

/**
 * Suffixes below which the names `m`, `mobile` and `amp` are anybody's: of country registries, and of the hosts that most blogs
 * share (publicsuffix.org). The whole list would cost each click 40 kB.
 */
const SHARED =
  /^(?:(?:com?|net|org|gov|edu|ac|ne|or|go)\.\w\w|(?:git(?:hub|lab)|ghost)\.io|(?:blogspot|wordpress|substack|tumblr|medium|herokuapp|firebaseapp)\.com|(?:netlify|vercel|web)\.app|(?:pages|workers|bearblog|hashnode)\.dev)$/;

/** A host without what only tells variants of one site apart: `www.`, `m.`, `mobile.`, `amp.`. */
export function foldHost(host: string): string {
  const folded = host.replace(VARIANT, '');
  return SHARED.test(folded) && !host.startsWith('www') ? host : folded;
}

/** Whether an address is on the same host as a page, whose variants are one: `https://m.a.example/` and `https://www.a.example/`. */
export function isSameHost(url: string, page: string): boolean {
  const [one, other] = [parseUrl(url), parseUrl(page)];
  return !!one?.host && !!other && foldHost(one.host) === foldHost(other.host);
}

/** Marks that turn the direction of a text, written or encoded, and characters that nobody sees. */
const MISLEADING =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb]|\udb40[\udc00-\udfff]|%d8%9c|%e2%8(?:0%(?:8[ef]|a[a-e])|1%a[6-9])/i;

/** What is longer is no address of an article. */
const LONGEST = 2_048;

const authorityOf = (url: string): string => /^https?:\/\/([^/?#]*)/i.exec(url)?.[1] ?? '';

/**
 * An address that a page names for itself; null for what is none, or would be read as another than it leads to: with
 * user-info, marks of direction, or invisible characters. Its host is written as it is looked up, in ASCII.
 */
export function namedAddress(href: string | null | undefined, base: string): string | null {
  const written = href?.trim() ?? '';
  if (written.length > LONGEST || MISLEADING.test(written)) return null;
  const url = toAbsoluteUrl(written, base);
  const parts = url && url.length <= LONGEST ? parseUrl(url) : null;
  if (!url || !parts || authorityOf(url).includes('@')) return null;
  return authorityOf(url).toLowerCase() === parts.host ? url : parts.href;
}

/** The address that a page was loaded from, without user-info, and with misleading characters encoded. */
export function pageAddress(url: string): string {
  if (!URL.canParse(url) || !(MISLEADING.test(url) || authorityOf(url).includes('@'))) return url;
  const parts = new URL(url);
  parts.username = '';
  parts.password = '';
  return parts.href;
}

/**
 * Google's AMP cache and viewer, with the article's own address in the path. The cache's host is made of the article's:
 * https://developers.google.com/amp/cache/overview#amp-cache-url-format
 */
const AMP = /^https?:\/\/(?:([\w-]+)\.cdn\.ampproject\.org\/[cv]|(?:www\.)?google\.com\/amp)\/(s\/)?([^/?#]+)/i;

/** The address of the article that an AMP cache or viewer shows; any other address as it is. */
export function withoutAmpViewer(url: string): string {
  const [start, cache, secure, host = ''] = AMP.exec(url) ?? [];
  if (start === undefined) return url;
  const cached = host.replaceAll('-', '--').replaceAll('.', '-');
  if (cache !== undefined && cache.toLowerCase() !== cached.toLowerCase()) return url;
  return `${secure ? 'https' : 'http'}://${url.slice(start.length - host.length)}`;
}

/** Path and query of a URL, decoded where possible; '' when `url` is not one. */
export const getPath = (url: string): string => parseUrl(url)?.pathname ?? '';

const TRACKING_PARAMETER =
  /^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|yclid|_hsenc|_hsmi|ref_src|cmpid|wt_mc)$/i;

/** The address without fragment and without parameters that only track where the reader came from. */
export function cleanUrl(url: string): string {
  try {
    const parsed = new URL(url);
    const tracked = [...parsed.searchParams.keys()].filter((key) => TRACKING_PARAMETER.test(key));
    if (!tracked.length) return url.split('#', 1)[0] ?? '';
    for (const key of tracked) parsed.searchParams.delete(key);
    parsed.hash = '';
    return parsed.href;
  } catch {
    return url;
  }
}
