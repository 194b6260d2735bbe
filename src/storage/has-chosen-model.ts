import browser from 'webextension-polyfill';

/** Storage key of the model settings (`model-settings.ts`). */
export const MODEL_SETTINGS_KEY = 'models';

/**
 * Resolves with whether the user has chosen a model. It is a file of its own because the popup needs it before its first
 * paint, without the models' code.
 */
export async function hasChosenModel(): Promise<boolean> {
  const stored = (await browser.storage.local.get(MODEL_SETTINGS_KEY))[MODEL_SETTINGS_KEY] as
    | { model?: unknown }
    | undefined;
  return typeof stored?.model === 'string' && stored.model !== '';
}
