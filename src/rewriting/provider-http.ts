import { MAX_RESPONSE_BYTES, RequestError, readLimited, sendRequest } from '../publishing/destinations/index.ts';
import type { ProviderContext } from './provider.ts';
import { ProviderError, type ProviderErrorCode } from './provider-error.ts';

const PROVIDER_CODE_BY_STATUS: Record<number, ProviderErrorCode> = {
  400: 'refused',
  401: 'signIn',
  403: 'forbidden',
  404: 'notFound',
  408: 'slow',
  413: 'tooLong',
  422: 'refused',
  429: 'limited',
};

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
  world: ProviderContext,
): AsyncGenerator<{ text: string; type: string }> {
  const { url, headers, body, signal, secrets } = asked;
  signal.throwIfAborted();
  const watching = createSilenceTimeout(signal, world.timeouts);
  try {
    const response = await sendRequest(world.fetch, url, {
      method: body === undefined ? 'GET' : 'POST',
      headers: body === undefined ? headers : { ...headers, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: watching.signal,
    });
    const type = response.headers.get('content-type') ?? '';
    if (!response.ok) {
      const said = new TextDecoder().decode((await readLimited(MAX_RESPONSE_BYTES, response)) ?? new Uint8Array());
      throw toProviderError(response.status, response.headers, said, secrets);
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
      watching.alive(world.timeouts.next);
      yield { text: decoder.decode(value, { stream: true }), type };
    }
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ProviderError) throw error;
    const why = error instanceof RequestError ? error.code : watching.late() ? 'slow' : 'offline';
    throw new ProviderError(why, new URL(url).host);
  } finally {
    watching.stop();
  }
}

function toProviderError(status: number, headers: Headers, text: string, secrets: string[]): ProviderError {
  const detail = secrets
    .filter(Boolean)
    .reduce((words, secret) => words.replaceAll(secret, '…'), extractProviderMessage(text))
    .slice(0, 300);
  const tooLong =
    /context.{0,20}(?:length|window|size)|too long|too many tokens|maximum.{0,20}tokens|exceeds? .{0,30}tokens/i.test(
      detail,
    );
  if (status === 400 && tooLong) return new ProviderError('tooLong', detail);
  const after = headers.get('retry-after') ?? '';
  const wait = /^\d+$/.test(after) ? Number(after) : undefined;
  return new ProviderError(
    PROVIDER_CODE_BY_STATUS[status] ?? (status >= 500 ? 'serverError' : 'refused'),
    detail || String(status),
    wait,
  );
}

/** The words of an answer that says no: those of its JSON where it has some, never a page of HTML. */
function extractProviderMessage(text: string): string {
  try {
    const { error, message } = JSON.parse(text) as { error?: unknown; message?: unknown };
    const inside = typeof error === 'object' && error !== null ? (error as { message?: unknown }).message : error;
    const words = inside ?? message;
    return typeof words === 'string' ? words : '';
  } catch {
    return /^\s*</.test(text) ? '' : text.trim();
  }
}

/** A JSON answer as a whole. */
export async function requestProviderJson(asked: ProviderRequest, world: ProviderContext): Promise<unknown> {
  let text = '';
  for await (const piece of streamChunks(asked, world)) text += piece.text;
  try {
    return JSON.parse(text);
  } catch {
    throw new ProviderError('badAnswer', new URL(asked.url).host);
  }
}

/**
 * The data of server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html), one by one. A service that
 * does not stream gives its whole answer as one.
 */
export async function* streamServerSentEvents(asked: ProviderRequest, world: ProviderContext): AsyncGenerator<string> {
  let open = '';
  let streamed = false;
  let data: string[] = [];
  const lineOf = function* (line: string): Generator<string> {
    if (line === '' && data.length > 0) {
      yield data.join('\n');
      data = [];
    } else if (line.startsWith('data:')) data.push(line.slice(5).replace(/^ /, ''));
  };
  for await (const { text, type } of streamChunks(asked, world)) {
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
    if (/^\s*</.test(open)) throw new ProviderError('badAnswer', new URL(asked.url).host);
    yield open;
    return;
  }
  for (const line of [open.trimEnd(), '']) yield* lineOf(line);
}
