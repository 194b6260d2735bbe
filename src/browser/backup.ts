import browser from 'webextension-polyfill';
import { BadBlogFile, type BlogFile, readBlogFile } from '../core/blog-file.ts';
import type { Profile } from '../core/types.ts';
import { exportPosts, type Imported, importPosts, type OnProgress, takeBack } from '../library/transfer/client.ts';
import { bindSecrets } from './bind-secrets.ts';
import { exportBlogs, importBlogs } from './blogs.ts';
import { type Destination, isDestination, loadDestinations } from './destinations.ts';
import { defaults, loadSettings, type Settings, saveSettings } from './settings.ts';

/**
 * What a backup holds beside the saved posts: it is a library file with more in it, so that the library takes it, too.
 * Everything but secrets.
 */
interface Rest {
  blog: BlogFile;
  settings: Partial<Settings>;
  destinations: Destination[];
  /** As they are stored, by their keys. */
  drafts: { [key: string]: unknown };
}

const DESTINATIONS = 'destinations';
const isDraft = (key: string) => key.startsWith('draft:');

/** Everything in one file, but for secrets. `profile`: any; the posts are written as they are. */
export async function writeBackup(profile: Profile, onProgress: OnProgress): Promise<Blob> {
  const [posts, blog, settings, destinations, stored] = await Promise.all([
    exportPosts('json', [], profile, onProgress),
    exportBlogs(),
    loadSettings(),
    loadDestinations(),
    browser.storage.local.get(null),
  ]);
  const rest: Rest = {
    blog: { precis: 1, ...blog },
    settings,
    destinations,
    drafts: Object.fromEntries(Object.entries(stored).filter(([key]) => isDraft(key))),
  };
  // The library's own file goes on after its opening brace.
  return new Blob([JSON.stringify(rest).replace(/\}$/, ','), '\n', posts.slice(1)], { type: 'application/json' });
}

/** Whether a JSON value is a backup, and no file of formats alone. */
export const isBackup = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'precis' in value && 'posts' in value && 'blog' in value;

export interface Restored {
  posts: Pick<Imported, 'added' | 'replaced' | 'unchanged' | 'skipped'>;
  undo: () => Promise<void>;
}

/**
 * Takes in a backup: posts that were changed later here stay, so do drafts and destinations that are here; formats, sites and
 * settings are the file's. Rejects with `BadBlogFile` when it can't be, having changed nothing. `now`: ISO 8601.
 */
export async function restoreBackup(
  file: File,
  profiles: Profile[],
  now: string,
  onProgress: OnProgress,
): Promise<Restored> {
  // What is restored must not be what an older version's secrets are bound to.
  await bindSecrets();
  const value = JSON.parse(await file.text()) as Partial<Rest> & { precis: unknown };
  if (typeof value.precis === 'number' && value.precis > 1) throw new BadBlogFile('newer', String(value.precis));
  const blog = readBlogFile(JSON.stringify(value.blog));
  const posts = await importPosts([{ path: file.name, file }], profiles, now, onProgress);
  const blogsBack = await importBlogs(blog);
  const before = await loadSettings();
  await saveSettings(knownSettings(value.settings));
  const stored = await browser.storage.local.get(null);
  const drafts = Object.entries(value.drafts ?? {}).filter(([key]) => isDraft(key) && !(key in stored));
  await browser.storage.local.set(Object.fromEntries(drafts));
  const places = await loadDestinations();
  const given: unknown[] = Array.isArray(value.destinations) ? value.destinations : [];
  const more = given.filter(isDestination).filter(({ id }) => !places.some((place) => place.id === id));
  await browser.storage.local.set({ [DESTINATIONS]: [...places, ...more] });
  return {
    posts,
    async undo() {
      await takeBack(posts, new Date().toISOString());
      await blogsBack();
      await saveSettings(before);
      await browser.storage.local.remove(drafts.map(([key]) => key));
      await browser.storage.local.set({ [DESTINATIONS]: places });
    },
  };
}

const knownSettings = (settings: unknown): Partial<Settings> =>
  Object.fromEntries(
    Object.entries((settings ?? {}) as object).filter(
      ([key, value]) => key in defaults && typeof value === typeof defaults[key as keyof Settings],
    ),
  );
