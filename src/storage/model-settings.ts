import { type Integration, requestOrigin, type Values, withDefaults } from './fields.ts';
import { MODEL_SETTINGS_KEY } from './has-chosen-model.ts';
import { loadSecret } from './secrets.ts';
import { getKindSchema } from './stored-records.ts';
import { createStoredSettings } from './stored-settings.ts';

/** Defaults are the schema. Nothing in it is secret. */
export const defaultModelSettings = {
  /** Id of the provider that is asked for better posts; '' for none. */
  model: '',
  /** The values of each provider's fields, by its id. */
  values: {} as Record<string, Values>,
  /** The values with which each provider has answered, by its id, newest first: one entry a model name. */
  used: {} as Record<string, Values[]>,
  /** The user's own words about tone and length. */
  style: '',
  /** BCP 47 tag of the posts; '' for the language of the article. */
  language: '',
  /** Whether the newest posts of the library go along as examples: `yes` or ''. */
  examples: '',
  /** Hosts of pages that are never sent anywhere. */
  never: [] as string[],
  /** Origins that the user has agreed to send articles to. No backup holds these. */
  agreed: [] as string[],
};

export type ModelSettings = typeof defaultModelSettings;

export const modelSettings = createStoredSettings(MODEL_SETTINGS_KEY, defaultModelSettings, {
  values: getKindSchema('valuesById'),
  used: getKindSchema('valueListsById'),
});

export async function loadModelSettings(): Promise<ModelSettings> {
  const settings = await modelSettings.load();
  // Older versions stored hosts.
  return { ...settings, agreed: settings.agreed.map((one) => (one.includes('://') ? one : `https://${one}`)) };
}

export const saveModelSettings = (change: Partial<ModelSettings>): Promise<void> => modelSettings.save(change);

/** The owner that a provider's secrets are stored under. */
export const toSecretOwner = ({ id }: Pick<Integration, 'id'>): string => `model:${id}`;

/** A provider's values without secrets, with the initial value of each empty field. */
export const withProviderDefaults = (provider: Integration, { values }: ModelSettings): Values =>
  withDefaults(provider, values[provider.id]);

/** Most model names of one service that are offered at once. */
const MAX_MODEL_NAMES = 5;

/** A provider's values, then the values of other models of the same service that have answered. */
export function listProviderVariants(provider: Integration, settings: ModelSettings): Values[] {
  const current = withProviderDefaults(provider, settings);
  const used = settings.used[provider.id] ?? [];
  const isOtherModel = ({ service, base, model }: Values) =>
    service === current.service && base === current.base && model !== current.model;
  return [current, ...used.filter(isOtherModel)].slice(0, MAX_MODEL_NAMES);
}

/** Records that the model of this name has answered with the current values: the user can choose it from then on. */
export async function recordUsedVariant(provider: Integration, name: string): Promise<void> {
  const settings = await loadModelSettings();
  const [current, ...others] = listProviderVariants(provider, settings);
  // A variant that is not current is recorded already.
  if (!name || current?.model !== name) return;
  await saveModelSettings({
    used: { ...settings.used, [provider.id]: [current, ...others].slice(0, MAX_MODEL_NAMES) },
  });
}

/**
 * A provider's values for the moment of asking, with the secrets that were typed for its address. `name`: of the model whose
 * variant is meant; the current one when left out.
 */
export async function loadProviderValues(
  provider: Integration,
  settings: ModelSettings,
  name?: string,
): Promise<Values> {
  const variant =
    listProviderVariants(provider, settings).find(({ model }) => model === name) ??
    withProviderDefaults(provider, settings);
  const origin = requestOrigin(provider, variant);
  const secrets = provider.fields.filter(({ kind }) => kind === 'secret');
  const owner = toSecretOwner(provider);
  const loaded = secrets.map(async ({ key }) => [key, await loadSecret(owner, key, origin)] as const);
  return { ...variant, ...Object.fromEntries(await Promise.all(loaded)) };
}
