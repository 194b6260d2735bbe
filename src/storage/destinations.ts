import { agreeToOrigin, deleteAgreedOrigin, loadAgreedOrigin } from './agreed-origins.ts';
import { type Integration, requestOrigin, type Values, withDefaults } from './fields.ts';
import { deleteSecrets, loadSecret } from './secrets.ts';
import { createStoredList } from './stored-list.ts';

/** An output that the user has set up, with the values of its fields. Nothing in it is secret. */
export interface Destination {
  id: string;
  /** Id of the output. */
  output: string;
  /** The user's name for it; '' while it is the only one of its output. */
  name: string;
  values: Values;
}

/** The destinations in the user's order. Outputs without fields need no setting up and are not among these. */
export const destinations = createStoredList<Destination>('destinations', isDestination);

export const loadDestinations = (): Promise<Destination[]> => destinations.load();

export async function findDestination(id: string): Promise<Destination | undefined> {
  return (await loadDestinations()).find((one) => one.id === id);
}

/**
 * Saves a destination; one of the same id is replaced. Its secrets are stored apart, in `secrets.ts`. Saving a new address
 * counts as agreeing to it, because the user typed or chose it.
 */
export async function saveDestination(destination: Destination, output: Integration): Promise<void> {
  const secrets = new Set(output.fields.filter(({ kind }) => kind === 'secret').map(({ key }) => key));
  const values = Object.fromEntries(Object.entries(destination.values).filter(([key]) => !secrets.has(key)));
  const before = await loadDestinations();
  const next = { ...destination, values };
  const index = before.findIndex(({ id }) => id === next.id);
  const previous = before[index];
  const getOrigin = (one: Destination) => requestOrigin(output, withDefaults(output, one.values));
  if (previous?.output !== next.output || getOrigin(previous) !== getOrigin(next))
    await agreeToOrigin(next.id, getOrigin(next));
  await destinations.save(index === -1 ? [...before, next] : before.with(index, next));
}

/** Deletes a destination and its secrets. Resolves with an undo, which restores all but the secrets. */
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

/** A destination's values for the moment of sending, with the secrets that were typed for its address. */
export async function loadDestinationValues(destination: Destination, output: Integration): Promise<Values> {
  const origin = requestOrigin(output, withDefaults(output, destination.values));
  const secrets = await Promise.all(
    output.fields
      .filter(({ kind }) => kind === 'secret')
      .map(async ({ key }) => [key, await loadSecret(destination.id, key, origin)] as const),
  );
  return withDefaults(output, { ...destination.values, ...Object.fromEntries(secrets) });
}

/** Written by hand instead of by a schema, because a popup needs it before its first paint. */
export function isDestination(value: unknown): value is Destination {
  if (typeof value !== 'object' || value === null) return false;
  const { id, output, name, values } = value as { [part: string]: unknown };
  const isTable = typeof values === 'object' && values !== null && !Array.isArray(values);
  return [id, output, name, ...(isTable ? Object.values(values) : [null])].every((text) => typeof text === 'string');
}
