import browser from 'webextension-polyfill';

/** Defaults are the schema: a stored value of another type, or of an unknown key, is ignored. */
export const defaults = {
  /** Id of the profile that posts are printed with. */
  profile: 'techhub',
  /** How many key points are shown at first, 3 to 9. */
  points: 7,
  /** Whether the popup shows the file under the form. */
  preview: false,
  /** Where the primary button sends the post: the id of an output, or `save` for the library. The last one used. */
  destination: 'clipboard',
  /** How often to be reminded of a backup: `never`, `week` or `month`. */
  backupEvery: 'never',
};

export type Settings = typeof defaults;

const KEY = 'settings';

/** The person's settings, defaults where none are stored. */
export async function loadSettings(): Promise<Settings> {
  const stored: unknown = (await browser.storage.local.get(KEY))[KEY];
  const settings = { ...defaults };
  if (typeof stored !== 'object' || stored === null) return settings;
  for (const [key, value] of Object.entries(stored))
    if (key in defaults && typeof value === typeof defaults[key as keyof Settings])
      Object.assign(settings, { [key]: value });
  return settings;
}

export async function saveSettings(change: Partial<Settings>): Promise<void> {
  await browser.storage.local.set({ [KEY]: { ...(await loadSettings()), ...change } });
}
