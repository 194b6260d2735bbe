/**
 * Why a job failed. Each code has a message for the user, `error_CODE`. Where a failed request to a model needs other words
 * than a failed send, there is also `error_CODE_model`.
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
  | 'needsDownload'
  | 'modelForbidden'
  | 'modelSwitchedOff'
  | 'otherEngine'
  | 'noMemory'
  | 'filtered'
  | 'noCredit'
  | 'noAnswer'
  | 'overBudget'
  | 'gone';

/**
 * Codes of errors after which the same request may succeed later, so the job is retried. After any other code the job stops.
 */
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
    /** The server's error message without secrets, or the address or path that the error is about; '' for none. */
    readonly detail = '',
    /** Seconds that the server asks to wait before the next request; undefined when it does not ask. */
    readonly retryAfterS?: number,
  ) {
    super(`${code} ${detail}`.trim());
  }
}

/** Turns any thrown value into a `JobError`; a `JobError` is returned as it is. */
export const toJobError = (error: unknown): JobError =>
  error instanceof JobError ? error : new JobError('badAnswer', String(error));
