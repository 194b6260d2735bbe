/**
 * Why a job failed. Each has a text, `error_CODE`; where asking a model needs other words than sending a post, also
 * `error_CODE_model`.
 */
export type ErrorCode =
  | 'offline'
  | 'redirected'
  | 'slow'
  | 'limited'
  | 'serverError'
  | 'signIn'
  | 'forbidden'
  | 'notFound'
  | 'branchMissing'
  | 'emptyRepository'
  | 'movedOn'
  | 'refused'
  | 'tooLarge'
  | 'exists'
  | 'changedThere'
  | 'otherPlace'
  | 'unconfirmed'
  | 'needsPermission'
  | 'badSettings'
  | 'oneAtATime'
  | 'addressChanged'
  | 'answerTooLarge'
  | 'badAnswer'
  | 'neverSent'
  | 'gone';

/** Errors that pass by themselves, so that the same request may succeed later. All others wait for the user. */
export const TRANSIENT_ERRORS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'offline',
  'slow',
  'limited',
  'serverError',
  'movedOn',
]);

export class JobError extends Error {
  constructor(
    readonly code: ErrorCode,
    /** The server's own words without secrets, or the address or path concerned; '' for none. */
    readonly detail = '',
    /** Seconds that the server asks to wait, if it says so. */
    readonly retryAfterS?: number,
  ) {
    super(`${code} ${detail}`.trim());
  }
}

/** Anything that was thrown, as a `JobError`. */
export const toJobError = (error: unknown): JobError =>
  error instanceof JobError ? error : new JobError('badAnswer', String(error));
