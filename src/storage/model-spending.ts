/** What the user's requests to models have cost this month, by the prices in the settings. It stays on this device. */
import browser from 'webextension-polyfill';

interface Spending {
  /** Year and month in the user's time zone, as `2026-12`. */
  month: string;
  dollars: number;
}

const SPENDING_KEY = 'spent on models';

const toMonth = (at: Date): string => `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}`;

const isSpending = (value: unknown): value is Spending => {
  const { month, dollars } = (value ?? {}) as Partial<Spending>;
  return typeof month === 'string' && typeof dollars === 'number' && Number.isFinite(dollars);
};

/** Resolves with the dollars spent in the month of `now`. A new month begins with nothing. */
export async function loadSpending(now: Date): Promise<number> {
  const stored: unknown = (await browser.storage.local.get(SPENDING_KEY))[SPENDING_KEY];
  return isSpending(stored) && stored.month === toMonth(now) ? stored.dollars : 0;
}

export async function addSpending(dollars: number, now: Date): Promise<void> {
  const spending: Spending = { month: toMonth(now), dollars: (await loadSpending(now)) + dollars };
  await browser.storage.local.set({ [SPENDING_KEY]: spending });
}
