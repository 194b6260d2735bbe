import { createStoredSettings } from './stored-settings.ts';

/** Default settings. A stored value that has another type than the default, or an unknown key, is ignored. */
export const defaultSettings = {
  /** Id of the profile (the blog's format) for new posts. */
  profile: 'techhub',
  /** Number of key points of a new post, 3 to 9. */
  points: 7,
  /** Whether the popup shows a preview of the post's file below the form. */
  preview: false,
  /** What the primary button does: the last action's destination or output (its id), or `save` for the library. */
  destination: 'clipboard',
  /** How often to be reminded of a backup: `never`, `week` or `month`. */
  backupEvery: 'never',
};

export type Settings = typeof defaultSettings;

export const settings = createStoredSettings('settings', defaultSettings, {
  points: { type: 'integer', minimum: 3, maximum: 9 },
});

/** Loads the user's settings, with the default for each setting that is not stored. */
export const loadSettings = (): Promise<Settings> => settings.load();

export const saveSettings = (change: Partial<Settings>): Promise<void> => settings.save(change);
