import { requestOrigin } from '../core/base-address.ts';
import { agreeToOrigin } from '../storage/agreed-origins.ts';
import { type Destination, destinations, loadDestinations } from '../storage/destinations.ts';
import type { Values } from '../storage/field.ts';
import { bindBareSecrets, loadSecret, MODEL_OWNER_PREFIX } from '../storage/secrets.ts';
import { findOutput } from './destinations/index.ts';
import type { Output } from './output.ts';
import { withDefaults } from './readiness.ts';

/**
 * Returns the origin (scheme, host, port) that a destination's posts and secrets are sent to; '' when it uses no network.
 */
export function getDestinationOrigin({ output: id, values }: Pick<Destination, 'output' | 'values'>): string {
  const output = findOutput(id);
  return output ? requestOrigin(output, withDefaults(output, values)) : '';
}

/** Lists host match patterns (`https://host/*`) for a destination's requests. */
export function listDestinationHosts({ output: id, values }: Pick<Destination, 'output' | 'values'>): string[] {
  const output = findOutput(id);
  return output?.hosts?.(withDefaults(output, values)) ?? [];
}

/**
 * Stores a destination, and replaces a stored destination of the same id. Secrets are left out; `storage/secrets.ts` stores
 * them. A new address counts as agreed to, because the user has just typed or chosen it.
 */
export async function saveDestination(destination: Destination, { fields }: Output): Promise<void> {
  const secret = new Set(fields.filter(({ kind }) => kind === 'secret').map(({ key }) => key));
  const values = Object.fromEntries(Object.entries(destination.values).filter(([key]) => !secret.has(key)));
  const all = await loadDestinations();
  const saved = { ...destination, values };
  const at = all.findIndex(({ id }) => id === saved.id);
  const [before, origin] = [all[at], getDestinationOrigin(saved)];
  if (!before || getDestinationOrigin(before) !== origin) await agreeToOrigin(saved.id, origin);
  await destinations.save(at === -1 ? [...all, saved] : all.with(at, saved));
}

/**
 * Loads a destination's field values for a send, with its secrets. A secret that was typed for another origin is left out.
 */
export async function loadDestinationValues(destination: Destination, output: Output): Promise<Values> {
  const origin = getDestinationOrigin(destination);
  const secrets = await Promise.all(
    output.fields
      .filter(({ kind }) => kind === 'secret')
      .map(async ({ key }) => [key, await loadSecret(destination.id, key, origin)] as const),
  );
  return withDefaults(output, { ...destination.values, ...Object.fromEntries(secrets) });
}

/**
 * Binds each secret that an older version stored to its destination's current origin, and counts this origin as agreed to.
 * It happens once on each device, before any send or restore, so that no secret is bound to an address from a backup.
 */
export const bindDestinationSecrets = (): Promise<void> =>
  bindBareSecrets('secretsBound', isDestinationKey, async () => {
    const origins = new Map<string, string>();
    for (const destination of await loadDestinations()) {
      const origin = getDestinationOrigin(destination);
      if (!origin) continue;
      for (const { key } of findOutput(destination.output)?.fields ?? [])
        origins.set(`${destination.id}:${key}`, origin);
      await agreeToOrigin(destination.id, origin);
    }
    return origins;
  });

const isDestinationKey = (key: string) => !key.startsWith(MODEL_OWNER_PREFIX);
