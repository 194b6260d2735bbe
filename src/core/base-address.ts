/** Addresses that a user types for the servers of destinations and models. */

const LOOPBACK_HOSTS = new Set(['localhost', '127.0.0.1']);

/**
 * An address without its last slashes, query and fragment. null when nothing may be sent there: only https is allowed, or
 * http on this machine, and neither with a name or password.
 */
export function normalizeBaseAddress(typed: string): string | null {
  const url = URL.parse(typed.trim().replace(/^(?!\w+:\/\/)(?=.)/, 'https://'));
  if (!url || url.username || url.password) return null;
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK_HOSTS.has(url.hostname))) return null;
  return `${url.origin}${url.pathname}`.replace(/(?<!\/)\/+$/, '');
}

/** The match pattern of an address's host; [] for none. A match pattern has no port. */
export function toMatchPatterns(base: string | null): string[] {
  const url = base ? URL.parse(base) : null;
  return url ? [`${url.protocol}//${url.hostname}/*`] : [];
}

/** The origin of every request of an output or a model; '' when it makes none, or has no address yet. */
export const requestOrigin = (
  target: { endpoint?(values: Record<string, string>): string | null },
  values: Record<string, string>,
): string => URL.parse(target.endpoint?.(values) ?? '')?.origin ?? '';
