import { JobError } from '../jobs/job-error.ts';
import type { SendRequest } from './output.ts';

/**
 * Sends to a server that does not say which posts it has. `checkReachable` goes first: when it fails, nothing was sent, and the
 * queue tries again. When `send` fails, the post may have arrived, so the user has to look first (`unconfirmed`).
 */
export async function sendWithoutReadback<T>(
  request: SendRequest,
  checkReachable: () => Promise<unknown>,
  send: () => Promise<T>,
): Promise<T> {
  if (request.retried) throw new JobError('unconfirmed');
  await checkReachable();
  try {
    return await send();
  } catch (error) {
    throw error instanceof JobError && error.code === 'offline' ? new JobError('unconfirmed', error.detail) : error;
  }
}
