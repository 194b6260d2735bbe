/** Absolute http(s) URL of `href` as seen from `base`; null when it is none. An absolute one is kept as written. */
export function absolute(href: string | null | undefined, base: string): string | null {
  const written = href?.trim();
  if (!written) return null;
  if (/^https?:\/\/[^\s<>"\\]+$/i.test(written)) return URL.canParse(written) ? written : null;
  try {
    const url = new URL(written, base);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
}

/** Addresses that were taken apart: of the same few it is asked again and again. */
const known = new Map<string, URL | null>();

function parsed(url: string): URL | null {
  let parts = known.get(url);
  if (parts === undefined) {
    parts = URL.canParse(url) ? new URL(url) : null;
    if (known.size > 100) known.clear();
    known.set(url, parts);
  }
  return parts;
}

/** Host without `www.`; '' when `url` is not one. */
export const hostOf = (url: string): string => parsed(url)?.hostname.replace(/^www\./, '') ?? '';

/** Path and query of a URL, decoded where possible; '' when `url` is not one. */
export const pathOf = (url: string): string => parsed(url)?.pathname ?? '';

const TRACKING = /^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|yclid|_hsenc|_hsmi|ref_src|cmpid|wt_mc)$/i;

/** The address without fragment and without parameters that only track where the reader came from. */
export function cleanUrl(url: string): string {
  try {
    const parsed = new URL(url);
    const tracked = [...parsed.searchParams.keys()].filter((key) => TRACKING.test(key));
    if (!tracked.length) return url.split('#', 1)[0] ?? '';
    for (const key of tracked) parsed.searchParams.delete(key);
    parsed.hash = '';
    return parsed.href;
  } catch {
    return url;
  }
}
