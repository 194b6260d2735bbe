import { type ErrorCode, JobError } from '../jobs/job-error.ts';
import { toResponseError } from '../jobs/response-error.ts';

/** What the services name the reason in `code`, `type`, `status` or `reason` of an error, at any depth. */
const CODE_BY_REASON: Record<string, ErrorCode> = {
  // Azure (400), OpenAI (400)
  content_filter: 'filtered',
  ResponsibleAIPolicyViolation: 'filtered',
  content_policy_violation: 'filtered',
  // OpenAI (429), Anthropic (402)
  insufficient_quota: 'noCredit',
  billing_error: 'noCredit',
  // OpenAI, Groq (400)
  context_length_exceeded: 'tooLarge',
  // Gemini (400)
  API_KEY_INVALID: 'signIn',
};
const CODE_BY_MODEL_STATUS: Record<number, ErrorCode> = { 402: 'noCredit' };

const CONTEXT_LENGTH_ERROR =
  /context.{0,20}(?:length|window|size)|too long|too many tokens|maximum.{0,20}tokens|exceeds? .{0,30}tokens/i;

/** Turns a service's error to a `JobError`. `body`: its text; `secrets`: texts to remove, in case the service repeats them. */
export function toModelResponseError(
  response: { status: number; headers: Headers },
  body: string,
  secrets: string[],
  now: string,
): JobError {
  const error = toResponseError(response, body, secrets, now);
  const { reasons, retryAfterS } = readServiceError(body);
  const named = reasons.map((reason) => CODE_BY_REASON[reason]).find((code) => code !== undefined);
  const isTooLong = response.status === 400 && CONTEXT_LENGTH_ERROR.test(error.detail);
  const code =
    named ??
    CODE_BY_MODEL_STATUS[response.status] ??
    // `movedOn` says that somebody else has changed a file. A model has no files, so such a status is `refused`.
    (isTooLong ? 'tooLarge' : error.code === 'movedOn' ? 'refused' : error.code);
  return new JobError(code, error.detail, error.retryAfterS ?? retryAfterS);
}

/** Reads the reasons of an error in JSON, and the wait that Gemini puts into the body (`"retryDelay": "37s"`). */
function readServiceError(body: string): { reasons: string[]; retryAfterS?: number } {
  const reasons: string[] = [];
  let retryAfterS: number | undefined;
  try {
    JSON.parse(body, (key, value: unknown) => {
      if (typeof value === 'string' && ['code', 'type', 'status', 'reason'].includes(key)) reasons.push(value);
      // OpenRouter names what its moderation objects to.
      if (key === 'flagged_input') reasons.push('content_filter');
      if (key === 'retryDelay') retryAfterS = Math.ceil(Number.parseFloat(String(value))) || undefined;
      return value;
    });
  } catch {
    // The error has no JSON, so its status alone says what it is.
  }
  return { reasons, ...(retryAfterS === undefined ? {} : { retryAfterS }) };
}
