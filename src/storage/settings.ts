import { createStoredSettings } from './stored-settings.ts';

/** Defaults are the schema: a stored value of another type, or of an unknown key, is ignored. */
export const defaultSettings = {
  /** Id of the profile that posts are printed with. */
  profile: 'techhub',
  /** How many key points are shown at first, 3 to 9. */
  points: 7,
  /** Whether the popup shows the file under the form. */
  preview: false,
  /** What the primary button does, which is what it did last: the id of a destination or an output, or `save` for the library. */
  destination: 'clipboard',
  /** How often to be reminded of a backup: `never`, `week` or `month`. */
  backupEvery: 'never',
};

export type Settings = typeof defaultSettings;

export const settings = createStoredSettings('settings', defaultSettings, {
  points: { type: 'integer', minimum: 3, maximum: 9 },
});

/** The user's settings, defaults where none are stored. */
export const loadSettings = (): Promise<Settings> => settings.load();

export const saveSettings = (change: Partial<Settings>): Promise<void> => settings.save(change);
