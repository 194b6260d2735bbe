import browser from 'webextension-polyfill';

/** One request to a model as it went out, for the user to look at. */
export interface SentLogEntry {
  /** ISO 8601. */
  at: string;
  host: string;
  model: string;
  /** Address of the article; '' in a private window. */
  address: string;
  /** Estimated. */
  tokens: number;
}

const SENT_LOG_KEY = 'sent to models';
const MAX_LOG_ENTRIES = 200;

/** Newest first. */
export async function loadSentLog(): Promise<SentLogEntry[]> {
  const stored: unknown = (await browser.storage.local.get(SENT_LOG_KEY))[SENT_LOG_KEY];
  return Array.isArray(stored) ? stored.filter(isSentLogEntry) : [];
}

function isSentLogEntry(value: unknown): value is SentLogEntry {
  const entry = value as Partial<SentLogEntry> | null;
  const texts = [entry?.at, entry?.host, entry?.model, entry?.address];
  return texts.every((text) => typeof text === 'string') && typeof entry?.tokens === 'number';
}

export async function appendToSentLog(entry: SentLogEntry): Promise<void> {
  await browser.storage.local.set({ [SENT_LOG_KEY]: [entry, ...(await loadSentLog())].slice(0, MAX_LOG_ENTRIES) });
}

export async function clearSentLog(): Promise<void> {
  await browser.storage.local.remove(SENT_LOG_KEY);
}
