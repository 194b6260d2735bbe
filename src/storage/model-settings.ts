import browser from 'webextension-polyfill';
import type { Values } from './field.ts';
import { MODEL_SETTINGS_KEY } from './has-chosen-model.ts';
import { MODEL_OWNER_PREFIX } from './secrets.ts';
import { getKindSchema } from './stored-kinds.ts';
import { createStoredSettings } from './stored-settings.ts';

/**
 * Default settings for models. A stored value of another type than the default is ignored. Secrets are stored by
 * `secrets.ts`.
 */
export const defaultModelSettings = {
  /** Id of the provider that the user has chosen for proposals; '' for none. */
  model: '',
  /** By provider id: the values of the provider's fields. */
  values: {} as Record<string, Values>,
  /** By provider id: field values with which the provider has responded, newest first, one entry for each model name. */
  used: {} as Record<string, Values[]>,
  /** The user's instructions to the model about tone and length. */
  style: '',
  /** Language of the posts (BCP 47); '' for the article's language. */
  language: '',
  /** Whether the newest posts are sent to the model as examples: `yes` or ''. */
  examples: '',
  /** Dollars that requests to models may cost in a month; '' for no limit. */
  budget: '',
  /** Hosts whose pages are never sent to a model. */
  never: [] as string[],
  /** Origins that the user has agreed to send articles to. Backups leave these out. */
  agreed: [] as string[],
};

export type ModelSettings = typeof defaultModelSettings;

export const modelSettings = createStoredSettings(MODEL_SETTINGS_KEY, defaultModelSettings, {
  values: getKindSchema('valuesById'),
  used: getKindSchema('valueListsById'),
});

export async function loadModelSettings(): Promise<ModelSettings> {
  const settings = await modelSettings.load();
  // Older versions stored only the host of an origin.
  return { ...settings, agreed: settings.agreed.map((one) => (one.includes('://') ? one : `https://${one}`)) };
}

export const saveModelSettings = (change: Partial<ModelSettings>): Promise<void> => modelSettings.save(change);

/** Returns the owner id under which `secrets.ts` stores a provider's secrets. */
export const toSecretOwner = ({ id }: { id: string }): string => `${MODEL_OWNER_PREFIX}${id}`;

/** An entry in the log of requests to models, which the user can read in the options. */
export interface SentLogEntry {
  /** When the request was sent, as ISO 8601. */
  at: string;
  host: string;
  model: string;
  /** Address of the article; '' for a private window. */
  address: string;
  /** Estimated tokens of the request. */
  tokens: number;
}

const SENT_LOG_KEY = 'sent to models';
const MAX_LOG_ENTRIES = 200;

/** Loads the log of requests to models, newest first. */
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
