import { normalizeBaseAddress } from '../core/base-address.ts';
import { type Fetch, followRedirects } from './send-request.ts';

/** Where an address leads. `address`: what its field would hold then, null where that does not follow from it. */
export type RedirectTarget =
  | { is: 'there'; to: string; address: string | null; isSameOrigin: boolean }
  /** It leads nowhere: what redirects is something under it. */
  | { is: 'none' }
  /** To a server whose answers the browser does not let an extension see. */
  | { is: 'hidden' }
  | { is: 'offline' };

const trimTrailingSlashes = (address: string) => address.replace(/(?<!\/)\/+$/, '');

/**
 * Looks up where an output's or a model's `endpoint` leads, upon a click: a request without secret, content and query.
 * `typed`: what the field of the address holds, of which the endpoint is made.
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
