import browser from 'webextension-polyfill';
import { type Model, modelOf } from '../engines/index.ts';
import { ofKind } from '../library/stored.ts';
import { requestOrigin, type Values } from '../outputs/index.ts';
import { MODELS_KEY } from './has-model.ts';
import { loadSecret } from './secrets.ts';
import { storedSettings } from './stored-settings.ts';

/** Defaults are the schema. Nothing in it is secret. */
export const modelDefaults = {
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

export type ModelSettings = typeof modelDefaults;

export const modelSettings = storedSettings(MODELS_KEY, modelDefaults, {
  values: ofKind('valuesById'),
  used: ofKind('valueListsById'),
});

export async function loadModels(): Promise<ModelSettings> {
  const settings = await modelSettings.load();
  // Older versions kept hosts.
  return { ...settings, agreed: settings.agreed.map((one) => (one.includes('://') ? one : `https://${one}`)) };
}

export const saveModels = (change: Partial<ModelSettings>): Promise<void> => modelSettings.save(change);

/** Where the secrets of a model are kept. */
export const secretsOf = ({ id }: Model): string => `model:${id}`;

/** What is set of a model, with what its empty fields start with, and without secrets. */
export function filledModel(model: Model, { values }: ModelSettings): Values {
  const initial = model.fields.map(({ key, initial = '' }) => [key, initial]);
  return { ...Object.fromEntries(initial), ...values[model.id] };
}

/** Names of one service's models that are offered at once. */
const MOST_NAMES = 5;

/** What is set of a model, then what was set of others of the same service that have answered. */
export function namedModels(model: Model, settings: ModelSettings): Values[] {
  const now = filledModel(model, settings);
  const used = settings.used[model.id] ?? [];
  const same = (one: Values) => one.service === now.service && one.base === now.base && one.model !== now.model;
  return [now, ...used.filter(same)].slice(0, MOST_NAMES);
}

/** It has answered by this name, as it is set now: it can be chosen from then on, whatever name is set. */
export async function noteUsed(model: Model, name: string): Promise<void> {
  const settings = await loadModels();
  const [now, ...others] = namedModels(model, settings);
  // One that answers by a name of before is among them already.
  if (!name || now?.model !== name) return;
  await saveModels({ used: { ...settings.used, [model.id]: [now, ...others].slice(0, MOST_NAMES) } });
}

/**
 * What is set of a model for the moment of asking, with those secrets that were typed for its address. `name`: as it was set
 * for the one of that name.
 */
export async function modelValues(model: Model, settings: ModelSettings, name?: string): Promise<Values> {
  const named = namedModels(model, settings).find((one) => one.model === name) ?? filledModel(model, settings);
  const origin = requestOrigin(model, named);
  const secrets = model.fields.filter(({ kind }) => kind === 'secret');
  const loaded = secrets.map(async ({ key }) => [key, await loadSecret(secretsOf(model), key, origin)] as const);
  return { ...named, ...Object.fromEntries(await Promise.all(loaded)) };
}

/** The model that the person has chosen. */
export const chosenModel = ({ model }: ModelSettings): Model | undefined => modelOf(model);

/** One question as it went out, for the person to look at. */
export interface Sent {
  /** ISO 8601. */
  at: string;
  host: string;
  model: string;
  /** Address of the article; '' of one in a private window. */
  address: string;
  /** Estimated. */
  tokens: number;
}

const LOG = 'sent to models';
const MOST = 200;

/** Newest first. */
export async function loadSent(): Promise<Sent[]> {
  const stored: unknown = (await browser.storage.local.get(LOG))[LOG];
  return Array.isArray(stored) ? stored.filter(isSent) : [];
}

function isSent(value: unknown): value is Sent {
  const sent = value as Partial<Sent> | null;
  const texts = [sent?.at, sent?.host, sent?.model, sent?.address];
  return texts.every((text) => typeof text === 'string') && typeof sent?.tokens === 'number';
}

export async function logSent(sent: Sent): Promise<void> {
  await browser.storage.local.set({ [LOG]: [sent, ...(await loadSent())].slice(0, MOST) });
}

export async function eraseSent(): Promise<void> {
  await browser.storage.local.remove(LOG);
}
