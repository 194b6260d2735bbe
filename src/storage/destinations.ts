import { findOutput, type Output, requestOrigin, type Values, withDefaults } from '../publishing/destinations/index.ts';
import { agreeToOrigin, deleteAgreedOrigin, loadAgreedOrigin } from './agreed-origins.ts';
import { deleteSecrets, loadSecret } from './secrets.ts';
import { createStoredList } from './stored-list.ts';

/** A place that the person has set up: an output with the values of its fields. Nothing in it is secret. */
export interface Destination {
  id: string;
  /** Id of the output. */
  output: string;
  /** What the person calls it; '' when there is but one of its kind. */
  name: string;
  values: Values;
}

/** What the user has set up, in their order; the outputs without fields are always there and not among them. */
export const destinations = createStoredList<Destination>('destinations', isDestination);

export const loadDestinations = (): Promise<Destination[]> => destinations.load();

export async function findDestination(id: string): Promise<Destination | undefined> {
  return (await loadDestinations()).find((one) => one.id === id);
}

/** The origin that a destination's posts and secrets go to; '' when it has none. */
export function originOf({ output: kind, values }: Pick<Destination, 'output' | 'values'>): string {
  const output = findOutput(kind);
  return output ? requestOrigin(output, withDefaults(output, values)) : '';
}

/**
 * Keeps a destination as the user has set it, one of the same id being replaced. Its secrets are kept apart, by `secrets.ts`.
 * An address that is new with it is agreed to: the user has typed or chosen it.
 */
export async function saveDestination(destination: Destination, { fields }: Output): Promise<void> {
  const secret = new Set(fields.filter(({ kind }) => kind === 'secret').map(({ key }) => key));
  const values = Object.fromEntries(Object.entries(destination.values).filter(([key]) => !secret.has(key)));
  const before = await loadDestinations();
  const kept = { ...destination, values };
  const at = before.findIndex(({ id }) => id === kept.id);
  const [was, origin] = [before[at], originOf(kept)];
  if (!was || originOf(was) !== origin) await agreeToOrigin(kept.id, origin);
  await destinations.save(at === -1 ? [...before, kept] : before.with(at, kept));
}

/** Forgets a destination and its secrets. Resolves with the way back, which brings back all but the secrets. */
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

/** The values of a destination for the moment of sending: with those secrets that were typed for its address. */
export async function loadDestinationValues(destination: Destination, output: Output): Promise<Values> {
  const origin = originOf(destination);
  const secrets = await Promise.all(
    output.fields
      .filter(({ kind }) => kind === 'secret')
      .map(async ({ key }) => [key, await loadSecret(destination.id, key, origin)] as const),
  );
  return withDefaults(output, { ...destination.values, ...Object.fromEntries(secrets) });
}

/** By hand: a popup asks it before its first paint. */
export function isDestination(value: unknown): value is Destination {
  if (typeof value !== 'object' || value === null) return false;
  const { id, output, name, values } = value as { [part: string]: unknown };
  const isTable = typeof values === 'object' && values !== null && !Array.isArray(values);
  return [id, output, name, ...(isTable ? Object.values(values) : [null])].every((text) => typeof text === 'string');
}
