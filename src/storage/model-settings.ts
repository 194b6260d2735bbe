import browser from 'webextension-polyfill';
import type { Values } from './field.ts';
import { MODEL_SETTINGS_KEY } from './has-chosen-model.ts';
import { MODEL_OWNER_PREFIX } from './secrets.ts';
import { getKindSchema } from './stored-kinds.ts';
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
  /** Whether the newest posts go along as examples: `yes` or ''. */
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

/** The owner of a model's secrets. */
export const toSecretOwner = ({ id }: { id: string }): string => `${MODEL_OWNER_PREFIX}${id}`;

/** One request to a model as it went out, for the user to look at. */
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
