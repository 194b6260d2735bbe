import browser from 'webextension-polyfill';

/** Where `models.ts` keeps what the person has set. */
export const MODEL_SETTINGS_KEY = 'models';

/** Whether the person has chosen a model to be asked for better posts, told without loading any. */
export async function hasChosenModel(): Promise<boolean> {
  const stored = (await browser.storage.local.get(MODEL_SETTINGS_KEY))[MODEL_SETTINGS_KEY] as
    | { model?: unknown }
    | undefined;
  return typeof stored?.model === 'string' && stored.model !== '';
}
