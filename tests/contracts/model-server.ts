/** A loopback server that speaks the APIs of the model services, correctly or with faults. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RecordedRequest {
  path: string;
  method: string;
  headers: IncomingMessage['headers'];
  body: Record<string, unknown>;
}

/** How the server responds to one request to the model; `text` is what the model would write. */
export type Behaviour = (
  response: ServerResponse,
  text: string,
  request: RecordedRequest,
  speak: ResponseStream,
) => void | Promise<void>;

/** The events in which one service streams a model's response. */
export interface ResponseStream {
  /** Events that carry the text, without the event that ends the stream. */
  said(text: string): string[];
  end(reason: 'stop' | 'length'): string[];
  whole(text: string): unknown;
}

const formatEvent = (data: unknown, name = '') =>
  `${name && `event: ${name}\n`}data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`;
const splitText = (text: string) => text.match(/[\s\S]{1,23}/g) ?? [''];

/** https://platform.openai.com/docs/api-reference/chat-streaming */
export const openaiStream: ResponseStream = {
  said: (text) => [
    ': a comment keeps the line open\n\n',
    formatEvent({ choices: [{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }] }),
    ...splitText(text).map((content) =>
      formatEvent({ choices: [{ index: 0, delta: { content }, finish_reason: null }] }),
    ),
  ],
  end: (reason) => [
    formatEvent({ choices: [{ index: 0, delta: {}, finish_reason: reason }] }),
    formatEvent({ choices: [], usage: { prompt_tokens: 900, completion_tokens: 200 } }),
    formatEvent('[DONE]'),
  ],
  whole: (text) => ({ choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }] }),
};

/** https://docs.anthropic.com/en/docs/build-with-claude/streaming */
export const anthropicStream: ResponseStream = {
  said: (text) => [
    formatEvent({ type: 'message_start', message: { usage: { input_tokens: 900 } } }, 'message_start'),
    formatEvent(
      { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
      'content_block_start',
    ),
    formatEvent({ type: 'ping' }, 'ping'),
    ...splitText(text).map((part) =>
      formatEvent(
        { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: part } },
        'content_block_delta',
      ),
    ),
  ],
  end: (reason) => [
    formatEvent({ type: 'content_block_stop', index: 0 }, 'content_block_stop'),
    formatEvent(
      { type: 'message_delta', delta: { stop_reason: reason === 'stop' ? 'end_turn' : 'max_tokens' } },
      'message_delta',
    ),
    formatEvent({ type: 'message_stop' }, 'message_stop'),
  ],
  whole: (text) => ({ content: [{ type: 'text', text }], stop_reason: 'end_turn' }),
};

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const startStream = (response: ServerResponse) =>
  response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' });
const sendJson = (response: ServerResponse, status: number, value: unknown, headers = {}) =>
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(value));

/** Sends the same piece again and again until the client closes the connection. */
async function endlessly(response: ServerResponse, status: number, piece: string, type = 'application/json') {
  response.writeHead(status, { 'Content-Type': type });
  const gone = new Promise((resolve) => response.once('close', resolve));
  const chunk = piece.repeat(Math.ceil(65_536 / piece.length));
  while (!response.destroyed)
    if (!response.write(chunk)) await Promise.race([gone, new Promise((resolve) => response.once('drain', resolve))]);
}

export const behaviours = {
  well: (response, text, _, speak) =>
    void startStream(response).end([...speak.said(text), ...speak.end('stop')].join('')),
  async slowly(response, text, _, speak) {
    startStream(response);
    for (const one of [...speak.said(text), ...speak.end('stop')]) {
      response.write(one);
      await wait(5);
    }
    response.end();
  },
  async byteByByte(response, text, _, speak) {
    startStream(response);
    const bytes = Buffer.from([...speak.said(text), ...speak.end('stop')].join('').replaceAll('\n', '\r\n'));
    for (let at = 0; at < bytes.length; at += 7) {
      response.write(bytes.subarray(at, at + 7));
      if (at % 70 === 0) await wait(1);
    }
    response.end();
  },
  notStreamed: (response, text, _, speak) => void sendJson(response, 200, speak.whole(text)),
  cutByLength: (response, text, _, speak) =>
    void startStream(response).end(
      [...speak.said(text.slice(0, Math.floor(text.length * 0.7))), ...speak.end('length')].join(''),
    ),
  cutByTheLine(response, text, _, speak) {
    startStream(response).write(speak.said(text.slice(0, Math.floor(text.length * 0.7))).join(''), () =>
      response.destroy(),
    );
  },
  endsWithoutAnEnd: (response, text, _, speak) =>
    void startStream(response).end(speak.said(text.slice(0, Math.floor(text.length * 0.7))).join('')),
  neverAnswers: () => undefined,
  neverEnds: (response, text, _, speak) => void startStream(response).write(speak.said(text).slice(0, 3).join('')),
  limited: (response) =>
    void sendJson(response, 429, { error: { message: 'Rate limit reached for sk-secret' } }, { 'Retry-After': '7' }),
  broken: (response) => void sendJson(response, 500, { error: { message: 'The server had an error' } }),
  badKey: (response) => void sendJson(response, 401, { error: { message: 'Incorrect API key provided: sk-secret' } }),
  htmlError: (response) =>
    void response.writeHead(502, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Bad Gateway</title>'),
  htmlAsAnswer: (response) =>
    void response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Sign in</title>'),
  wrongJson: (response) => void sendJson(response, 200, { hello: ['world'] }),
  noJson: (response) =>
    void response
      .writeHead(200, { 'Content-Type': 'text/event-stream' })
      .end('data: {"choices": [{\n\ndata: nonsense\n\n'),
  redirects: (response) => void response.writeHead(302, { Location: 'https://evil.example/' }).end(),
  endless: (response, text, _, speak) => endlessly(response, 200, speak.said(text)[1] ?? '', 'text/event-stream'),
  endlessLine: (response) => endlessly(response, 200, 'a'.repeat(4_096), 'text/event-stream'),
  endlessError: (response) => endlessly(response, 500, 'a'.repeat(4_096)),
  async drips(response, text, _, speak) {
    startStream(response);
    for (; !response.destroyed; await wait(30)) response.write(speak.said(text)[1]);
  },
  tooLong: (response) =>
    void sendJson(response, 400, { error: { message: "This model's maximum context length is 4096 tokens." } }),
  hangsUp: (response) => void response.destroy(),
} satisfies Record<string, Behaviour>;

/** Supports no `response_format` (a JSON schema for the response), and rejects a request that has one. */
export const withoutFormats: Behaviour = (response, text, request, speak) =>
  request.body.response_format
    ? void sendJson(response, 400, { error: { message: 'response_format is not supported' } })
    : behaviours.well(response, text, request, speak);

/** Rejects requests from an extension's origin, as Ollama does until the user allows such origins. */
export const asOllama: Behaviour = (response, text, request, speak) =>
  /-extension:/.test(request.headers.origin ?? '')
    ? void response.writeHead(403).end()
    : behaviours.well(response, text, request, speak);

/** Starts the server. `does`: the behaviour from then on; `says`: returns the model's text for a request. */
export async function startModelServer() {
  const requests: RecordedRequest[] = [];
  const state = {
    does: behaviours.well as Behaviour,
    says: (_: RecordedRequest): string => '',
    every: null as Behaviour | null,
  };
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = parts.length ? (JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown>) : {};
    const one: RecordedRequest = {
      path: request.url ?? '',
      method: request.method ?? '',
      headers: request.headers,
      body,
    };
    requests.push(one);
    if (one.method !== 'POST' && state.every) return void (await state.every(response, '', one, openaiStream));
    if (one.method === 'GET')
      return void sendJson(response, 200, {
        data: [
          { id: 'small', context_length: 8_192, pricing: { prompt: '0.0000005', completion: '0.0000015' } },
          { id: 'large' },
        ],
      });
    await state.does(response, state.says(one), one, one.path.includes('/messages') ? anthropicStream : openaiStream);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    state,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
