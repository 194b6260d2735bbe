import browser from 'webextension-polyfill';

/** The key of `model-settings.ts`. */
export const MODEL_SETTINGS_KEY = 'models';

/** Whether the user has chosen a model to ask for better posts, without loading any provider. */
export async function hasChosenModel(): Promise<boolean> {
  const stored = (await browser.storage.local.get(MODEL_SETTINGS_KEY))[MODEL_SETTINGS_KEY] as
    | { model?: unknown }
    | undefined;
  return typeof stored?.model === 'string' && stored.model !== '';
}
