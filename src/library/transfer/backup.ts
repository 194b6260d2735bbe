import browser from 'webextension-polyfill';
import { type BlogFile, BlogFileError, separateValidParts } from '../../core/blog-file.ts';
import { validationError } from '../../core/format/json-schema.ts';
import type { Profile } from '../../core/format/profile.ts';
import { LIMITS } from '../../core/limits.ts';
import { exportBlogs, importBlogs } from '../../storage/blogs.ts';
import { type Destination, destinations, loadDestinations } from '../../storage/destinations.ts';
import { readBackupDraft } from '../../storage/drafts.ts';
import { keepFormerFormat } from '../../storage/keep-former-format.ts';
import { readBackupRoundup } from '../../storage/roundup-draft.ts';
import { loadSettings, type Settings, saveSettings, settings } from '../../storage/settings.ts';
import { getKindSchema, isRestorableDraft } from '../../storage/stored-kinds.ts';
import { describeRecord, type UnreadableRecord } from '../unreadable-records.ts';
import { exportPosts, type ImportResult, importPosts, type OnTransferProgress, undoImport } from './transfer-client.ts';

/**
 * The properties of a backup besides the saved posts: all stored data except secrets such as tokens. The other properties
 * are those of a library file, so the library can import a backup as well.
 */
interface BackupExtras {
  blog: BlogFile;
  settings: Partial<Settings>;
  destinations: Destination[];
  /** Stored drafts, by their keys in the extension's storage. */
  drafts: { [key: string]: unknown };
}

const isDraftKey = (key: string) => key.startsWith('draft:');

/** Writes all stored data except secrets to one file. `profile`: any profile, because a backup does not print the posts. */
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
  // Joins two JSON objects: `rest` without its closing brace, then the library file without its opening brace.
  return new Blob([JSON.stringify(rest).replace(/\}$/, ','), '\n', posts.slice(1)], { type: 'application/json' });
}

/** Whether a JSON value is a complete backup, and not a file that holds only formats, tags and site rules. */
export const isBackup = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'precis' in value && 'posts' in value && 'blog' in value;

export interface RestoreResult {
  posts: Pick<ImportResult, 'added' | 'replaced' | 'unchanged' | 'skipped'>;
  /** Invalid destinations, formats, drafts and the like that were not restored. */
  leftOut: UnreadableRecord[];
  undo: () => Promise<void>;
}

const destinationSchema = getKindSchema('destination');

/** Reads a destination from a backup and drops unknown properties; null when the value is not a valid destination. */
function readDestination(value: unknown): Destination | null {
  if (validationError(value, destinationSchema, destinationSchema) !== '') return null;
  const { id, output, name, values } = value as Destination;
  return { id, output, name, values };
}

/** Returns the valid data of a backup besides the posts, and the names of the invalid data. Throws `BlogFileError`. */
function readExtras(value: Partial<BackupExtras> & { precis?: unknown }) {
  if (typeof value.precis === 'number' && value.precis > 1) throw new BlogFileError('newer', String(value.precis));
  const blog = separateValidParts(value.blog);
  const leftOut: UnreadableRecord[] = blog.leftOut.map(({ kind, value: part }, at) => ({
    kind,
    name: describeRecord(part, at),
  }));
  const given: unknown[] = Array.isArray(value.destinations) ? value.destinations.slice(0, LIMITS.list) : [];
  const places = given.flatMap((one, at) => {
    const place = readDestination(one);
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
 * Restores a backup. Keeps posts that were changed more recently on this device, and this device's drafts and destinations;
 * replaces formats, site rules and settings. Invalid data is skipped and listed. Rejects with `BlogFileError`, without a
 * change, when the file is no backup. `now`: ISO 8601. `bindSecrets`: ties secrets that an older version stored to the
 * addresses set before the restore, so that a restored address never gets them.
 */
export async function restoreBackup(
  file: File,
  profiles: Profile[],
  now: string,
  onProgress: OnTransferProgress,
  bindSecrets: () => Promise<void>,
): Promise<RestoreResult> {
  await bindSecrets();
  const rest = readExtras(JSON.parse((await readBackupText(file)).replace(/^\ufeff/, '')));
  const posts = await importPosts([{ path: file.name, file }], profiles, now, onProgress);
  const blogsBack = await importBlogs(rest.blog);
  const before = await loadSettings();
  const isOlder = rest.settings.profile !== undefined && rest.settings.formatVersion === undefined;
  await saveSettings({ ...rest.settings, ...(isOlder ? { formatVersion: 1 } : {}) });
  if (isOlder) await keepFormerFormat();
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

/** Reads the text of a backup file. Rejects with `BlogFileError` when the file exceeds the size limit. */
export async function readBackupText(file: File): Promise<string> {
  if (file.size > LIMITS.libraryFile) throw new BlogFileError('tooLarge', String(LIMITS.libraryFile / 1_000_000));
  return file.text();
}
