import { readBlogFile } from '../../core/blog-file.ts';
import { NOUN_TABLE } from '../../core/post/learn/nouns.ts';
import { parseFile } from '../../core/post/parse.ts';
import { blogPath, isPostFile } from '../../core/post/post-path.ts';
import { print } from '../../core/post/print.ts';
import { recallFile } from '../../core/post/recall-file.ts';
import type { Post, Profile } from '../../core/types.ts';
import type { Arrival } from '../posts.ts';
import { seenOf } from '../seen.ts';
import { isBookmarks, readBookmarks } from './bookmarks.ts';
import { instantOf, isFeed, readItem } from './json-feed.ts';
import { type Record, recordMistake, wholeOf } from './library-file.ts';
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

/** Reads what was given, whatever it is. Never rejects for what a file holds: what can't be read is named with the reason. */
export async function readGiven(given: Given[], around: Around): Promise<Reading> {
  const reading: Reading = { arrivals: [], skipped: [], profile: '' };
  const markdown: Text[] = [];
  const all = given.length;
  for (const [at, { path, file }] of given.entries()) {
    around.onProgress(at, all);
    await named(path, reading, async () => {
      const start = new Uint8Array(await file.slice(0, 4).arrayBuffer());
      if (isZip(start)) await fromZip(new Uint8Array(await file.arrayBuffer()), path, reading, markdown, around);
      else if (isPostFile(path)) markdown.push({ path: blogPath(path), text: await file.text(), savedAt: '' });
      else if (/\.json$/i.test(path)) await fromJson(await file.text(), path, reading, around);
      else if (/\.html?$/i.test(path)) await fromBookmarks(await file.text(), path, reading, around);
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
    else if (error instanceof ZipError) reading.skipped.push({ name, why: error.why, detail: '' });
    else reading.skipped.push({ name, why: 'unreadable', detail });
  }
}

async function fromZip(
  bytes: Uint8Array<ArrayBuffer>,
  archive: string,
  reading: Reading,
  markdown: Text[],
  around: Around,
): Promise<void> {
  const files = readZip(bytes);
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
    for (const [at, record] of value.posts.entries()) addRecord(record, `${name}: ${at + 1}`, reading);
  } else if (isFeed(value)) await fromFeed(value, name, reading, around);
  else throw new Refused('notOurs');
}

function addRecord(record: unknown, name: string, reading: Reading): void {
  const mistake = recordMistake(record);
  if (mistake) reading.skipped.push({ name, why: 'invalid', detail: mistake });
  else reading.arrivals.push({ ...wholeOf(record as Record), byAddress: false });
}

async function fromFeed(feed: object, name: string, reading: Reading, { profiles, now }: Around): Promise<void> {
  const { title = '', feed_url: url = '', items = [] } = feed as { title?: string; feed_url?: string; items?: unknown };
  if (!Array.isArray(items)) throw new Refused('invalid', 'items');
  for (const [at, item] of items.entries()) {
    const itemName = `${name}: ${at + 1}`;
    if (typeof item !== 'object' || item === null) {
      reading.skipped.push({ name: itemName, why: 'invalid', detail: '' });
      continue;
    }
    if ('_precis' in item) {
      addRecord(item._precis, itemName, reading);
      continue;
    }
    const found = readItem(item, String(title), String(url));
    if (!found) reading.skipped.push({ name: itemName, why: 'empty', detail: '' });
    else {
      const { post, text } = found;
      const key = 'id' in item ? String(item.id) : post.canonical || post.title;
      const savedAt = instantOf(post.date) || now;
      reading.arrivals.push(await arrival(post, ['feed', key], profiles[0]?.id ?? '', savedAt, text));
    }
  }
}

async function fromBookmarks(text: string, name: string, reading: Reading, { profiles, now }: Around): Promise<void> {
  if (!isBookmarks(text)) throw new Refused('notOurs');
  for (const { post, savedAt } of readBookmarks(text)) {
    if (!/^https?:\/\//i.test(post.canonical))
      reading.skipped.push({ name: `${name}: ${post.title}`, why: 'notWeb', detail: post.canonical.slice(0, 80) });
    else
      reading.arrivals.push(await arrival(post, ['bookmark', post.canonical], profiles[0]?.id ?? '', savedAt || now));
  }
}

async function fromMarkdown(texts: Text[], profile: Profile, reading: Reading, around: Around): Promise<void> {
  reading.profile = profile.name;
  for (const [at, { path, text, savedAt }] of texts.entries()) {
    if (at % 50 === 0) around.onProgress(at, texts.length);
    await named(path, reading, async () => {
      if (text.trim() === '') throw new Refused('empty');
      const post = recallFile(parsed(text), path, profile);
      const when = savedAt || instantOf(post.date) || around.now;
      reading.arrivals.push(await arrival(post, ['file', path, post.canonical], profile.id, when));
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

/** The same article of the same file is given the same id each time. `text`: the article's own, where the file has it. */
async function arrival(post: Post, key: string[], profile: string, savedAt: string, text = ''): Promise<Arrival> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key.join('\n')));
  const id = Array.from(new Uint8Array(digest, 0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const seen = seenOf(addressOf(post), post.title, post.date, text || (post.body ?? ''));
  return {
    saved: { id, post, profile, savedAt, changedAt: savedAt, seen },
    body: text ? { id, markdown: text } : null,
    receipts: [],
    byAddress: true,
  };
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
