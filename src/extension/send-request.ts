/**
 * The one door to the network for outputs and models: tests/architecture.test.ts holds that nothing else calls `fetch`.
 * No request carries a cookie or a referrer, and no answer is kept.
 */
import type { Bytes } from '../core/bytes.ts';

export type Fetch = typeof globalThis.fetch;

/** Bytes of the longest answer that is read, counted as they come out of the browser's decompression; the texts say 5 MB. */
export const MAX_RESPONSE_BYTES = 5_000_000;

/** Longer than a server takes to say that it redirects. */
const PROBE_TIMEOUT_MS = 10_000;

const FETCH_OPTIONS = { credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer' } as const;

/** Why there is no answer. A request that its own signal aborted rejects with the browser's error instead. */
export class RequestError extends Error {
  constructor(
    readonly code: 'offline' | 'redirected' | 'answerTooLarge',
    /** Of the address that was asked; its path and query may hold a key. */
    readonly host: string,
  ) {
    super(`${code} ${host}`);
  }
}

/**
 * Sends a request that may carry a secret or a post. It follows no redirect, so neither reaches a server that the user did not
 * agree to. Rejects with a `RequestError`.
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

/** Fetches what is public, without anything of the user's: an image, which its host often keeps behind a redirect. */
export function fetchPublicFile(
  fetch: Fetch,
  url: string,
  init: { signal: AbortSignal; accept: string },
): Promise<Response> {
  return fetch(url, { ...FETCH_OPTIONS, signal: init.signal, headers: { Accept: init.accept }, redirect: 'follow' });
}

/** An address without its query, in which a key may stand. */
function withoutQuery(address: string): string {
  const { origin, pathname } = new URL(address);
  return origin + pathname;
}

/**
 * Whether an address redirects; a browser tells of a refused redirect no more than of a dead line. It asks the agreed address
 * alone, by a HEAD without secret, content or query, and goes nowhere else.
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
    // Node shows the answer itself where a browser shows that it hides one.
    return type === 'opaqueredirect' || (status >= 300 && status < 400 && status !== 304);
  } catch {
    return false;
  }
}

/**
 * The address, without query, that an address leads to in the end; only on the user's click, and likewise without secret,
 * content and query. `hidden`: it leads to a server whose answers the browser does not let an extension see.
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

/** The bytes of an answer; null when there are more than `most`, of which no more is read. */
export async function readLimited(most: number, response: Response): Promise<Bytes | null> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (let step = await reader?.read(); step && !step.done; step = await reader?.read()) {
    parts.push(step.value);
    length += step.value.length;
    if (length > most) {
      await reader?.cancel();
      return null;
    }
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
