import { MAX_RESPONSE_BYTES, RequestError, readLimited, sendRequest } from '../extension/send-request.ts';
import { JobError } from '../jobs/job-error.ts';
import { toResponseError } from '../jobs/response-error.ts';
import type { OutputContext } from './output.ts';

export interface HttpRequest {
  url: string;
  method?: string;
  headers?: Record<string, string>;
  body?: BodyInit;
  /** Statuses other than success that do not reject, such as 404 for a file that may be missing. */
  accept?: number[];
  /** Whether to ignore the body of a successful response. The post has then arrived, even if the body breaks off. */
  unread?: boolean;
  /** Texts to remove from every error message, in case the server repeats them. */
  secrets: string[];
}

interface HttpAnswer {
  status: number;
  headers: Headers;
  bytes: Uint8Array<ArrayBuffer>;
  text: string;
}

/** Milliseconds. A request without a complete response after this time fails with `offline`. */
const REQUEST_TIMEOUT_MS = 60_000;

/**
 * Sends a request. Rejects with a `JobError`, which has the server's error message, unless the status is a success or in
 * `accept`.
 */
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
    // The browser does not tell why a response broke off. It counts as `offline`, also after the timeout.
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

/** Parses a response as JSON. Throws `badAnswer` when it is not JSON, such as a proxy's HTML page. */
export function parseJsonAnswer<T>({ text }: HttpAnswer): T {
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new JobError('badAnswer');
  }
}

/** Methods for a JSON API. Each `path` is appended to the API's address. */
interface JsonApi {
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
