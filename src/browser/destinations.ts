import browser from 'webextension-polyfill';
import { filled, type Output, outputOf, requestOrigin, type Values } from '../outputs/index.ts';
import { agreeToOrigin, dropAgreedOrigin, loadAgreedOrigin } from './agreed-origins.ts';
import { dropSecrets, loadSecret } from './secrets.ts';

/** A place that the person has set up: an output with the values of its fields. Nothing in it is secret. */
export interface Destination {
  id: string;
  /** Id of the output. */
  output: string;
  /** What the person calls it; '' when there is but one of its kind. */
  name: string;
  values: Values;
}

const KEY = 'destinations';

/** What the person has set up, in their order; the outputs without fields are always there and not among them. */
export async function loadDestinations(): Promise<Destination[]> {
  const stored: unknown = (await browser.storage.local.get(KEY))[KEY];
  return Array.isArray(stored) ? stored.filter(isDestination) : [];
}

export async function findDestination(id: string): Promise<Destination | undefined> {
  return (await loadDestinations()).find((one) => one.id === id);
}

/** The origin that a destination's posts and secrets go to; '' when it has none. */
export function originOf({ output: kind, values }: Pick<Destination, 'output' | 'values'>): string {
  const output = outputOf(kind);
  return output ? requestOrigin(output, filled(output, values)) : '';
}

/**
 * Keeps a destination as the user has set it, one of the same id being replaced. Its secrets are kept apart, by `secrets.ts`.
 * An address that is new with it is agreed to: the user has typed or chosen it.
 */
export async function keepDestination(destination: Destination, { fields }: Output): Promise<void> {
  const secret = new Set(fields.filter(({ kind }) => kind === 'secret').map(({ key }) => key));
  const values = Object.fromEntries(Object.entries(destination.values).filter(([key]) => !secret.has(key)));
  const before = await loadDestinations();
  const kept = { ...destination, values };
  const at = before.findIndex(({ id }) => id === kept.id);
  const [was, origin] = [before[at], originOf(kept)];
  if (!was || originOf(was) !== origin) await agreeToOrigin(kept.id, origin);
  await browser.storage.local.set({ [KEY]: at === -1 ? [...before, kept] : before.with(at, kept) });
}

/** Forgets a destination and its secrets. Resolves with the way back, which brings back all but the secrets. */
export async function dropDestination(id: string): Promise<() => Promise<void>> {
  const [before, agreed] = await Promise.all([loadDestinations(), loadAgreedOrigin(id)]);
  await browser.storage.local.set({ [KEY]: before.filter((one) => one.id !== id) });
  await dropSecrets(id);
  await dropAgreedOrigin(id);
  return async () => {
    await agreeToOrigin(id, agreed);
    await browser.storage.local.set({ [KEY]: before });
  };
}

/** The values of a destination for the moment of sending: with those secrets that were typed for its address. */
export async function valuesOf(destination: Destination, output: Output): Promise<Values> {
  const origin = originOf(destination);
  const secrets = await Promise.all(
    output.fields
      .filter(({ kind }) => kind === 'secret')
      .map(async ({ key }) => [key, await loadSecret(destination.id, key, origin)] as const),
  );
  return filled(output, { ...destination.values, ...Object.fromEntries(secrets) });
}

export function isDestination(value: unknown): value is Destination {
  const one = value as Partial<Destination> | null;
  return typeof one?.id === 'string' && typeof one.output === 'string' && typeof one.values === 'object';
}
