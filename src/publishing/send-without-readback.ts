import { JobError } from '../jobs/job-error.ts';
import type { SendRequest } from './output.ts';

/**
 * Sends to a server that can't be asked which posts it has. `checkReachable` is called first: when it fails, nothing was
 * sent, so the job can be retried. When `send` loses the connection, the post may have arrived: the error `unconfirmed` asks
 * the user to check before another try.
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
