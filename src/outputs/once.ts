import { Failed } from './failed.ts';
import type { Parcel } from './output.ts';

/**
 * Sends to a place that can't be asked what it holds. Before, that it answers at all: what fails there has surely not been
 * sent, and may be tried again. What fails after may have got through, so the person looks first (`unsure`).
 */
export async function once<T>(parcel: Parcel, reach: () => Promise<unknown>, send: () => Promise<T>): Promise<T> {
  if (parcel.again) throw new Failed('unsure');
  await reach();
  try {
    return await send();
  } catch (error) {
    throw error instanceof Failed && error.why === 'offline' ? new Failed('unsure', error.detail) : error;
  }
}
