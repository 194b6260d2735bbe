import browser from 'webextension-polyfill';
import { type BlogFile, BlogFileError, separateValidParts } from '../../core/blog-file.ts';
import { validationError } from '../../core/format/json-schema.ts';
import type { Profile } from '../../core/format/profile.ts';
import { LIMITS } from '../../core/limits.ts';
import { exportBlogs, importBlogs } from '../../storage/blogs.ts';
import { type Destination, destinations, loadDestinations } from '../../storage/destinations.ts';
import { readBackupDraft } from '../../storage/drafts.ts';
import { readBackupRoundup } from '../../storage/roundup-draft.ts';
import { loadSettings, type Settings, saveSettings, settings } from '../../storage/settings.ts';
import { getKindSchema, isRestorableDraft } from '../../storage/stored-kinds.ts';
import { describeRecord, type UnreadableRecord } from '../unreadable-records.ts';
import { exportPosts, type ImportResult, importPosts, type OnTransferProgress, undoImport } from './transfer-client.ts';

/**
 * What a backup holds beside the saved posts: it is a library file with more in it, so that the library takes it, too.
 * Everything but secrets.
 */
interface BackupExtras {
  blog: BlogFile;
  settings: Partial<Settings>;
  destinations: Destination[];
  /** As they are stored, by their keys. */
  drafts: { [key: string]: unknown };
}

const isDraftKey = (key: string) => key.startsWith('draft:');

/** Everything in one file, but for secrets. `profile`: any; the posts are written as they are. */
export async function writeBackup(profile: Profile, onProgress: OnTransferProgress): Promise<Blob> {
  const [posts, blog, set, places, stored] = await Promise.all([
    exportPosts('json', [], profile, onProgress),
    exportBlogs(),
    loadSettings(),
    loadDestinations(),
    browser.storage.local.get(null),
  ]);
  const rest: BackupExtras = {
    blog: { precis: 1, ...blog },
    settings: set,
    destinations: places,
    drafts: Object.fromEntries(Object.entries(stored).filter(([key]) => isDraftKey(key))),
  };
  // The library's own file goes on after its opening brace.
  return new Blob([JSON.stringify(rest).replace(/\}$/, ','), '\n', posts.slice(1)], { type: 'application/json' });
}

/** Whether a JSON value is a backup, and no file of formats alone. */
export const isBackup = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'precis' in value && 'posts' in value && 'blog' in value;

export interface RestoreResult {
  posts: Pick<ImportResult, 'added' | 'replaced' | 'unchanged' | 'skipped'>;
  /** What else could not be read and stayed out. */
  leftOut: UnreadableRecord[];
  undo: () => Promise<void>;
}

const placeSchema = getKindSchema('destination');

/** The destination that a backup holds; null when it is none. What else is in it is left out. */
function destinationOf(value: unknown): Destination | null {
  if (validationError(value, placeSchema, placeSchema) !== '') return null;
  const { id, output, name, values } = value as Destination;
  return { id, output, name, values };
}

/** What a backup holds beside the posts, as far as it is good, and the names of what is not. Throws `BlogFileError`. */
function readRest(value: Partial<BackupExtras> & { precis?: unknown }) {
  if (typeof value.precis === 'number' && value.precis > 1) throw new BlogFileError('newer', String(value.precis));
  const blog = separateValidParts(value.blog);
  const leftOut: UnreadableRecord[] = blog.leftOut.map(({ kind, value: part }, at) => ({
    kind,
    name: describeRecord(part, at),
  }));
  const given: unknown[] = Array.isArray(value.destinations) ? value.destinations.slice(0, LIMITS.list) : [];
  const places = given.flatMap((one, at) => {
    const place = destinationOf(one);
    if (!place) leftOut.push({ kind: 'destination', name: describeRecord(one, at) });
    return place ?? [];
  });
  const drafts = Object.entries(isTable(value.drafts) ? value.drafts : {})
    .slice(0, LIMITS.drafts)
    .flatMap(([key, one]): [string, unknown][] => {
      const draft = readBackupRoundup(key, one) ?? readBackupDraft(key, one, isRestorableDraft);
      if (!draft) leftOut.push({ kind: 'draft', name: key.replace(/^draft:/, '').slice(0, 300) });
      return draft ? [[key, draft]] : [];
    });
  leftOut.push(...settings.unreadableIn(value.settings).map((name) => ({ kind: 'setting', name }) as const));
  return { blog: blog.file, places, drafts, settings: settings.ofFile(value.settings), leftOut };
}

const isTable = (value: unknown): value is { [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Takes in a backup: posts that were changed later here stay, so do drafts and destinations that are here; formats, sites and
 * settings are the file's. A record that is bad is left out by name. Rejects with `BlogFileError` when it is no backup, having
 * changed nothing. `now`: ISO 8601; `bindSecrets`: binds the secrets of an older version to the addresses of before, never to
 * restored ones.
 */
export async function restoreBackup(
  file: File,
  profiles: Profile[],
  now: string,
  onProgress: OnTransferProgress,
  bindSecrets: () => Promise<void>,
): Promise<RestoreResult> {
  await bindSecrets();
  const rest = readRest(JSON.parse((await textOfBackup(file)).replace(/^\ufeff/, '')));
  const posts = await importPosts([{ path: file.name, file }], profiles, now, onProgress);
  const blogsBack = await importBlogs(rest.blog);
  const before = await loadSettings();
  await saveSettings(rest.settings);
  const stored = await browser.storage.local.get(null);
  const drafts = rest.drafts.filter(([key]) => !Object.hasOwn(stored, key));
  await browser.storage.local.set(Object.fromEntries(drafts));
  const places = await destinations.load();
  const more = rest.places.filter(({ id }) => !places.some((place) => place.id === id));
  await destinations.save([...places, ...more]);
  return {
    posts,
    leftOut: rest.leftOut,
    async undo() {
      await undoImport(posts, new Date().toISOString());
      await blogsBack();
      await saveSettings(before);
      await browser.storage.local.remove(drafts.map(([key]) => key));
      await destinations.save(places);
    },
  };
}

/** Rejects with `BlogFileError` for a file that is larger than any of its kind. */
export async function textOfBackup(file: File): Promise<string> {
  if (file.size > LIMITS.libraryFile) throw new BlogFileError('tooLarge', String(LIMITS.libraryFile / 1_000_000));
  return file.text();
}
