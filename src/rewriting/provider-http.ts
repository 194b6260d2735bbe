import { MAX_RESPONSE_BYTES, RequestError, readLimited, sendRequest } from '../extension/send-request.ts';
import { JobError } from '../jobs/job-error.ts';
import { toModelResponseError } from './model-response-error.ts';
import type { ProviderContext } from './provider.ts';

interface ProviderRequest {
  url: string;
  headers: Record<string, string>;
  body?: unknown;
  signal: AbortSignal;
  /** Texts to remove from every error message, in case the service repeats them. */
  secrets: string[];
}

/**
 * Returns a signal that aborts with `signal`, when no data comes for too long, or when the whole response takes too long.
 */
export function createSilenceTimeout(signal: AbortSignal, { first, total }: ProviderContext['timeouts']) {
  const own = new AbortController();
  let timer = setTimeout(() => own.abort(), first);
  const end = setTimeout(() => own.abort(), total);
  return {
    signal: AbortSignal.any([signal, own.signal]),
    hasTimedOut: () => own.signal.aborted,
    /** Call this when data has arrived. `next`: milliseconds to wait for more data. */
    alive(next: number) {
      clearTimeout(timer);
      timer = setTimeout(() => own.abort(), next);
    },
    /** Stops the timers and aborts the request, which may still be streaming when the caller stops reading. */
    stop() {
      own.abort();
      clearTimeout(timer);
      clearTimeout(end);
    },
  };
}

/**
 * Sends a request and yields the response's text in chunks, which may end in the middle of a line. Rejects with a `JobError`
 * when the service reports an error, and when the response breaks off.
 */
async function* streamChunks(
  request: ProviderRequest,
  context: ProviderContext,
): AsyncGenerator<{ text: string; type: string }> {
  const { url, headers, body, signal, secrets } = request;
  signal.throwIfAborted();
  const timeout = createSilenceTimeout(signal, context.timeouts);
  try {
    const response = await sendRequest(context.fetch, url, {
      method: body === undefined ? 'GET' : 'POST',
      headers: body === undefined ? headers : { ...headers, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: timeout.signal,
    });
    const type = response.headers.get('content-type') ?? '';
    if (!response.ok) {
      const responseBody = new TextDecoder().decode(
        (await readLimited(MAX_RESPONSE_BYTES, response)) ?? new Uint8Array(),
      );
      throw toModelResponseError(response, responseBody, secrets, context.now);
    }
    if (!response.body) return;
    const decoder = new TextDecoder();
    const reader = response.body.getReader();
    let length = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      if (length > MAX_RESPONSE_BYTES) throw new RequestError('answerTooLarge', new URL(url).host);
      timeout.alive(context.timeouts.next);
      yield { text: decoder.decode(value, { stream: true }), type };
    }
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof JobError) throw error;
    const code = error instanceof RequestError ? error.code : timeout.hasTimedOut() ? 'slow' : 'offline';
    throw new JobError(code, new URL(url).host);
  } finally {
    timeout.stop();
  }
}

/** Sends a request and resolves with the whole response, parsed as JSON. */
export async function requestProviderJson(request: ProviderRequest, context: ProviderContext): Promise<unknown> {
  let text = '';
  for await (const piece of streamChunks(request, context)) text += piece.text;
  try {
    return JSON.parse(text);
  } catch {
    throw new JobError('badAnswer', new URL(request.url).host);
  }
}

/**
 * Yields the data of server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html), one by one. When
 * a service does not stream, the whole response is yielded at once.
 */
export async function* streamServerSentEvents(
  request: ProviderRequest,
  context: ProviderContext,
): AsyncGenerator<string> {
  let open = '';
  let streamed = false;
  let data: string[] = [];
  const readLine = function* (line: string): Generator<string> {
    if (line === '' && data.length > 0) {
      yield data.join('\n');
      data = [];
    } else if (line.startsWith('data:')) data.push(line.slice(5).replace(/^ /, ''));
  };
  for await (const { text, type } of streamChunks(request, context)) {
    streamed ||= type.includes('event-stream');
    // If the new text has no line break, the line is still incomplete and is not split again.
    const breaks = /[\r\n]/.test(open.slice(-1) + text);
    open += text;
    if (!streamed || !breaks) continue;
    // A carriage return at the end may be the first half of a CRLF line break.
    const lines = open.split(/\r\n|\n|\r(?!$)/);
    open = lines.pop() ?? '';
    for (const line of lines) yield* readLine(line);
  }
  if (!streamed) {
    if (/^\s*</.test(open)) throw new JobError('badAnswer', new URL(request.url).host);
    yield open;
    return;
  }
  for (const line of [open.trimEnd(), '']) yield* readLine(line);
}
