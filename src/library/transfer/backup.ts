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
 * What a backup holds beside the saved posts: everything but secrets. A backup is a library file with more members, so that the
 * library can import it, too.
 */
interface BackupExtras {
  blog: BlogFile;
  settings: Partial<Settings>;
  destinations: Destination[];
  /** Stored drafts, by their keys. */
  drafts: { [key: string]: unknown };
}

const isDraftKey = (key: string) => key.startsWith('draft:');

/** Writes everything but secrets to one file. `profile`: any, because posts are written unprinted. */
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
  // The library file follows without its opening brace.
  return new Blob([JSON.stringify(rest).replace(/\}$/, ','), '\n', posts.slice(1)], { type: 'application/json' });
}

/** Whether a JSON value is a backup, and not a file of formats only. */
export const isBackup = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'precis' in value && 'posts' in value && 'blog' in value;

export interface RestoreResult {
  posts: Pick<ImportResult, 'added' | 'replaced' | 'unchanged' | 'skipped'>;
  /** Unreadable records beside the posts, which were left out. */
  leftOut: UnreadableRecord[];
  undo: () => Promise<void>;
}

const destinationSchema = getKindSchema('destination');

/** A destination of a backup without unknown members; null when it is none. */
function readDestination(value: unknown): Destination | null {
  if (validationError(value, destinationSchema, destinationSchema) !== '') return null;
  const { id, output, name, values } = value as Destination;
  return { id, output, name, values };
}

/** The valid part of a backup beside the posts, and the names of the rest. Throws `BlogFileError`. */
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
 * Restores a backup. Posts that were changed later on this device stay, as do its drafts and destinations; formats, site rules and
 * settings become those of the file. A bad record is left out and named. Rejects with `BlogFileError`, and changes nothing, when
 * the file is no backup. `now`: ISO 8601; `bindSecrets`: binds the secrets of an older version to the addresses of before, never to
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
  const rest = readExtras(JSON.parse((await readBackupText(file)).replace(/^\ufeff/, '')));
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

/** The text of a backup. Rejects with `BlogFileError` when the file is larger than any backup. */
export async function readBackupText(file: File): Promise<string> {
  if (file.size > LIMITS.libraryFile) throw new BlogFileError('tooLarge', String(LIMITS.libraryFile / 1_000_000));
  return file.text();
}
