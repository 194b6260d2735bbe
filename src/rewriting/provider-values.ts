import { requestOrigin } from '../core/base-address.ts';
import type { Values } from '../storage/field.ts';
import { loadModelSettings, type ModelSettings, saveModelSettings, toSecretOwner } from '../storage/model-settings.ts';
import { bindBareSecrets, loadSecret, MODEL_OWNER_PREFIX } from '../storage/secrets.ts';
import type { Provider } from './provider.ts';
import { findProvider, providers } from './providers/index.ts';

/** The values of a provider without its secrets; empty fields have their initial values. */
export function withProviderDefaults(model: Provider, { values }: ModelSettings): Values {
  const initial = model.fields.map(({ key, initial = '' }) => [key, initial]);
  return { ...Object.fromEntries(initial), ...values[model.id] };
}

/** How many models of one service are offered at once. */
const MAX_MODEL_NAMES = 5;

/** The values as they are set, then the values of other models of the same service that have answered before. */
export function listProviderVariants(model: Provider, settings: ModelSettings): Values[] {
  const current = withProviderDefaults(model, settings);
  const used = settings.used[model.id] ?? [];
  const isOther = (one: Values) =>
    one.service === current.service && one.base === current.base && one.model !== current.model;
  return [current, ...used.filter(isOther)].slice(0, MAX_MODEL_NAMES);
}

/** Remembers that the model has answered under this name: it is offered from then on, whatever name is set. */
export async function recordUsedVariant(model: Provider, name: string): Promise<void> {
  const settings = await loadModelSettings();
  const [current, ...others] = listProviderVariants(model, settings);
  // A name that was set before is among the others already.
  if (!name || current?.model !== name) return;
  const used = { ...settings.used, [model.id]: [current, ...others].slice(0, MAX_MODEL_NAMES) };
  await saveModelSettings({ used });
}

/**
 * The values of a provider at the moment of asking, with those secrets that were typed for its address. `name`: the model, of
 * `listProviderVariants`.
 */
export async function loadProviderValues(model: Provider, settings: ModelSettings, name?: string): Promise<Values> {
  const values =
    listProviderVariants(model, settings).find((one) => one.model === name) ?? withProviderDefaults(model, settings);
  const origin = requestOrigin(model, values);
  const secrets = model.fields.filter(({ kind }) => kind === 'secret');
  const loaded = secrets.map(async ({ key }) => [key, await loadSecret(toSecretOwner(model), key, origin)] as const);
  return { ...values, ...Object.fromEntries(await Promise.all(loaded)) };
}

/** The provider that the user has chosen. */
export const getChosenProvider = ({ model }: ModelSettings): Provider | undefined => findProvider(model);

/** Match patterns of every host that a provider sends to, as it is set. */
export async function listProviderHosts(): Promise<string[]> {
  const settings = await loadModelSettings();
  return providers.flatMap((model) => model.hosts(withProviderDefaults(model, settings)));
}

/** Binds secrets of an older version to the origin that their provider has now; once on each device. */
export const bindProviderSecrets = (): Promise<void> =>
  bindBareSecrets('modelSecretsBound', isProviderKey, async () => {
    const settings = await loadModelSettings();
    const bound = providers.flatMap((model) =>
      model.fields.map(({ key }): [string, string] => [
        `${toSecretOwner(model)}:${key}`,
        requestOrigin(model, withProviderDefaults(model, settings)),
      ]),
    );
    return new Map(bound);
  });

const isProviderKey = (key: string) => key.startsWith(MODEL_OWNER_PREFIX);
