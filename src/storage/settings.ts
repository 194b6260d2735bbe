import type { JsonSchema } from '../core/format/json-schema.ts';
import type { SummaryOptions } from '../core/summary.ts';
import { createStoredSettings } from './stored-settings.ts';

/** The values of the settings `points` and `pointLength`. */
export const POINT_NUMBERS = [0, 3, 4, 5, 6, 7, 8, 9, 10];
export const POINT_LENGTHS = ['short', 'normal'];

/** Default settings. A stored value that has another type than the default, or an unknown key, is ignored. */
export const defaultSettings = {
  /** Id of the profile (the blog's format) for new posts. */
  profile: 'markdown',
  /** The name under which the user posts; '' when unknown. */
  author: '',
  /** Whether the popup has asked where the user's blog lives. */
  askedForBlog: false,
  /** 2 once the settings know formats that say whose date a post has; see keep-former-format.ts. */
  formatVersion: 1,
  /** Whether the user has yet to be told that the format stays as it was. */
  formatNews: false,
  /** Number of key points of a new post, 3 to 10; 0 for as many as the article has. */
  points: 0,
  /** Length of a key point: `short` or `normal`. */
  pointLength: 'normal',
  /** Whether key points have labels. */
  pointLabels: true,
  /** Whether the excerpt is turned to the third person. */
  thirdPerson: true,
  /** Whether the excerpt may be the page's own description. */
  pageDescription: true,
  /** Whether the popup has said, after a copy, that a post can be sent straight to the blog. */
  toldOfSending: false,
  /** What the primary button does: the last action's destination or output (its id), or `save` for the library. */
  destination: 'clipboard',
  /** How often to be reminded of a backup: `never`, `week` or `month`. */
  backupEvery: 'never',
  /** Height of the rows in the library's list: `compact` or `comfortable`. */
  libraryRows: 'compact',
  /** Whether the library has shortcuts of a single letter or sign, which speech input may press by mistake (WCAG 2.1.4). */
  singleKeys: true,
  /** Searches of the library that the user gave a name. */
  savedSearches: [] as SavedSearch[],
};

/** A search of the library that the user has saved. `filters` and `sort`: see `SearchQuery`. */
export interface SavedSearch {
  id: string;
  name: string;
  text: string;
  filters: { [filter: string]: string };
  sort: string;
}

const savedSearchSchema: JsonSchema = {
  type: 'object',
  required: ['id', 'name', 'text', 'filters', 'sort'],
  properties: {
    id: { type: 'string', format: 'id' },
    name: { type: 'string', format: 'line' },
    text: { type: 'string', format: 'line' },
    filters: { type: 'object', additionalProperties: { type: 'string', format: 'line' } },
    sort: { type: 'string', format: 'id' },
  },
};

export type Settings = typeof defaultSettings;

export const settings = createStoredSettings('settings', defaultSettings, {
  points: { enum: POINT_NUMBERS },
  pointLength: { enum: POINT_LENGTHS },
  libraryRows: { enum: ['compact', 'comfortable'] },
  savedSearches: { type: 'array', maxItems: 100, items: savedSearchSchema },
});

/** Returns how the user wants summaries. */
export const toSummaryOptions = (settings: Settings): SummaryOptions => ({
  ...(settings.points > 0 ? { points: settings.points } : {}),
  length: settings.pointLength === 'short' ? 'short' : 'normal',
  labels: settings.pointLabels,
  person: settings.thirdPerson ? 'third' : 'original',
  description: settings.pageDescription,
});

/** Loads the user's settings, with the default for each setting that is not stored. */
export const loadSettings = (): Promise<Settings> => settings.load();

export const saveSettings = (change: Partial<Settings>): Promise<void> => settings.save(change);
