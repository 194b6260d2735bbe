import { normalizeBaseAddress } from '../core/base-address.ts';
import { type Fetch, followRedirects } from './send-request.ts';

/** Where an address redirects to. `address`: new value for the settings field; null when it can't be derived from `to`. */
export type RedirectTarget =
  | { is: 'there'; to: string; address: string | null; isSameOrigin: boolean }
  /** The address does not redirect, so a longer address under it must have redirected. */
  | { is: 'none' }
  /** It redirects to a server whose responses the browser hides from extensions (CORS). */
  | { is: 'hidden' }
  | { is: 'offline' };

const trimTrailingSlashes = (address: string) => address.replace(/(?<!\/)\/+$/, '');

/**
 * Looks up where the `endpoint` of an output or a model redirects to, when the user asks for that by a click. The request
 * has no secret, content or query. `typed`: value of the settings field from which the endpoint was built.
 */
export async function lookUpRedirect(fetch: Fetch, endpoint: string, typed: string): Promise<RedirectTarget> {
  const found = await followRedirects(fetch, endpoint);
  if (found === 'hidden' || found === 'offline') return { is: found };
  const to = trimTrailingSlashes(found);
  const { origin, pathname } = new URL(endpoint);
  const from = trimTrailingSlashes(origin + pathname);
  if (to === from) return { is: 'none' };
  const base = normalizeBaseAddress(typed) ?? from;
  const suffix = from.startsWith(base) ? from.slice(base.length) : null;
  const address =
    suffix !== null && to.endsWith(suffix) ? normalizeBaseAddress(to.slice(0, to.length - suffix.length)) : null;
  return { is: 'there', to, address, isSameOrigin: new URL(to).origin === origin };
}
