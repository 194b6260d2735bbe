/** Seconds before the second try of a job. */
const FIRST_WAIT_S = 15;
/** Seconds. The longest wait between two tries, unless the server asks for a longer one. */
const MAX_WAIT_S = 3_600;
/** Seconds. A server that asks to wait longer than this is sent the request again after this time. */
export const MAX_RETRY_AFTER_S = 86_400;

/**
 * Returns the seconds to wait before the next try: `first` after one try, then twice as long each time, up to `longest`.
 * The wait is never shorter than `retryAfterS`, which the server asks for, unless that exceeds a day. `tries`: from 1.
 */
export function computeRetryDelay(tries: number, retryAfterS = 0, first = FIRST_WAIT_S, longest = MAX_WAIT_S): number {
  return Math.max(Math.min(retryAfterS, MAX_RETRY_AFTER_S), Math.min(longest, first * 2 ** Math.max(0, tries - 1)));
}
