/** Addresses that a user types for the servers of destinations and models. */

const LOOPBACK_HOSTS = new Set(['localhost', '127.0.0.1']);

/**
 * Returns the address without trailing slashes, query and fragment. null for an address that nothing may be sent to: only
 * https is allowed, and http to this machine, both without user name and password.
 */
export function normalizeBaseAddress(typed: string): string | null {
  const url = URL.parse(typed.trim().replace(/^(?!\w+:\/\/)(?=.)/, 'https://'));
  if (!url || url.username || url.password) return null;
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK_HOSTS.has(url.hostname))) return null;
  return `${url.origin}${url.pathname}`.replace(/(?<!\/)\/+$/, '');
}

/**
 * Returns the host match pattern (`https://host/*`) by which browsers grant access to the address; [] without an address.
 * Such a pattern has no port.
 */
export function toMatchPatterns(base: string | null): string[] {
  const url = base ? URL.parse(base) : null;
  return url ? [`${url.protocol}//${url.hostname}/*`] : [];
}

/**
 * Returns the origin (scheme, host and port) of all requests to an output or a model. '' when it needs no request, or when
 * its address is not filled in yet.
 */
export const requestOrigin = (
  target: { endpoint?(values: Record<string, string>): string | null },
  values: Record<string, string>,
): string => URL.parse(target.endpoint?.(values) ?? '')?.origin ?? '';
