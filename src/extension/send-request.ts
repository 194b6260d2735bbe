/**
 * All requests to the network go through this file; tests/architecture.test.ts fails when another file calls `fetch`.
 * No request carries a cookie or a referrer, and no response is cached.
 */
import type { Bytes } from '../core/bytes.ts';

export type Fetch = typeof globalThis.fetch;

/** Most bytes of a response that are read, counted after decompression. The texts say 5 MB. */
export const MAX_RESPONSE_BYTES = 5_000_000;

/** Longer than a server takes to redirect. */
const PROBE_TIMEOUT_MS = 10_000;

const FETCH_OPTIONS = { credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer' } as const;

/** Why there is no response. A request that its own signal aborted rejects with the browser's error instead. */
export class RequestError extends Error {
  constructor(
    readonly code: 'offline' | 'redirected' | 'answerTooLarge',
    /** Host of the address. The error names no more, because path and query may hold a key. */
    readonly host: string,
  ) {
    super(`${code} ${host}`);
  }
}

/**
 * Sends a request that may carry a secret or a post. It follows no redirect, so that neither reaches a server that the user did
 * not agree to. Rejects with `RequestError`.
 */
export async function sendRequest(
  fetch: Fetch,
  url: string,
  init: RequestInit & { signal: AbortSignal },
): Promise<Response> {
  try {
    return await fetch(url, { ...init, ...FETCH_OPTIONS, redirect: 'error' });
  } catch (error) {
    if (init.signal.aborted) throw error;
    throw new RequestError((await isRedirecting(fetch, url)) ? 'redirected' : 'offline', new URL(url).host);
  }
}

/** Fetches a public file, an image, without sending anything of the user's. It follows redirects, which image hosts often use. */
export function fetchPublicFile(
  fetch: Fetch,
  url: string,
  init: { signal: AbortSignal; accept: string },
): Promise<Response> {
  return fetch(url, { ...FETCH_OPTIONS, signal: init.signal, headers: { Accept: init.accept }, redirect: 'follow' });
}

/** An address without its query, which may hold a key. */
function withoutQuery(address: string): string {
  const { origin, pathname } = new URL(address);
  return origin + pathname;
}

/**
 * Whether an address redirects. Browsers report a refused redirect like a network failure, so this sends the agreed address one
 * more request: a HEAD without secret, content or query, which follows nothing.
 */
async function isRedirecting(fetch: Fetch, url: string): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(PROBE_TIMEOUT_MS);
    const { type, status } = await fetch(withoutQuery(url), {
      ...FETCH_OPTIONS,
      signal,
      method: 'HEAD',
      redirect: 'manual',
    });
    // A browser gives an `opaqueredirect`; Node gives the redirect itself.
    return type === 'opaqueredirect' || (status >= 300 && status < 400 && status !== 304);
  } catch {
    // Offline, or no such server.
    return false;
  }
}

/**
 * Follows redirects and resolves with the final address, without its query. Called only on the user's click; it sends no secret,
 * content or query. `hidden`: the browser does not let an extension see the final server's responses (CORS).
 */
export async function followRedirects(fetch: Fetch, url: string): Promise<string | 'hidden' | 'offline'> {
  try {
    const signal = AbortSignal.timeout(PROBE_TIMEOUT_MS);
    const response = await fetch(withoutQuery(url), { ...FETCH_OPTIONS, signal, method: 'HEAD', redirect: 'follow' });
    return withoutQuery(response.url);
  } catch {
    return (await isRedirecting(fetch, url)) ? 'hidden' : 'offline';
  }
}

/** The bytes of a response; null once there are more than `maxBytes`, when reading stops. */
export async function readLimited(maxBytes: number, response: Response): Promise<Bytes | null> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (let step = await reader?.read(); step && !step.done; step = await reader?.read()) {
    parts.push(step.value);
    length += step.value.length;
    if (length > maxBytes) {
      await reader?.cancel();
      return null;
    }
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
