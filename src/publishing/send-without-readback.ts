import { JobError } from '../jobs/job-error.ts';
import type { SendRequest } from './output.ts';

/**
 * Sends to a place that can't be asked what it holds. Before, that it answers at all: what fails there has surely not been
 * sent, and may be tried again. What fails after may have got through, so the person looks first (`unsure`).
 */
export async function sendWithoutReadback<T>(
  request: SendRequest,
  reach: () => Promise<unknown>,
  send: () => Promise<T>,
): Promise<T> {
  if (request.retried) throw new JobError('unconfirmed');
  await reach();
  try {
    return await send();
  } catch (error) {
    throw error instanceof JobError && error.code === 'offline' ? new JobError('unconfirmed', error.detail) : error;
  }
}
