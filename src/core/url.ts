/** Absolute http(s) URL of `href` as seen from `base`; null when it is none. An absolute one is kept as written. */
export function absolute(href: string | null | undefined, base: string): string | null {
  const written = href?.trim();
  if (!written) return null;
  try {
    const url = new URL(written, base);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
    return /^https?:\/\/[^\s<>"\\]+$/i.test(written) ? written : url.href;
  } catch {
    return null;
  }
}

/** Host without `www.`; '' when `url` is not one. */
export function hostOf(url: string): string {
  try {
    return new URL(url).hostname.replace(/^www\./, '');
  } catch {
    return '';
  }
}

/** Path and query of a URL, decoded where possible; '' when `url` is not one. */
export function pathOf(url: string): string {
  try {
    return new URL(url).pathname;
  } catch {
    return '';
  }
}

const TRACKING = /^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|yclid|_hsenc|_hsmi|ref_src|cmpid|wt_mc)$/i;

/** The address without fragment and without parameters that only track where the reader came from. */
export function cleanUrl(url: string): string {
  try {
    const parsed = new URL(url);
    const tracked = [...parsed.searchParams.keys()].filter((key) => TRACKING.test(key));
    if (!tracked.length) return url.replace(/#.*$/, '');
    for (const key of tracked) parsed.searchParams.delete(key);
    parsed.hash = '';
    return parsed.href;
  } catch {
    return url;
  }
}
