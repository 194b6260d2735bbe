const LOOPBACK_HOSTS = new Set(['localhost', '127.0.0.1']);

/**
 * The base address of a server as the user typed it, without trailing slashes, query and fragment. Null unless it is https, or
 * http on this machine, without a name or password in it.
 */
export function normalizeBaseAddress(typed: string): string | null {
  const url = URL.parse(typed.trim().replace(/^(?!\w+:\/\/)(?=.)/, 'https://'));
  if (!url || url.username || url.password) return null;
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK_HOSTS.has(url.hostname))) return null;
  return `${url.origin}${url.pathname}`.replace(/(?<!\/)\/+$/, '');
}

/** The match pattern of an address's host, which has no port; [] for null. */
export function toMatchPatterns(base: string | null): string[] {
  const url = base ? URL.parse(base) : null;
  return url ? [`${url.protocol}//${url.hostname}/*`] : [];
}
