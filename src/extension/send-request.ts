/**
 * All requests to the network go through this file; tests/architecture.test.ts fails when another file calls `fetch`.
 * No request carries a cookie or a referrer, and no response is cached.
 */
import type { Bytes } from '../core/bytes.ts';

export type Fetch = typeof globalThis.fetch;

/** At most this many bytes of a response are read, counted after decompression. Messages to the user say 5 MB. */
export const MAX_RESPONSE_BYTES = 5_000_000;

/** Milliseconds. A lookup of a redirect without a response after this time counts as failed. */
const PROBE_TIMEOUT_MS = 10_000;

const FETCH_OPTIONS = { credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer' } as const;

/**
 * Thrown when a request gets no usable response. If the request's own signal was aborted, the browser's error is thrown
 * instead.
 */
export class RequestError extends Error {
  constructor(
    readonly code: 'offline' | 'redirected' | 'answerTooLarge',
    /** Host of the request's address. The error leaves out path and query, because they may hold a key. */
    readonly host: string,
  ) {
    super(`${code} ${host}`);
  }
}

/**
 * Sends a request that may carry a secret or a post. It follows no redirect, so that the secret and the post only reach a
 * server that the user agreed to. Rejects with `RequestError`.
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

/**
 * Fetches a public file, such as an image, without any data of the user. It follows redirects, which image hosts often use.
 */
export function fetchPublicFile(
  fetch: Fetch,
  url: string,
  init: { signal: AbortSignal; accept: string },
): Promise<Response> {
  return fetch(url, { ...FETCH_OPTIONS, signal: init.signal, headers: { Accept: init.accept }, redirect: 'follow' });
}

/** Returns an address without its query, because the query may hold a key. */
function withoutQuery(address: string): string {
  const { origin, pathname } = new URL(address);
  return origin + pathname;
}

/**
 * Resolves with whether an address redirects. Browsers report a refused redirect like a network failure, so one more request
 * is sent to the address to find out: a HEAD without secret, content or query, which follows no redirect.
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
    // For a redirect, browsers return a response of type `opaqueredirect`; Node, in tests, returns the 3xx response.
    return type === 'opaqueredirect' || (status >= 300 && status < 400 && status !== 304);
  } catch {
    // The computer is offline, or the server does not exist.
    return false;
  }
}

/**
 * Follows redirects and resolves with the final address, without its query. Called only on the user's click; it sends no
 * secret, content or query. `hidden`: the browser does not let an extension see the final server's responses (CORS).
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

/** Reads the bytes of a response. Stops and resolves with null when there are more than `maxBytes`. */
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
