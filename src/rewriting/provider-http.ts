import { MAX_RESPONSE_BYTES, RequestError, readLimited, sendRequest } from '../extension/send-request.ts';
import { JobError } from '../jobs/job-error.ts';
import { toResponseError } from '../jobs/response-error.ts';
import type { ProviderContext } from './provider.ts';

interface ProviderRequest {
  url: string;
  headers: Record<string, string>;
  body?: unknown;
  signal: AbortSignal;
  /** Never told, whatever the service says of them. */
  secrets: string[];
}

/** Aborts by the user's signal, when nothing has come for too long, and when all of it takes too long. */
export function createSilenceTimeout(signal: AbortSignal, { first, total }: ProviderContext['timeouts']) {
  const own = new AbortController();
  let timer = setTimeout(() => own.abort(), first);
  const end = setTimeout(() => own.abort(), total);
  return {
    signal: AbortSignal.any([signal, own.signal]),
    late: () => own.signal.aborted,
    /** Something came: wait this long for the next. */
    alive(next: number) {
      clearTimeout(timer);
      timer = setTimeout(() => own.abort(), next);
    },
    /** Ends what is still coming in, too: whoever reads may stop in the middle. */
    stop() {
      own.abort();
      clearTimeout(timer);
      clearTimeout(end);
    },
  };
}

/**
 * Asks a service and gives what it answers, a piece as it comes. The pieces are bytes as text, cut anywhere. Rejects with a
 * `ProviderError` unless it says yes; when it breaks off, too.
 */
export async function* streamChunks(
  asked: ProviderRequest,
  context: ProviderContext,
): AsyncGenerator<{ text: string; type: string }> {
  const { url, headers, body, signal, secrets } = asked;
  signal.throwIfAborted();
  const watching = createSilenceTimeout(signal, context.timeouts);
  try {
    const response = await sendRequest(context.fetch, url, {
      method: body === undefined ? 'GET' : 'POST',
      headers: body === undefined ? headers : { ...headers, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: watching.signal,
    });
    const type = response.headers.get('content-type') ?? '';
    if (!response.ok) {
      const said = new TextDecoder().decode((await readLimited(MAX_RESPONSE_BYTES, response)) ?? new Uint8Array());
      throw toProviderError(response, said, secrets, context.now);
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
      watching.alive(context.timeouts.next);
      yield { text: decoder.decode(value, { stream: true }), type };
    }
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof JobError) throw error;
    const why = error instanceof RequestError ? error.code : watching.late() ? 'slow' : 'offline';
    throw new JobError(why, new URL(url).host);
  } finally {
    watching.stop();
  }
}

const CONTEXT_LENGTH_ERROR =
  /context.{0,20}(?:length|window|size)|too long|too many tokens|maximum.{0,20}tokens|exceeds? .{0,30}tokens/i;

function toProviderError(response: Response, body: string, secrets: string[], now: string): JobError {
  const error = toResponseError(response, body, secrets, now);
  const isTooLong = response.status === 400 && CONTEXT_LENGTH_ERROR.test(error.detail);
  // No server of a model has anything that another may have moved on.
  const code = isTooLong ? 'tooLarge' : error.code === 'movedOn' ? 'refused' : error.code;
  return new JobError(code, error.detail, error.retryAfterS);
}

/** A JSON answer as a whole. */
export async function requestProviderJson(asked: ProviderRequest, context: ProviderContext): Promise<unknown> {
  let text = '';
  for await (const piece of streamChunks(asked, context)) text += piece.text;
  try {
    return JSON.parse(text);
  } catch {
    throw new JobError('badAnswer', new URL(asked.url).host);
  }
}

/**
 * The data of server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html), one by one. A service that
 * does not stream gives its whole answer as one.
 */
export async function* streamServerSentEvents(
  asked: ProviderRequest,
  context: ProviderContext,
): AsyncGenerator<string> {
  let open = '';
  let streamed = false;
  let data: string[] = [];
  const lineOf = function* (line: string): Generator<string> {
    if (line === '' && data.length > 0) {
      yield data.join('\n');
      data = [];
    } else if (line.startsWith('data:')) data.push(line.slice(5).replace(/^ /, ''));
  };
  for await (const { text, type } of streamChunks(asked, context)) {
    streamed ||= type.includes('event-stream');
    // Only a break can end a line: a long one is not searched again for each piece.
    const breaks = /[\r\n]/.test(open.slice(-1) + text);
    open += text;
    if (!streamed || !breaks) continue;
    // A return at the end may be half of a line break.
    const lines = open.split(/\r\n|\n|\r(?!$)/);
    open = lines.pop() ?? '';
    for (const line of lines) yield* lineOf(line);
  }
  if (!streamed) {
    if (/^\s*</.test(open)) throw new JobError('badAnswer', new URL(asked.url).host);
    yield open;
    return;
  }
  for (const line of [open.trimEnd(), '']) yield* lineOf(line);
}
