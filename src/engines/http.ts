import type { ModelWorld } from './model.ts';
import { ModelFailed, type ModelTrouble } from './trouble.ts';

const BY_STATUS: Record<number, ModelTrouble> = {
  400: 'refused',
  401: 'signIn',
  403: 'forbidden',
  404: 'notFound',
  408: 'slow',
  413: 'tooLong',
  422: 'refused',
  429: 'limited',
};

interface Asked {
  url: string;
  headers: Record<string, string>;
  body?: unknown;
  signal: AbortSignal;
  /** Never told, whatever the service says of them. */
  secrets: string[];
}

/** Aborts by the person's signal, and when nothing has come for too long. */
export function watch(signal: AbortSignal, first: number) {
  const own = new AbortController();
  let timer = setTimeout(() => own.abort(), first);
  return {
    signal: AbortSignal.any([signal, own.signal]),
    late: () => own.signal.aborted,
    /** Something came: wait this long for the next. */
    alive(next: number) {
      clearTimeout(timer);
      timer = setTimeout(() => own.abort(), next);
    },
    stop: () => clearTimeout(timer),
  };
}

/**
 * Asks a service and gives what it answers, a piece as it comes. The pieces are bytes as text, cut anywhere. Rejects with a
 * `ModelFailed` unless it says yes; when it breaks off, too.
 */
export async function* pieces(asked: Asked, world: ModelWorld): AsyncGenerator<{ text: string; type: string }> {
  const { url, headers, body, signal, secrets } = asked;
  signal.throwIfAborted();
  const watching = watch(signal, world.patience.first);
  try {
    const response = await world.fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers: body === undefined ? headers : { ...headers, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: watching.signal,
      // A redirect would carry the article, and the key, to somebody else.
      redirect: 'error',
    });
    const type = response.headers.get('content-type') ?? '';
    if (!response.ok) throw failureOf(response.status, response.headers, await response.text(), secrets);
    if (!response.body) return;
    const decoder = new TextDecoder();
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      watching.alive(world.patience.next);
      yield { text: decoder.decode(value, { stream: true }), type };
    }
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ModelFailed) throw error;
    throw new ModelFailed(watching.late() ? 'slow' : 'offline', new URL(url).host);
  } finally {
    watching.stop();
  }
}

function failureOf(status: number, headers: Headers, text: string, secrets: string[]): ModelFailed {
  const detail = secrets
    .filter(Boolean)
    .reduce((words, secret) => words.replaceAll(secret, '…'), saidIn(text))
    .slice(0, 300);
  const tooLong =
    /context.{0,20}(?:length|window|size)|too long|too many tokens|maximum.{0,20}tokens|exceeds? .{0,30}tokens/i.test(
      detail,
    );
  if (status === 400 && tooLong) return new ModelFailed('tooLong', detail);
  const after = headers.get('retry-after') ?? '';
  const wait = /^\d+$/.test(after) ? Number(after) : undefined;
  return new ModelFailed(
    BY_STATUS[status] ?? (status >= 500 ? 'serverError' : 'refused'),
    detail || String(status),
    wait,
  );
}

/** The words of an answer that says no: those of its JSON where it has some, never a page of HTML. */
function saidIn(text: string): string {
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
export async function whole(asked: Asked, world: ModelWorld): Promise<unknown> {
  let text = '';
  for await (const piece of pieces(asked, world)) text += piece.text;
  try {
    return JSON.parse(text);
  } catch {
    throw new ModelFailed('badAnswer', new URL(asked.url).host);
  }
}

/**
 * The data of server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html), one by one. A service that
 * does not stream gives its whole answer as one.
 */
export async function* events(asked: Asked, world: ModelWorld): AsyncGenerator<string> {
  let open = '';
  let streamed = false;
  let data: string[] = [];
  const lineOf = function* (line: string): Generator<string> {
    if (line === '' && data.length > 0) {
      yield data.join('\n');
      data = [];
    } else if (line.startsWith('data:')) data.push(line.slice(5).replace(/^ /, ''));
  };
  for await (const { text, type } of pieces(asked, world)) {
    streamed ||= type.includes('event-stream');
    open += text;
    if (!streamed) continue;
    // A return at the end may be half of a line break.
    const lines = open.split(/\r\n|\n|\r(?!$)/);
    open = lines.pop() ?? '';
    for (const line of lines) yield* lineOf(line);
  }
  if (!streamed) {
    if (/^\s*</.test(open)) throw new ModelFailed('badAnswer', new URL(asked.url).host);
    yield open;
    return;
  }
  for (const line of [open.trimEnd(), '']) yield* lineOf(line);
}
