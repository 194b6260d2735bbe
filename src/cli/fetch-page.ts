/** Time limit for fetching the whole page, including all redirects. */
const FETCH_TIMEOUT_MS = 30_000;
/** Largest page that is read, in bytes after decompression. */
export const MAX_PAGE_BYTES = 50_000_000;

/** Error of a page that could not be fetched; the message is written for the user. */
export class FetchError extends Error {}

/** Fetches the web page at an address; rejects with a `FetchError`. `patience`: time limit in milliseconds. */
export async function fetchPage(
  address: string,
  patience = FETCH_TIMEOUT_MS,
): Promise<{ bytes: Buffer; type: string; url: string }> {
  if (!/^https?:$/.test(URL.parse(address)?.protocol ?? ''))
    throw new FetchError('only http and https addresses can be fetched');
  const signal = AbortSignal.timeout(patience);
  try {
    const response = await fetch(address, { signal, headers: { accept: 'text/html' } });
    if (!response.ok) throw new FetchError(`the server answered ${response.status} ${response.statusText}`);
    const type = response.headers.get('content-type') ?? '';
    if (type && !/html/i.test(type)) throw new FetchError(`is ${type}, not a web page`);
    return { bytes: await readPageBytes(response), type, url: response.url };
  } catch (error) {
    if (error instanceof FetchError) throw error;
    if (signal.aborted) throw new FetchError(`can't be fetched (not there after ${patience / 1_000} seconds)`);
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    throw new FetchError(`can't be fetched (${cause instanceof Error ? cause.message : cause})`);
  }
}

async function readPageBytes(response: Response): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    // The exception leaves the `for await` loop, which cancels the download.
    if (length > MAX_PAGE_BYTES)
      throw new FetchError(`is larger than ${MAX_PAGE_BYTES / 1_000_000} MB, and was not read on`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
