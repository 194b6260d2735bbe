import { type ErrorCode, JobError } from './job-error.ts';

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

/**
 * Returns the error for an unsuccessful HTTP response. `body`: the response's text; its error messages become the error's
 * `detail`. `secrets`: texts to remove from `detail`, in case the server repeats them. `now`: ISO 8601.
 */
export function toResponseError(
  { status, headers }: { status: number; headers: Headers },
  body: string,
  secrets: string[],
  now: string,
): JobError {
  const detail = removeSecrets(extractErrorText(body), secrets);
  const isLimited = status === 429 || (status === 403 && isRateLimited(headers, detail));
  if (isLimited) return new JobError('limited', detail, parseRetryAfter(headers, now));
  return new JobError(CODE_BY_STATUS[status] ?? (status >= 500 ? 'serverError' : 'refused'), detail || String(status));
}

const isRateLimited = (headers: Headers, detail: string) =>
  headers.get('x-ratelimit-remaining') === '0' || headers.has('retry-after') || /rate limit/i.test(detail);

/**
 * Returns the seconds that a response asks to wait: by `Retry-After` (seconds or a date), else until its rate limit is
 * reset.
 */
function parseRetryAfter(headers: Headers, now: string): number | undefined {
  const after = headers.get('retry-after');
  const until = Number(headers.get('x-ratelimit-reset') ?? headers.get('ratelimit-reset') ?? 0) * 1_000;
  const at = after ? (/^\d+$/.test(after) ? Date.parse(now) + Number(after) * 1_000 : Date.parse(after)) : until;
  const seconds = Math.ceil((at - Date.parse(now)) / 1_000);
  return seconds > 0 ? seconds : undefined;
}

/** Extracts the error messages from a response: from its JSON, else its plain text; '' for an HTML page. */
function extractErrorText(body: string): string {
  try {
    return collectErrorTexts(JSON.parse(body)).filter(Boolean).join('; ');
  } catch {
    return /^\s*</.test(body) ? '' : body.trim();
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
