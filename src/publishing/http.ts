import { MAX_RESPONSE_BYTES, RequestError, readLimited, sendRequest } from '../extension/send-request.ts';
import { type ErrorCode, SendError } from '../jobs/send-error.ts';
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
const MAX_DETAIL_LENGTH = 300;

const CODE_BY_STATUS: Record<number, ErrorCode> = {
  401: 'signIn',
  403: 'forbidden',
  404: 'notFound',
  408: 'offline',
  409: 'movedOn',
  410: 'notFound',
  412: 'movedOn',
  413: 'tooLarge',
  423: 'movedOn',
  429: 'limited',
};

/** Asks a place, and rejects with a `SendError` in its own words unless it says yes. */
export async function sendApiRequest(
  world: OutputContext,
  { url, accept = [], unread = false, secrets, ...init }: HttpRequest,
): Promise<HttpAnswer> {
  let response: Response;
  let read: Uint8Array<ArrayBuffer> | null;
  try {
    response = await sendRequest(world.fetch, url, { ...init, signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) });
    read = await readLimited(response.ok && unread ? 0 : MAX_RESPONSE_BYTES, response);
  } catch (error) {
    // Of an answer that breaks off, or takes too long, the browser tells no more than that.
    throw new SendError(error instanceof RequestError ? error.code : 'offline', new URL(url).host);
  }
  const { status, headers } = response;
  const isAnswer = response.ok || accept.includes(status);
  if (isAnswer && !read && !unread) throw new SendError('answerTooLarge', new URL(url).host);
  const bytes = read ?? new Uint8Array();
  const text = new TextDecoder().decode(bytes);
  if (isAnswer) return { status, headers, bytes, text };
  const detail = removeSecrets(extractErrorText(text), secrets);
  const limited = status === 429 || (status === 403 && isRateLimited(headers, detail));
  if (limited) throw new SendError('limited', detail, parseRetryAfter(headers, world.now));
  throw new SendError(CODE_BY_STATUS[status] ?? (status >= 500 ? 'serverError' : 'refused'), detail || String(status));
}

const isRateLimited = (headers: Headers, detail: string) =>
  headers.get('x-ratelimit-remaining') === '0' || headers.has('retry-after') || /rate limit/i.test(detail);

/** Seconds that an answer asks to wait: `Retry-After` in seconds or as a date, or the time at which a limit ends. */
function parseRetryAfter(headers: Headers, now: string): number | undefined {
  const after = headers.get('retry-after');
  const until = Number(headers.get('x-ratelimit-reset') ?? headers.get('ratelimit-reset') ?? 0) * 1_000;
  const at = after ? (/^\d+$/.test(after) ? Date.parse(now) + Number(after) * 1_000 : Date.parse(after)) : until;
  const seconds = Math.ceil((at - Date.parse(now)) / 1_000);
  return seconds > 0 ? seconds : undefined;
}

/** The words of an answer that says no: those of its JSON where it has some, never a page of HTML. */
function extractErrorText(text: string): string {
  try {
    return collectErrorTexts(JSON.parse(text)).filter(Boolean).join('; ');
  } catch {
    return /^\s*</.test(text) ? '' : text.trim();
  }
}

function collectErrorTexts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(collectErrorTexts);
  if (typeof value !== 'object' || value === null) return [];
  const { message, error, errors, error_description } = value as Record<string, unknown>;
  return [message, error, error_description, errors].flatMap(collectErrorTexts);
}

function removeSecrets(text: string, secrets: string[]): string {
  const clean = secrets.filter(Boolean).reduce((rest, secret) => rest.replaceAll(secret, '…'), text);
  return clean.length > MAX_DETAIL_LENGTH ? `${clean.slice(0, MAX_DETAIL_LENGTH)}…` : clean;
}

/** The JSON of an answer; rejects when it is something else, as the page of a proxy is. */
export function parseJsonAnswer<T>({ text }: HttpAnswer): T {
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new SendError('badAnswer');
  }
}

/** How an API of JSON is asked: `path` goes behind its address. */
export interface JsonApi {
  request(path: string, method?: string, body?: unknown, accept?: number[]): Promise<HttpAnswer>;
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
}

export function createJsonApi(
  world: OutputContext,
  base: string,
  headers: Record<string, string>,
  secrets: string[],
): JsonApi {
  const request: JsonApi['request'] = (path, method = 'GET', body, accept = []) => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const type: Record<string, string> = body === undefined ? {} : { 'Content-Type': 'application/json' };
    return sendApiRequest(world, {
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
