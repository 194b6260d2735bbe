import { BlogFileError, parseBlogFile } from '../../core/blog-file.ts';
import { parseDateParts } from '../../core/format/dates.ts';
import { NOUN_TABLE } from '../../core/format/learn/post-nouns.ts';
import { parsePostFile } from '../../core/format/parse-post.ts';
import { postFromFile } from '../../core/format/post-from-file.ts';
import { isPostFile, toBlogPath } from '../../core/format/post-path.ts';
import { printPost } from '../../core/format/print-post.ts';
import type { Profile } from '../../core/format/profile.ts';
import { LIMITS } from '../../core/limits.ts';
import type { Post } from '../../core/post.ts';
import type { Fingerprint } from '../../core/saved-post.ts';
import { toAbsoluteUrl } from '../../core/url.ts';
import { createFingerprint } from '../fingerprint.ts';
import type { ImportedPost } from '../merge-posts.ts';
import { isBookmarkFile, parseBookmarks } from './bookmarks.ts';
import { feedTitle, isJsonFeed, NOWHERE, ofOurs, parseFeedItem, toRfc3339 } from './json-feed.ts';
import { arrivalOf, describeRecordError, type LibraryRecord } from './library-file.ts';
import { blogFileName } from './write-posts.ts';
import { isZip, readZip, ZipError } from './zip.ts';

/** Why a file, or a post in it, stays out. The texts for a person are `skip_…` in the locales. */
export type SkipReason =
  | 'notOurs'
  | 'newer'
  | 'invalid'
  | 'frontMatter'
  | 'empty'
  | 'notWeb'
  | 'unreadable'
  | 'tooLargeFile'
  | ZipError['why'];

export interface SkippedFile {
  name: string;
  why: SkipReason;
  detail: string;
}

/** A file that a person gave. `path`: with its folders, where it came in one. */
export interface ImportFile {
  path: string;
  file: Blob;
}

export interface ParsedImport {
  arrivals: ImportedPost[];
  skipped: SkippedFile[];
  /** Name of the format that Markdown files were read by; '' when there were none. */
  profile: string;
}

interface ImportContext {
  /** The person's choice first. */
  profiles: Profile[];
  /** ISO 8601. */
  now: string;
  onProgress: (done: number, all: number) => void;
}

class ImportError extends Error {
  constructor(
    readonly why: SkipReason,
    readonly detail = '',
  ) {
    super(why);
  }
}

interface MarkdownFile {
  path: string;
  text: string;
  /** ISO 8601; '' for a time that says nothing of the post. */
  savedAt: string;
}

/** The text of a file; refused when it is larger than any of its kind. */
async function textOf(file: Blob, most: number): Promise<string> {
  if (file.size > most) throw new ImportError('tooLargeFile', String(most / 1_000_000));
  return file.text();
}

/** Reads what was given, whatever it is. Never rejects for what a file holds: what can't be read is named with the reason. */
export async function parseImport(given: ImportFile[], around: ImportContext): Promise<ParsedImport> {
  const reading: ParsedImport = { arrivals: [], skipped: [], profile: '' };
  const markdown: MarkdownFile[] = [];
  const all = given.length;
  for (const [at, { path, file }] of given.entries()) {
    around.onProgress(at, all);
    await withSkipOnError(path, reading, async () => {
      const start = new Uint8Array(await file.slice(0, 4).arrayBuffer());
      if (isZip(start)) await parseZip(file, path, reading, markdown, around);
      else if (isPostFile(path))
        markdown.push({ path: toBlogPath(path), text: await textOf(file, LIMITS.postFile), savedAt: '' });
      else if (/\.json$/i.test(path))
        await parseJsonFile(await textOf(file, LIMITS.libraryFile), path, reading, around);
      else if (/\.html?$/i.test(path))
        await parseBookmarkFile(await textOf(file, LIMITS.bookmarksFile), path, reading, around);
      // What else lies in a folder is none of our business; a file picked for itself is.
      else if (!path.includes('/')) throw new ImportError('notOurs');
    });
  }
  if (markdown.length > 0) {
    const profile = findBestProfile(markdown, around.profiles);
    if (profile) await parseMarkdownFiles(markdown, profile, reading, around);
  }
  // A file may hold a post twice, as may two files: the later state is the one that counts.
  const byId = new Map<string, ImportedPost>();
  for (const arrival of reading.arrivals) {
    const other = byId.get(arrival.saved.id);
    if (!other || other.saved.changedAt < arrival.saved.changedAt) byId.set(arrival.saved.id, arrival);
  }
  return { ...reading, arrivals: [...byId.values()] };
}

async function withSkipOnError(name: string, reading: ParsedImport, work: () => Promise<void> | void): Promise<void> {
  try {
    await work();
  } catch (error) {
    const detail = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    if (error instanceof ImportError) reading.skipped.push({ name, why: error.why, detail: error.detail });
    else if (error instanceof BlogFileError) reading.skipped.push({ name, why: 'invalid', detail: error.message });
    else if (error instanceof ZipError) reading.skipped.push({ name, why: error.why, detail: '' });
    else reading.skipped.push({ name, why: 'unreadable', detail });
  }
}

async function parseZip(
  file: Blob,
  archive: string,
  reading: ParsedImport,
  markdown: MarkdownFile[],
  around: ImportContext,
): Promise<void> {
  if (file.size > LIMITS.libraryFile) throw new ImportError('tooLargeFile', String(LIMITS.libraryFile / 1_000_000));
  const bytes = new Uint8Array(await file.arrayBuffer());
  const files = readZip(bytes, (path) => path === blogFileName || isPostFile(path));
  const own = files.find(({ path }) => path === blogFileName);
  const profile = own ? parseBlogFile(await own.text()).profiles[0] : undefined;
  const texts: MarkdownFile[] = [];
  for (const [at, { path, modified, text }] of files.entries()) {
    if (at % 100 === 0) around.onProgress(at, files.length);
    if (!isPostFile(path)) continue;
    await withSkipOnError(`${archive}: ${path}`, reading, async () => {
      const savedAt = profile ? (modified?.toISOString() ?? '') : '';
      texts.push({ path: profile ? path : toBlogPath(path), text: await text(), savedAt });
    });
  }
  if (texts.length === 0 && reading.skipped.length === 0) throw new ImportError('empty');
  if (profile) await parseMarkdownFiles(texts, profile, reading, around);
  else markdown.push(...texts);
}

async function parseJsonFile(text: string, name: string, reading: ParsedImport, around: ImportContext): Promise<void> {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new ImportError('invalid', error instanceof Error ? error.message : '');
  }
  if (typeof value !== 'object' || value === null) throw new ImportError('notOurs');
  if ('precis' in value && typeof value.precis === 'number') {
    if (value.precis > 1) throw new ImportError('newer', String(value.precis));
    if (!('posts' in value) || !Array.isArray(value.posts)) throw new ImportError('notOurs');
    for (const [at, record] of value.posts.entries()) addRecord(record, `${name}: ${at + 1}`, reading, around);
  } else if (isJsonFeed(value)) await parseFeed(value, name, reading, around);
  else throw new ImportError('notOurs');
}

function addRecord(record: unknown, name: string, reading: ParsedImport, { now }: ImportContext): void {
  const mistake = describeRecordError(record);
  if (mistake) reading.skipped.push({ name, why: 'invalid', detail: mistake });
  else reading.arrivals.push(arrivalOf(record as LibraryRecord, now));
}

async function parseFeed(feed: object, name: string, reading: ParsedImport, around: ImportContext): Promise<void> {
  const { profiles, now } = around;
  const { title, feed_url: url, items = [] } = feed as { title?: unknown; feed_url?: unknown; items?: unknown };
  // Our own feed is no source: its items come from many sites.
  const isOurs = title === feedTitle;
  const source = isOurs ? '' : String(title ?? '');
  if (!Array.isArray(items)) throw new ImportError('invalid', 'items');
  for (const [at, item] of items.entries()) {
    const itemName = `${name}: ${at + 1}`;
    if (typeof item !== 'object' || item === null) {
      reading.skipped.push({ name: itemName, why: 'invalid', detail: 'must be of type object' });
      continue;
    }
    // What older versions wrote beside the public part.
    if ('_precis' in item) {
      addRecord(item._precis, itemName, reading, around);
      continue;
    }
    const found = parseFeedItem(item, source, toAbsoluteUrl(String(url ?? ''), NOWHERE) ?? '');
    if (!found) reading.skipped.push({ name: itemName, why: 'empty', detail: '' });
    else {
      const { post, text } = isOurs ? ofOurs(found) : found;
      const key = 'id' in item ? String(item.id) : post.canonical || post.title;
      const savedAt = toRfc3339(post.date) || now;
      const from = ['feed', key];
      await add({ post, key: from, profile: profiles[0]?.id ?? '', savedAt, text, name: itemName }, reading, now);
    }
  }
}

async function parseBookmarkFile(
  text: string,
  name: string,
  reading: ParsedImport,
  { profiles, now }: ImportContext,
): Promise<void> {
  if (!isBookmarkFile(text)) throw new ImportError('notOurs');
  for (const { post, savedAt } of parseBookmarks(text)) {
    if (!/^https?:\/\//i.test(post.canonical))
      reading.skipped.push({
        name: `${name}: ${post.title.slice(0, 80)}`,
        why: 'notWeb',
        detail: post.canonical.slice(0, 80),
      });
    else {
      const key = ['bookmark', post.canonical];
      const itemName = `${name}: ${post.title.slice(0, 80)}`;
      await add({ post, key, profile: profiles[0]?.id ?? '', savedAt: savedAt || now, name: itemName }, reading, now);
    }
  }
}

async function parseMarkdownFiles(
  texts: MarkdownFile[],
  profile: Profile,
  reading: ParsedImport,
  around: ImportContext,
): Promise<void> {
  reading.profile = profile.name;
  for (const [at, { path, text, savedAt }] of texts.entries()) {
    if (at % 50 === 0) around.onProgress(at, texts.length);
    await withSkipOnError(path, reading, async () => {
      if (text.trim() === '') throw new ImportError('empty');
      const recalled = postFromFile(parseJsonOrSkip(text), path, profile);
      // A day in a file's name need not exist.
      const post = parseDateParts(recalled.date) ? recalled : { ...recalled, date: '' };
      const when = savedAt || toRfc3339(post.date) || around.now;
      const key = ['file', path, post.canonical];
      await add({ post, key, profile: profile.id, savedAt: when, name: path }, reading, around.now);
    });
  }
}

/** The last few files that were read or can't be: the formats are tried on some of those that come in. */
const known = new Map<string, ReturnType<typeof parsePostFile> | ImportError>();

function parseJsonOrSkip(text: string) {
  let file = known.get(text);
  if (file === undefined) {
    try {
      file = parsePostFile(text);
    } catch (error) {
      file = new ImportError('frontMatter', error instanceof Error ? (error.message.split('\n')[0] ?? '') : '');
    }
    if (known.size >= SAMPLE_SIZE) known.clear();
    known.set(text, file);
  }
  if (file instanceof ImportError) throw file;
  return file;
}

interface Found {
  post: Post;
  /** What the id is made of: the same article of the same file is given the same one each time. */
  key: string[];
  profile: string;
  savedAt: string;
  /** The article's own, where the file has it. */
  text?: string;
  /** What it is called when it stays out. */
  name: string;
}

/** A post that was read from a file of another kind goes through the gate of records, too. */
async function add({ post, key, profile, savedAt, text = '', name }: Found, reading: ParsedImport, now: string) {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key.join('\n')));
  const id = Array.from(new Uint8Array(digest, 0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const whole = (seen: Fingerprint): LibraryRecord => ({
    saved: { id, post, profile, savedAt, changedAt: savedAt, seen },
    ...(text ? { body: text } : {}),
    receipts: [],
  });
  const mistake = describeRecordError(whole({ address: '', title: '', date: '' }));
  if (mistake) reading.skipped.push({ name, why: 'invalid', detail: mistake });
  else {
    const seen = createFingerprint(findArticleAddress(post), post.title, post.date, text || (post.body ?? ''));
    reading.arrivals.push({ ...arrivalOf(whole(seen), now), byAddress: true });
  }
}

const ADDRESS_KEYS = NOUN_TABLE.find(({ name }) => name === 'canonical')?.keys ?? [];

/** The address of the article itself; by a key that blogs have for it, where the format knows none. */
function findArticleAddress({ canonical, own = {} }: Post): string {
  if (canonical) return canonical;
  const named = ADDRESS_KEYS.flatMap((key) =>
    Object.entries(own).flatMap(([name, value]) => (key.test(name.replace(/^.*\./, '')) ? [value] : [])),
  );
  return named.find((value) => typeof value === 'string' && /^https?:\/\//.test(value))?.toString() ?? '';
}

/** Files that the formats are tried on, evenly from all, and the characters of the longest: it is printed in each format. */
const SAMPLE_SIZE = 12;
const LONGEST_TRIED = 100_000;

interface Tried extends Pick<MarkdownFile, 'path' | 'text'> {
  file: ReturnType<typeof parsePostFile>;
}

/** The format that says most of the files with the least left over; of equals the one that the person uses. */
export function findBestProfile(
  texts: Pick<MarkdownFile, 'path' | 'text'>[],
  profiles: Profile[],
): Profile | undefined {
  const step = Math.max(1, texts.length / SAMPLE_SIZE);
  const tried = texts.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step)).slice(0, SAMPLE_SIZE);
  const files = tried.flatMap(({ path, text }) => {
    if (text.length > LONGEST_TRIED) return [];
    try {
      return [{ path, text, file: parseJsonOrSkip(text) }];
    } catch {
      return [];
    }
  });
  const costs = profiles.map((profile) => files.reduce((sum, one) => sum + measureMisfit(one, profile), 0));
  return profiles[costs.indexOf(Math.min(...costs))];
}

/** How far a file is from what the format would write: keys it does not know or lacks, another name, other bytes. */
function measureMisfit({ path, text, file }: Tried, profile: Profile): number {
  try {
    const post = postFromFile(file, path, profile);
    const printed = printPost(post, profile);
    const lost = Object.keys(post.own ?? {}).length + (post.without?.length ?? 0);
    const language = file.language === profile.frontMatter.language ? 0 : 10;
    return lost + language + (printed.text === text ? 0 : 3) + (printed.path === path ? 0 : 2);
  } catch {
    // A format that can't write the file fits it least.
    return 100;
  }
}
