import { MAX_RESPONSE_BYTES, RequestError, readLimited, sendRequest } from '../extension/send-request.ts';
import { JobError } from '../jobs/job-error.ts';
import { toResponseError } from '../jobs/response-error.ts';
import type { OutputContext } from './output.ts';

export interface HttpRequest {
  url: string;
  method?: string;
  headers?: Record<string, string>;
  body?: BodyInit;
  /** Statuses that are an answer beside those of success, as 404 for a file that may be missing. */
  accept?: number[];
  /** Only status and headers of a yes are wanted: it may have been taken, however its answer goes on. */
  unread?: boolean;
  /** Never to be told, whatever the place says of them. */
  secrets: string[];
}

export interface HttpAnswer {
  status: number;
  headers: Headers;
  bytes: Uint8Array<ArrayBuffer>;
  text: string;
}

/** Longer than the slowest answer that is worth waiting for; a worker may not wait for ever. */
const REQUEST_TIMEOUT_MS = 60_000;

/** Asks a place, and rejects with a `SendError` in its own words unless it says yes. */
export async function sendApiRequest(
  context: OutputContext,
  { url, accept = [], unread = false, secrets, ...init }: HttpRequest,
): Promise<HttpAnswer> {
  let response: Response;
  let read: Uint8Array<ArrayBuffer> | null;
  try {
    response = await sendRequest(context.fetch, url, { ...init, signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) });
    read = await readLimited(response.ok && unread ? 0 : MAX_RESPONSE_BYTES, response);
  } catch (error) {
    // Of an answer that breaks off, or takes too long, the browser tells no more than that.
    throw new JobError(error instanceof RequestError ? error.code : 'offline', new URL(url).host);
  }
  const { status, headers } = response;
  const isAnswer = response.ok || accept.includes(status);
  if (isAnswer && !read && !unread) throw new JobError('answerTooLarge', new URL(url).host);
  const bytes = read ?? new Uint8Array();
  const text = new TextDecoder().decode(bytes);
  if (isAnswer) return { status, headers, bytes, text };
  throw toResponseError(response, text, secrets, context.now);
}

/** The JSON of an answer; rejects when it is something else, as the page of a proxy is. */
export function parseJsonAnswer<T>({ text }: HttpAnswer): T {
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new JobError('badAnswer');
  }
}

/** How an API of JSON is asked: `path` goes behind its address. */
export interface JsonApi {
  request(path: string, method?: string, body?: unknown, accept?: number[]): Promise<HttpAnswer>;
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
}

export function createJsonApi(
  context: OutputContext,
  base: string,
  headers: Record<string, string>,
  secrets: string[],
): JsonApi {
  const request: JsonApi['request'] = (path, method = 'GET', body, accept = []) => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const type: Record<string, string> = body === undefined ? {} : { 'Content-Type': 'application/json' };
    return sendApiRequest(context, {
      url: `${base}${path}`,
      method,
      headers: { ...type, ...headers },
      ...sent,
      accept,
      secrets,
    });
  };
  return {
    request,
    get: async <T>(path: string) => parseJsonAnswer<T>(await request(path)),
    post: async <T>(path: string, body: unknown) => parseJsonAnswer<T>(await request(path, 'POST', body)),
  };
}
