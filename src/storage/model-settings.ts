import browser from 'webextension-polyfill';
import { getKindSchema } from '../library/validate-rows.ts';
import { requestOrigin, type Values } from '../publishing/destinations/index.ts';
import { findProvider, type Provider } from '../rewriting/providers/index.ts';
import { MODEL_SETTINGS_KEY } from './has-chosen-model.ts';
import { loadSecret } from './secrets.ts';
import { createStoredSettings } from './stored-settings.ts';

/** Defaults are the schema. Nothing in it is secret. */
export const defaultModelSettings = {
  /** Id of the model that is asked for better posts; '' for none. */
  model: '',
  /** What is set of each, by its id. */
  values: {} as Record<string, Values>,
  /** What was set of each when it answered, by its id, the newest first: one for each name of a service's models. */
  used: {} as Record<string, Values[]>,
  /** The person's own words about tone and length. */
  style: '',
  /** BCP 47 of the posts; '' for that of the article. */
  language: '',
  /** Whether the newest posts of the library go along as examples: `yes` or ''. */
  examples: '',
  /** Hosts of pages that are never sent anywhere. */
  never: [] as string[],
  /** Where the user has once agreed that articles go: origins. It is in no backup. */
  agreed: [] as string[],
};

export type ModelSettings = typeof defaultModelSettings;

export const modelSettings = createStoredSettings(MODEL_SETTINGS_KEY, defaultModelSettings, {
  values: getKindSchema('valuesById'),
  used: getKindSchema('valueListsById'),
});

export async function loadModelSettings(): Promise<ModelSettings> {
  const settings = await modelSettings.load();
  // Older versions kept hosts.
  return { ...settings, agreed: settings.agreed.map((one) => (one.includes('://') ? one : `https://${one}`)) };
}

export const saveModelSettings = (change: Partial<ModelSettings>): Promise<void> => modelSettings.save(change);

/** Where the secrets of a model are kept. */
export const toSecretOwner = ({ id }: Provider): string => `model:${id}`;

/** What is set of a model, with what its empty fields start with, and without secrets. */
export function withProviderDefaults(model: Provider, { values }: ModelSettings): Values {
  const initial = model.fields.map(({ key, initial = '' }) => [key, initial]);
  return { ...Object.fromEntries(initial), ...values[model.id] };
}

/** Names of one service's models that are offered at once. */
const MAX_MODEL_NAMES = 5;

/** What is set of a model, then what was set of others of the same service that have answered. */
export function listProviderVariants(model: Provider, settings: ModelSettings): Values[] {
  const now = withProviderDefaults(model, settings);
  const used = settings.used[model.id] ?? [];
  const same = (one: Values) => one.service === now.service && one.base === now.base && one.model !== now.model;
  return [now, ...used.filter(same)].slice(0, MAX_MODEL_NAMES);
}

/** It has answered by this name, as it is set now: it can be chosen from then on, whatever name is set. */
export async function recordUsedVariant(model: Provider, name: string): Promise<void> {
  const settings = await loadModelSettings();
  const [now, ...others] = listProviderVariants(model, settings);
  // One that answers by a name of before is among them already.
  if (!name || now?.model !== name) return;
  await saveModelSettings({ used: { ...settings.used, [model.id]: [now, ...others].slice(0, MAX_MODEL_NAMES) } });
}

/**
 * What is set of a model for the moment of asking, with those secrets that were typed for its address. `name`: as it was set
 * for the one of that name.
 */
export async function loadProviderValues(model: Provider, settings: ModelSettings, name?: string): Promise<Values> {
  const named =
    listProviderVariants(model, settings).find((one) => one.model === name) ?? withProviderDefaults(model, settings);
  const origin = requestOrigin(model, named);
  const secrets = model.fields.filter(({ kind }) => kind === 'secret');
  const loaded = secrets.map(async ({ key }) => [key, await loadSecret(toSecretOwner(model), key, origin)] as const);
  return { ...named, ...Object.fromEntries(await Promise.all(loaded)) };
}

/** The model that the person has chosen. */
export const getChosenProvider = ({ model }: ModelSettings): Provider | undefined => findProvider(model);

/** One question as it went out, for the person to look at. */
export interface SentLogEntry {
  /** ISO 8601. */
  at: string;
  host: string;
  model: string;
  /** Address of the article; '' of one in a private window. */
  address: string;
  /** Estimated. */
  tokens: number;
}

const SENT_LOG_KEY = 'sent to models';
const MAX_LOG_ENTRIES = 200;

/** Newest first. */
export async function loadSentLog(): Promise<SentLogEntry[]> {
  const stored: unknown = (await browser.storage.local.get(SENT_LOG_KEY))[SENT_LOG_KEY];
  return Array.isArray(stored) ? stored.filter(isSent) : [];
}

function isSent(value: unknown): value is SentLogEntry {
  const sent = value as Partial<SentLogEntry> | null;
  const texts = [sent?.at, sent?.host, sent?.model, sent?.address];
  return texts.every((text) => typeof text === 'string') && typeof sent?.tokens === 'number';
}

export async function appendToSentLog(sent: SentLogEntry): Promise<void> {
  await browser.storage.local.set({ [SENT_LOG_KEY]: [sent, ...(await loadSentLog())].slice(0, MAX_LOG_ENTRIES) });
}

export async function clearSentLog(): Promise<void> {
  await browser.storage.local.remove(SENT_LOG_KEY);
}
