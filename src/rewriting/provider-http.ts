import { MAX_RESPONSE_BYTES, RequestError, readLimited, sendRequest } from '../extension/send-request.ts';
import { JobError } from '../jobs/job-error.ts';
import { toResponseError } from '../jobs/response-error.ts';
import type { ProviderContext } from './provider.ts';

interface ProviderRequest {
  url: string;
  headers: Record<string, string>;
  body?: unknown;
  signal: AbortSignal;
  /** Texts that never get into an error, even where the service repeats them. */
  secrets: string[];
}

/** A signal that aborts with the user's, after too long a silence, and when the whole answer takes too long. Milliseconds. */
export function createSilenceTimeout(signal: AbortSignal, { first, total }: ProviderContext['timeouts']) {
  const own = new AbortController();
  let timer = setTimeout(() => own.abort(), first);
  const end = setTimeout(() => own.abort(), total);
  return {
    signal: AbortSignal.any([signal, own.signal]),
    hasTimedOut: () => own.signal.aborted,
    /** Something came: waits this long for the next piece. */
    alive(next: number) {
      clearTimeout(timer);
      timer = setTimeout(() => own.abort(), next);
    },
    /** Also ends the response, whose reader may stop in the middle. */
    stop() {
      own.abort();
      clearTimeout(timer);
      clearTimeout(end);
    },
  };
}

/**
 * Sends a request and yields the response piece by piece, as text that is cut anywhere. Rejects with a `JobError` when the
 * service reports an error, and when the response breaks off.
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
      throw toProviderError(response, responseBody, secrets, context.now);
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

const CONTEXT_LENGTH_ERROR =
  /context.{0,20}(?:length|window|size)|too long|too many tokens|maximum.{0,20}tokens|exceeds? .{0,30}tokens/i;

function toProviderError(response: Response, body: string, secrets: string[], now: string): JobError {
  const error = toResponseError(response, body, secrets, now);
  const isTooLong = response.status === 400 && CONTEXT_LENGTH_ERROR.test(error.detail);
  // `movedOn` is about files that somebody else changes; a model has none.
  const code = isTooLong ? 'tooLarge' : error.code === 'movedOn' ? 'refused' : error.code;
  return new JobError(code, error.detail, error.retryAfterS);
}

/** A whole response, parsed as JSON. */
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
 * Yields the data of server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html), one by one. The
 * response of a service that does not stream is yielded as one.
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
    // Without a line break in the new piece, a long line need not be searched again.
    const breaks = /[\r\n]/.test(open.slice(-1) + text);
    open += text;
    if (!streamed || !breaks) continue;
    // A carriage return at the end may be half of a line break.
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
