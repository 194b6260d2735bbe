import { agreeToOrigin, deleteAgreedOrigin, loadAgreedOrigin } from './agreed-origins.ts';
import type { Values } from './field.ts';
import { deleteSecrets } from './secrets.ts';
import { createStoredList } from './stored-list.ts';

/** An output as the user has set it up, with the values of its fields. Nothing in it is secret. */
export interface Destination {
  id: string;
  /** Id of the output. */
  output: string;
  /** The user's name for it; '' while it is the only one of its kind. */
  name: string;
  values: Values;
}

/** In the user's order. Outputs without fields are always available and not in the list. */
export const destinations = createStoredList<Destination>('destinations', isDestination);

export const loadDestinations = (): Promise<Destination[]> => destinations.load();

export async function findDestination(id: string): Promise<Destination | undefined> {
  return (await loadDestinations()).find((one) => one.id === id);
}

/** Deletes a destination and its secrets. Resolves with a function that brings back all but the secrets. */
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

/** Written by hand: a popup checks its destinations before its first paint, and a schema would have to be loaded. */
function isDestination(value: unknown): value is Destination {
  if (typeof value !== 'object' || value === null) return false;
  const { id, output, name, values } = value as { [part: string]: unknown };
  const isTable = typeof values === 'object' && values !== null && !Array.isArray(values);
  return [id, output, name, ...(isTable ? Object.values(values) : [null])].every((text) => typeof text === 'string');
}
