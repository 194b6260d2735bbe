import { writeBlogFile } from '../../core/blog-file.ts';
import { print, scopeOf } from '../../core/post/print.ts';
import type { Post, PostFile, Profile } from '../../core/types.ts';
import { database } from '../database.ts';
import { findWhole, type Whole } from '../posts.ts';
import { bookmarkOf, bookmarksEnd, bookmarksStart } from './bookmarks.ts';
import { feedTitle, feedVersion, itemOf } from './json-feed.ts';
import { recordOf } from './library-file.ts';
import { ZipWriter } from './zip.ts';

export type Format = 'json' | 'markdown' | 'feed' | 'bookmarks';

interface Writer {
  add(entry: Whole): Promise<void> | void;
  finish(): Promise<Blob> | Blob;
}

/** Texts one after the other; a long library is never one string, of which browsers take half a gigabyte at most. */
function listed(type: string, start: string, between: string, end: string, textOf: (entry: Whole) => string): Writer {
  const parts = [start];
  return {
    add(entry) {
      const text = textOf(entry);
      if (text !== '') parts.push(parts.length > 1 ? between : '', text);
    },
    finish: () => new Blob([...parts, end], { type }),
  };
}

/** A format's file name ends so; the folder's own profile goes with its posts, so that they can be read back. */
export const blogFileName = 'precis-blog.json';

function zipped(profile: Profile): Writer {
  const zip = new ZipWriter();
  const taken = new Set<string>([blogFileName]);
  let last = 0;
  return {
    async add({ saved }) {
      const { path, text } = freeFile(saved.post, profile, taken);
      last = Math.max(last, Date.parse(saved.savedAt) || 0);
      await zip.add(path, text, new Date(saved.savedAt));
    },
    async finish() {
      await zip.add(blogFileName, writeBlogFile({ profiles: [profile], taxonomies: {}, sites: [] }), new Date(last));
      return zip.finish();
    },
  };
}

/** The next number for each path, of each set of names. */
const numbers = new WeakMap<Set<string>, Map<string, number>>();

/** The post's file under a name that is not `taken`, and is from then on; some disks don't tell names by their case, nor accents by their spelling. */
export function freeFile(post: Post, profile: Profile, taken: Set<string>): PostFile {
  const keyOf = (path: string) => path.normalize('NFC').toLowerCase();
  let file = print(post, profile);
  const { slug } = scopeOf(post, profile);
  const { path } = file;
  // A name that many posts have is not tried from the start again for each.
  const before = numbers.get(taken) ?? new Map<string, number>();
  numbers.set(taken, before);
  for (let number = before.get(path) ?? 2; taken.has(keyOf(file.path)); number += 1) {
    before.set(path, number + 1);
    file = print({ ...post, slug: `${slug}-${number}` }, profile);
    // A format whose names don't hold the slug would name it so for ever.
    if (file.path === path) file.path = path.replace(/(\.[a-z0-9]+)?$/i, `-${number}$1`);
  }
  taken.add(keyOf(file.path));
  return file;
}

const writers: { [format in Format]: (profile: Profile) => Writer } = {
  json: () =>
    listed('application/json', '{"precis":1,"posts":[\n', ',\n', '\n]}\n', (entry) => JSON.stringify(recordOf(entry))),
  markdown: zipped,
  feed: () =>
    listed(
      'application/feed+json',
      `{"version":${JSON.stringify(feedVersion)},"title":${JSON.stringify(feedTitle)},"items":[\n`,
      ',\n',
      '\n]}\n',
      ({ saved }) => JSON.stringify(itemOf(saved)),
    ),
  bookmarks: () => listed('text/html', bookmarksStart, '', bookmarksEnd, ({ saved }) => bookmarkOf(saved)),
};

/** Takes posts one by one, and gives the file. */
export const writerOf = (format: Format, profile: Profile): Writer => writers[format](profile);

/** What a format's file is called after its date. */
export const endings: { [format in Format]: string } = {
  json: '.json',
  markdown: '.zip',
  feed: '.feed.json',
  bookmarks: '.html',
};

/** Posts read at once: memory holds no more of the library than these and what is written already. */
const BATCH = 100;

/** Saved posts as a file. `ids`: all when empty, newest first. */
export async function writePosts(
  format: Format,
  ids: string[],
  profile: Profile,
  onProgress: (done: number, all: number) => void,
): Promise<Blob> {
  const wanted = ids.length > 0 ? ids : (await (await database()).getAllKeysFromIndex('posts', 'savedAt')).reverse();
  const writer = writerOf(format, profile);
  for (let from = 0; from < wanted.length; from += BATCH) {
    onProgress(from, wanted.length);
    for (const entry of await findWhole(wanted.slice(from, from + BATCH))) await writer.add(entry);
  }
  return writer.finish();
}
