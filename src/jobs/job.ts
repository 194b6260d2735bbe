import type { StoredJob } from '../library/stored-job.ts';
import { type ErrorCode, TRANSIENT_ERRORS, toJobError } from './job-error.ts';
import { computeRetryDelay, MAX_RETRY_AFTER_S } from './retry-delay.ts';

/**
 * Work for the background. A job is stored before it is begun, so it survives the closing of the window that requested it.
 */
export interface Job extends StoredJob {
  code: ErrorCode | null;
}

/** Returns the members of a job that make it due at once, for a first or a further try. `now`: ISO 8601. */
export const toWaitingState = (now: string) => ({ state: 'waiting', dueAt: now, code: null, detail: '' }) as const;

/** Returns the initial state of every new job: due at once, and not tried yet. `now`: ISO 8601. */
export const createJobState = (now: string) => ({ ...toWaitingState(now), tries: 0, addedAt: now });

/**
 * Whether a job should be run now: its `dueAt` has passed, or the worker that ran it was ended (`working`). A `dueAt` more
 * than the longest wait ahead means that the computer's clock was put back, so the job is due, too.
 */
export const isJobDue = ({ state, dueAt }: Pick<Job, 'state' | 'dueAt'>, now: string): boolean =>
  state === 'working' ||
  (state === 'waiting' && (dueAt <= now || Date.parse(dueAt) - Date.parse(now) > MAX_RETRY_AFTER_S * 1_000));

/**
 * Returns a job's state after a failed try: `waiting` for a retry if the error is transient, else `stopped`. `now`: ISO
 * 8601.
 */
export function toFailedState(
  { tries }: Pick<Job, 'tries'>,
  error: unknown,
  now: string,
): Pick<Job, 'state' | 'code' | 'detail'> & { dueAt?: string } {
  const { code, detail, retryAfterS } = toJobError(error);
  if (!TRANSIENT_ERRORS.has(code)) return { state: 'stopped', code, detail };
  const dueAt = new Date(Date.parse(now) + computeRetryDelay(tries, retryAfterS) * 1_000).toISOString();
  return { state: 'waiting', code, detail, dueAt };
}
