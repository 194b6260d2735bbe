import type { Field, Values } from '../outputs/index.ts';
import { dropSecrets, keepSecret, loadSecret } from './secrets.ts';
import { storedList } from './stored-list.ts';

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
export const destinations = storedList<Destination>('destinations', isDestination);

export const loadDestinations = (): Promise<Destination[]> => destinations.load();

export async function findDestination(id: string): Promise<Destination | undefined> {
  return (await loadDestinations()).find((one) => one.id === id);
}

/**
 * Keeps a destination, one of the same id being replaced. Values of secret fields are taken out and kept apart: on this
 * device with `remember`, else till the browser closes; a secret that is not given stays as it is.
 */
export async function keepDestination(destination: Destination, fields: Field[], remember: boolean): Promise<void> {
  const values = { ...destination.values };
  for (const { key, kind } of fields) {
    if (kind !== 'secret') continue;
    const secret = values[key];
    delete values[key];
    if (secret !== undefined) await keepSecret(destination.id, key, secret, remember);
  }
  const before = await loadDestinations();
  const kept = { ...destination, values };
  const at = before.findIndex(({ id }) => id === kept.id);
  await destinations.save(at === -1 ? [...before, kept] : before.with(at, kept));
}

/** Forgets a destination and its secrets. Resolves with the way back, which brings back all but the secrets. */
export async function dropDestination(id: string): Promise<() => Promise<void>> {
  const before = await loadDestinations();
  await destinations.save(before.filter((one) => one.id !== id));
  await dropSecrets(id);
  return () => destinations.save(before);
}

/** The values of a destination with its secrets, for the moment of sending. */
export async function valuesOf(destination: Destination, fields: Field[]): Promise<Values> {
  const secrets = await Promise.all(
    fields
      .filter(({ kind }) => kind === 'secret')
      .map(async ({ key }) => [key, await loadSecret(destination.id, key)] as const),
  );
  return { ...destination.values, ...Object.fromEntries(secrets) };
}

/** By hand: a popup asks it before its first paint. */
export function isDestination(value: unknown): value is Destination {
  if (typeof value !== 'object' || value === null) return false;
  const { id, output, name, values } = value as { [part: string]: unknown };
  const isTable = typeof values === 'object' && values !== null && !Array.isArray(values);
  return [id, output, name, ...(isTable ? Object.values(values) : [null])].every((text) => typeof text === 'string');
}
