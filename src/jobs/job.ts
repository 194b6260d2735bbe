import type { StoredJob } from '../library/stored-job.ts';
import { type ErrorCode, TRANSIENT_ERRORS, toJobError } from './job-error.ts';
import { computeRetryDelay, MAX_RETRY_AFTER_S } from './retry-delay.ts';

/** Work that outlives the window that asked for it: it is stored before it is begun. */
export interface Job extends StoredJob {
  code: ErrorCode | null;
}

/** The state of a job that is to be run at once, for the first time or again. `now`: ISO 8601. */
export const toWaitingState = (now: string) => ({ state: 'waiting', dueAt: now, code: null, detail: '' }) as const;

/** What every job begins with. `now`: ISO 8601. */
export const createJobState = (now: string) => ({ ...toWaitingState(now), tries: 0, addedAt: now });

/**
 * Whether a job is to be run now: its time has come, or the context that ran it has died. A time further away than any wait
 * was set before the clock was put back.
 */
export const isJobDue = ({ state, dueAt }: Pick<Job, 'state' | 'dueAt'>, now: string): boolean =>
  state === 'working' ||
  (state === 'waiting' && (dueAt <= now || Date.parse(dueAt) - Date.parse(now) > MAX_RETRY_AFTER_S * 1_000));

/** The state of a job after a failed try: waiting for the next one when the error is transient, else stopped. `now`: ISO 8601. */
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
