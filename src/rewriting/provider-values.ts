import { requestOrigin } from '../core/base-address.ts';
import type { Values } from '../storage/field.ts';
import { loadModelSettings, type ModelSettings, saveModelSettings, toSecretOwner } from '../storage/model-settings.ts';
import { bindBareSecrets, loadSecret, MODEL_OWNER_PREFIX } from '../storage/secrets.ts';
import type { Provider } from './provider.ts';
import { findProvider, providers } from './providers/index.ts';

/** Returns a provider's field values without its secrets; a field that the user has not set has its initial value. */
export function withProviderDefaults(model: Provider, { values }: ModelSettings): Values {
  const initial = model.fields.map(({ key, initial = '' }) => [key, initial]);
  return { ...Object.fromEntries(initial), ...values[model.id] };
}

/** At most this many model names of one service are offered; an older name is dropped. */
const MAX_MODEL_NAMES = 5;

/** Lists the current field values, then those with which other models of the same service have responded before. */
export function listProviderVariants(model: Provider, settings: ModelSettings): Values[] {
  const current = withProviderDefaults(model, settings);
  const used = settings.used[model.id] ?? [];
  const isOther = (one: Values) =>
    one.service === current.service && one.base === current.base && one.model !== current.model;
  return [current, ...used.filter(isOther)].slice(0, MAX_MODEL_NAMES);
}

/** Stores that the service has responded under this model name. The name is then offered even when another one is set. */
export async function recordUsedVariant(model: Provider, name: string): Promise<void> {
  const settings = await loadModelSettings();
  const [current, ...others] = listProviderVariants(model, settings);
  // If another name is set now, this name was stored at its first response.
  if (!name || current?.model !== name) return;
  const used = { ...settings.used, [model.id]: [current, ...others].slice(0, MAX_MODEL_NAMES) };
  await saveModelSettings({ used });
}

/**
 * Loads a provider's field values for a request, with its secrets. A secret that was typed for another origin is left out.
 * `name`: a model name from `listProviderVariants`.
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

/** Lists the providers that this browser can have. */
export function listProvidersHere(): Provider[] {
  const here = globalThis.location?.protocol === 'moz-extension:' ? 'firefox' : 'chromium';
  return providers.filter(({ browser = here }) => browser === here);
}

/**
 * Stores the context that a model has told, in tokens. Offers reckon with it from then on, and so does a request that is asked
 * again.
 */
export async function recordContextTokens(model: Provider, window: number): Promise<void> {
  const { values } = await loadModelSettings();
  if (values[model.id]?.window === String(window)) return;
  await saveModelSettings({ values: { ...values, [model.id]: { ...values[model.id], window: String(window) } } });
}

/** Lists the host match patterns (`https://host/*`) of all providers, as the user has set them. */
export async function listProviderHosts(): Promise<string[]> {
  const settings = await loadModelSettings();
  return providers.flatMap((model) => model.hosts(withProviderDefaults(model, settings)));
}

/** Binds each secret that an older version stored to its provider's current origin. This happens once on each device. */
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
