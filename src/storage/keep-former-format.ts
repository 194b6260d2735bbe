import browser from 'webextension-polyfill';
import { profiles as shipped } from '../profiles/index.ts';
import { ownProfiles, saveProfile } from './blogs.ts';
import { defaultSettings, saveSettings } from './settings.ts';

/** The format of users of older versions who had chosen none. */
const FORMER_DEFAULT = 'techhub';

/** The newest `formatVersion`. */
const FORMAT_VERSION = 2;

/** Stores a new user's first format, so that no later version takes this user for one of an older version. */
export const startWithDefaultFormat = (): Promise<void> =>
  saveSettings({ profile: defaultSettings.profile, formatVersion: FORMAT_VERSION });

/**
 * Keeps the format of a user of an older version as it was. Those versions began with another format, and their shipped
 * formats printed the article's date and author: the user gets a copy of such a format that still does.
 */
export async function keepFormerFormat(): Promise<void> {
  const { settings = {} } = (await browser.storage.local.get('settings')) as { settings?: Record<string, unknown> };
  if (Number(settings.formatVersion ?? 1) >= FORMAT_VERSION) return;
  const profile = typeof settings.profile === 'string' ? settings.profile : FORMER_DEFAULT;
  const format = shipped.find(({ id }) => id === profile);
  const isOwn = (await ownProfiles.load()).some(({ id }) => id === profile);
  if (format && !isOwn && (format.dates === 'posted' || format.author === 'user'))
    await saveProfile({ ...format, dates: 'article', author: 'article' });
  await saveSettings({ profile, formatVersion: FORMAT_VERSION, formatNews: true });
}
