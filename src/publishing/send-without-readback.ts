import { SendError } from '../jobs/send-error.ts';
import type { SendRequest } from './output.ts';

/**
 * Sends to a place that can't be asked what it holds. Before, that it answers at all: what fails there has surely not been
 * sent, and may be tried again. What fails after may have got through, so the person looks first (`unsure`).
 */
export async function sendWithoutReadback<T>(
  parcel: SendRequest,
  reach: () => Promise<unknown>,
  send: () => Promise<T>,
): Promise<T> {
  if (parcel.again) throw new SendError('unsure');
  await reach();
  try {
    return await send();
  } catch (error) {
    throw error instanceof SendError && error.code === 'offline' ? new SendError('unsure', error.detail) : error;
  }
}
