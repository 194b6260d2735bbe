import { BadBlogFile, readBlogFile } from '../../core/blog-file.ts';
import { LIMITS } from '../../core/limits.ts';
import { parseDate } from '../../core/post/dates.ts';
import { NOUN_TABLE } from '../../core/post/learn/nouns.ts';
import { parseFile } from '../../core/post/parse.ts';
import { blogPath, isPostFile } from '../../core/post/post-path.ts';
import { print } from '../../core/post/print.ts';
import { recallFile } from '../../core/post/recall-file.ts';
import type { Post, Profile, Seen } from '../../core/types.ts';
import { absolute } from '../../core/url.ts';
import type { Arrival } from '../posts.ts';
import { seenOf } from '../seen.ts';
import { isBookmarks, readBookmarks } from './bookmarks.ts';
import { feedTitle, instantOf, isFeed, NOWHERE, ofOurs, readItem } from './json-feed.ts';
import { arrivalOf, type Record, recordMistake } from './library-file.ts';
import { blogFileName } from './write.ts';
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

export interface Skipped {
  name: string;
  why: SkipReason;
  detail: string;
}

/** A file that a person gave. `path`: with its folders, where it came in one. */
export interface Given {
  path: string;
  file: Blob;
}

export interface Reading {
  arrivals: Arrival[];
  skipped: Skipped[];
  /** Name of the format that Markdown files were read by; '' when there were none. */
  profile: string;
}

interface Around {
  /** The person's choice first. */
  profiles: Profile[];
  /** ISO 8601. */
  now: string;
  onProgress: (done: number, all: number) => void;
}

class Refused extends Error {
  constructor(
    readonly why: SkipReason,
    readonly detail = '',
  ) {
    super(why);
  }
}

interface Text {
  path: string;
  text: string;
  /** ISO 8601; '' for a time that says nothing of the post. */
  savedAt: string;
}

/** The text of a file; refused when it is larger than any of its kind. */
async function textOf(file: Blob, most: number): Promise<string> {
  if (file.size > most) throw new Refused('tooLargeFile', String(most / 1_000_000));
  return file.text();
}

/** Reads what was given, whatever it is. Never rejects for what a file holds: what can't be read is named with the reason. */
export async function readGiven(given: Given[], around: Around): Promise<Reading> {
  const reading: Reading = { arrivals: [], skipped: [], profile: '' };
  const markdown: Text[] = [];
  const all = given.length;
  for (const [at, { path, file }] of given.entries()) {
    around.onProgress(at, all);
    await named(path, reading, async () => {
      const start = new Uint8Array(await file.slice(0, 4).arrayBuffer());
      if (isZip(start)) await fromZip(file, path, reading, markdown, around);
      else if (isPostFile(path))
        markdown.push({ path: blogPath(path), text: await textOf(file, LIMITS.postFile), savedAt: '' });
      else if (/\.json$/i.test(path)) await fromJson(await textOf(file, LIMITS.libraryFile), path, reading, around);
      else if (/\.html?$/i.test(path))
        await fromBookmarks(await textOf(file, LIMITS.bookmarksFile), path, reading, around);
      // What else lies in a folder is none of our business; a file picked for itself is.
      else if (!path.includes('/')) throw new Refused('notOurs');
    });
  }
  if (markdown.length > 0) {
    const profile = fitting(markdown, around.profiles);
    if (profile) await fromMarkdown(markdown, profile, reading, around);
  }
  // A file may hold a post twice, as may two files: the later state is the one that counts.
  const byId = new Map<string, Arrival>();
  for (const arrival of reading.arrivals) {
    const other = byId.get(arrival.saved.id);
    if (!other || other.saved.changedAt < arrival.saved.changedAt) byId.set(arrival.saved.id, arrival);
  }
  return { ...reading, arrivals: [...byId.values()] };
}

async function named(name: string, reading: Reading, work: () => Promise<void> | void): Promise<void> {
  try {
    await work();
  } catch (error) {
    const detail = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    if (error instanceof Refused) reading.skipped.push({ name, why: error.why, detail: error.detail });
    else if (error instanceof BadBlogFile) reading.skipped.push({ name, why: 'invalid', detail: error.message });
    else if (error instanceof ZipError) reading.skipped.push({ name, why: error.why, detail: '' });
    else reading.skipped.push({ name, why: 'unreadable', detail });
  }
}

async function fromZip(file: Blob, archive: string, reading: Reading, markdown: Text[], around: Around): Promise<void> {
  if (file.size > LIMITS.libraryFile) throw new Refused('tooLargeFile', String(LIMITS.libraryFile / 1_000_000));
  const bytes = new Uint8Array(await file.arrayBuffer());
  const files = readZip(bytes, (path) => path === blogFileName || isPostFile(path));
  const own = files.find(({ path }) => path === blogFileName);
  const profile = own ? readBlogFile(await own.text()).profiles[0] : undefined;
  const texts: Text[] = [];
  for (const [at, { path, modified, text }] of files.entries()) {
    if (at % 100 === 0) around.onProgress(at, files.length);
    if (!isPostFile(path)) continue;
    await named(`${archive}: ${path}`, reading, async () => {
      const savedAt = profile ? (modified?.toISOString() ?? '') : '';
      texts.push({ path: profile ? path : blogPath(path), text: await text(), savedAt });
    });
  }
  if (texts.length === 0 && reading.skipped.length === 0) throw new Refused('empty');
  if (profile) await fromMarkdown(texts, profile, reading, around);
  else markdown.push(...texts);
}

async function fromJson(text: string, name: string, reading: Reading, around: Around): Promise<void> {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new Refused('invalid', error instanceof Error ? error.message : '');
  }
  if (typeof value !== 'object' || value === null) throw new Refused('notOurs');
  if ('precis' in value && typeof value.precis === 'number') {
    if (value.precis > 1) throw new Refused('newer', String(value.precis));
    if (!('posts' in value) || !Array.isArray(value.posts)) throw new Refused('notOurs');
    for (const [at, record] of value.posts.entries()) addRecord(record, `${name}: ${at + 1}`, reading, around);
  } else if (isFeed(value)) await fromFeed(value, name, reading, around);
  else throw new Refused('notOurs');
}

function addRecord(record: unknown, name: string, reading: Reading, { now }: Around): void {
  const mistake = recordMistake(record);
  if (mistake) reading.skipped.push({ name, why: 'invalid', detail: mistake });
  else reading.arrivals.push(arrivalOf(record as Record, now));
}

async function fromFeed(feed: object, name: string, reading: Reading, around: Around): Promise<void> {
  const { profiles, now } = around;
  const { title, feed_url: url, items = [] } = feed as { title?: unknown; feed_url?: unknown; items?: unknown };
  // Our own feed is no source: its items come from many sites.
  const isOurs = title === feedTitle;
  const source = isOurs ? '' : String(title ?? '');
  if (!Array.isArray(items)) throw new Refused('invalid', 'items');
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
    const found = readItem(item, source, absolute(String(url ?? ''), NOWHERE) ?? '');
    if (!found) reading.skipped.push({ name: itemName, why: 'empty', detail: '' });
    else {
      const { post, text } = isOurs ? ofOurs(found) : found;
      const key = 'id' in item ? String(item.id) : post.canonical || post.title;
      const savedAt = instantOf(post.date) || now;
      const from = ['feed', key];
      await add({ post, key: from, profile: profiles[0]?.id ?? '', savedAt, text, name: itemName }, reading, now);
    }
  }
}

async function fromBookmarks(text: string, name: string, reading: Reading, { profiles, now }: Around): Promise<void> {
  if (!isBookmarks(text)) throw new Refused('notOurs');
  for (const { post, savedAt } of readBookmarks(text)) {
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

async function fromMarkdown(texts: Text[], profile: Profile, reading: Reading, around: Around): Promise<void> {
  reading.profile = profile.name;
  for (const [at, { path, text, savedAt }] of texts.entries()) {
    if (at % 50 === 0) around.onProgress(at, texts.length);
    await named(path, reading, async () => {
      if (text.trim() === '') throw new Refused('empty');
      const recalled = recallFile(parsed(text), path, profile);
      // A day in a file's name need not exist.
      const post = parseDate(recalled.date) ? recalled : { ...recalled, date: '' };
      const when = savedAt || instantOf(post.date) || around.now;
      const key = ['file', path, post.canonical];
      await add({ post, key, profile: profile.id, savedAt: when, name: path }, reading, around.now);
    });
  }
}

/** The last few files that were read or can't be: the formats are tried on some of those that come in. */
const known = new Map<string, ReturnType<typeof parseFile> | Refused>();

function parsed(text: string) {
  let file = known.get(text);
  if (file === undefined) {
    try {
      file = parseFile(text);
    } catch (error) {
      file = new Refused('frontMatter', error instanceof Error ? (error.message.split('\n')[0] ?? '') : '');
    }
    if (known.size >= TRIED) known.clear();
    known.set(text, file);
  }
  if (file instanceof Refused) throw file;
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
async function add({ post, key, profile, savedAt, text = '', name }: Found, reading: Reading, now: string) {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key.join('\n')));
  const id = Array.from(new Uint8Array(digest, 0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const whole = (seen: Seen): Record => ({
    saved: { id, post, profile, savedAt, changedAt: savedAt, seen },
    ...(text ? { body: text } : {}),
    receipts: [],
  });
  const mistake = recordMistake(whole({ address: '', title: '', date: '' }));
  if (mistake) reading.skipped.push({ name, why: 'invalid', detail: mistake });
  else {
    const seen = seenOf(addressOf(post), post.title, post.date, text || (post.body ?? ''));
    reading.arrivals.push({ ...arrivalOf(whole(seen), now), byAddress: true });
  }
}

const ADDRESS_KEYS = NOUN_TABLE.find(({ name }) => name === 'canonical')?.keys ?? [];

/** The address of the article itself; by a key that blogs have for it, where the format knows none. */
function addressOf({ canonical, own = {} }: Post): string {
  if (canonical) return canonical;
  const named = ADDRESS_KEYS.flatMap((key) =>
    Object.entries(own).flatMap(([name, value]) => (key.test(name.replace(/^.*\./, '')) ? [value] : [])),
  );
  return named.find((value) => typeof value === 'string' && /^https?:\/\//.test(value))?.toString() ?? '';
}

/** Files that the formats are tried on, evenly from all, and the characters of the longest: it is printed in each format. */
const TRIED = 12;
const LONGEST_TRIED = 100_000;

interface Tried extends Pick<Text, 'path' | 'text'> {
  file: ReturnType<typeof parseFile>;
}

/** The format that says most of the files with the least left over; of equals the one that the person uses. */
export function fitting(texts: Pick<Text, 'path' | 'text'>[], profiles: Profile[]): Profile | undefined {
  const step = Math.max(1, texts.length / TRIED);
  const tried = texts.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step)).slice(0, TRIED);
  const files = tried.flatMap(({ path, text }) => {
    if (text.length > LONGEST_TRIED) return [];
    try {
      return [{ path, text, file: parsed(text) }];
    } catch {
      return [];
    }
  });
  const costs = profiles.map((profile) => files.reduce((sum, one) => sum + misfit(one, profile), 0));
  return profiles[costs.indexOf(Math.min(...costs))];
}

/** How far a file is from what the format would write: keys it does not know or lacks, another name, other bytes. */
function misfit({ path, text, file }: Tried, profile: Profile): number {
  try {
    const post = recallFile(file, path, profile);
    const printed = print(post, profile);
    const lost = Object.keys(post.own ?? {}).length + (post.without?.length ?? 0);
    const language = file.language === profile.frontMatter.language ? 0 : 10;
    return lost + language + (printed.text === text ? 0 : 3) + (printed.path === path ? 0 : 2);
  } catch {
    // A format that can't write the file fits it least.
    return 100;
  }
}
