import { agreeToOrigin, deleteAgreedOrigin, loadAgreedOrigin } from './agreed-origins.ts';
import type { Values } from './field.ts';
import { deleteSecrets } from './secrets.ts';
import { createStoredList } from './stored-list.ts';

/** An output that the user has set up, with the values of its fields. Secrets are stored elsewhere (`secrets.ts`). */
export interface Destination {
  id: string;
  /** Id of the output. */
  output: string;
  /** The user's name for the destination; '' while there is only one destination with this output. */
  name: string;
  values: Values;
}

/**
 * The stored list of destinations, in the user's order. Outputs without fields (clipboard, download) are not in the list.
 */
export const destinations = createStoredList<Destination>('destinations', isDestination);

export const loadDestinations = (): Promise<Destination[]> => destinations.load();

export async function findDestination(id: string): Promise<Destination | undefined> {
  return (await loadDestinations()).find((one) => one.id === id);
}

/** Deletes a destination and its secrets. Resolves with a function that restores the destination without its secrets. */
export async function deleteDestination(id: string): Promise<() => Promise<void>> {
  const [before, agreed] = await Promise.all([loadDestinations(), loadAgreedOrigin(id)]);
  await destinations.save(before.filter((one) => one.id !== id));
  await deleteSecrets(id);
  await deleteAgreedOrigin(id);
  return async () => {
    await agreeToOrigin(id, agreed);
    await destinations.save(before);
  };
}

/**
 * Whether a stored value is a destination. The check is hand-written, because loading a schema would delay the popup's first
 * paint.
 */
function isDestination(value: unknown): value is Destination {
  if (typeof value !== 'object' || value === null) return false;
  const { id, output, name, values } = value as { [part: string]: unknown };
  const isTable = typeof values === 'object' && values !== null && !Array.isArray(values);
  return [id, output, name, ...(isTable ? Object.values(values) : [null])].every((text) => typeof text === 'string');
}
