import { requestOrigin } from '../core/base-address.ts';
import { agreeToOrigin } from '../storage/agreed-origins.ts';
import { type Destination, destinations, loadDestinations } from '../storage/destinations.ts';
import type { Values } from '../storage/field.ts';
import { bindBareSecrets, loadSecret, MODEL_OWNER_PREFIX } from '../storage/secrets.ts';
import { findOutput } from './destinations/index.ts';
import type { Output } from './output.ts';
import { withDefaults } from './readiness.ts';

/** The origin that a destination's posts and secrets go to; '' for none. */
export function getDestinationOrigin({ output: id, values }: Pick<Destination, 'output' | 'values'>): string {
  const output = findOutput(id);
  return output ? requestOrigin(output, withDefaults(output, values)) : '';
}

/** Match patterns of the hosts that a destination's requests go to. */
export function listDestinationHosts({ output: id, values }: Pick<Destination, 'output' | 'values'>): string[] {
  const output = findOutput(id);
  return output?.hosts?.(withDefaults(output, values)) ?? [];
}

/**
 * Stores a destination in place of the one of its id. Its secrets are stored apart, by `storage/secrets.ts`. A new address is
 * agreed to with it, since the user has typed or chosen it.
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

/** The values of a destination at the moment of sending, with those secrets that were typed for its address. */
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
 * Binds secrets of an older version to the origin that their destination has now, and counts that origin as agreed to. Once on
 * each device, before anything is sent or restored: an address that was restored must not get a secret.
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
