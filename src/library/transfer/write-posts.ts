import { formatBlogFile } from '../../core/blog-file.ts';
import { buildLiquidScope } from '../../core/format/liquid-scope.ts';
import { printPost } from '../../core/format/print-post.ts';
import type { Profile } from '../../core/format/profile.ts';
import type { Post, PostFile } from '../../core/post.ts';
import { getLibraryDatabase } from '../database.ts';
import { type FullPost, findFullPosts } from '../posts.ts';
import { bookmarksEnd, bookmarksStart, formatBookmark } from './bookmarks.ts';
import { feedTitle, feedVersion, toFeedItem } from './json-feed.ts';
import { toLibraryRecord } from './library-file.ts';
import { ZipWriter } from './zip.ts';

export type ExportFormat = 'json' | 'markdown' | 'feed' | 'bookmarks';

interface ExportWriter {
  add(entry: FullPost): Promise<void> | void;
  finish(): Promise<Blob> | Blob;
}

/** Texts one after the other; a long library is never one string, of which browsers take half a gigabyte at most. */
function createListWriter(
  type: string,
  start: string,
  between: string,
  end: string,
  textOf: (entry: FullPost) => string,
): ExportWriter {
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

function createZipWriter(profile: Profile): ExportWriter {
  const zip = new ZipWriter();
  const taken = new Set<string>([blogFileName]);
  let last = 0;
  return {
    async add({ saved }) {
      const { path, text } = printUnderFreeName(saved.post, profile, taken);
      last = Math.max(last, Date.parse(saved.savedAt) || 0);
      await zip.add(path, text, new Date(saved.savedAt));
    },
    async finish() {
      await zip.add(blogFileName, formatBlogFile({ profiles: [profile], taxonomies: {}, sites: [] }), new Date(last));
      return zip.finish();
    },
  };
}

/** The next number for each path, of each set of names. */
const numbers = new WeakMap<Set<string>, Map<string, number>>();

/** The post's file under a name that is not `taken`, and is from then on; some disks don't tell names by their case, nor accents by their spelling. */
export function printUnderFreeName(post: Post, profile: Profile, taken: Set<string>): PostFile {
  const keyOf = (path: string) => path.normalize('NFC').toLowerCase();
  let file = printPost(post, profile);
  const { slug } = buildLiquidScope(post, profile);
  const { path } = file;
  // A name that many posts have is not tried from the start again for each.
  const before = numbers.get(taken) ?? new Map<string, number>();
  numbers.set(taken, before);
  for (let number = before.get(path) ?? 2; taken.has(keyOf(file.path)); number += 1) {
    before.set(path, number + 1);
    file = printPost({ ...post, slug: `${slug}-${number}` }, profile);
    // A format whose names don't hold the slug would name it so for ever.
    if (file.path === path) file.path = path.replace(/(\.[a-z0-9]+)?$/i, `-${number}$1`);
  }
  taken.add(keyOf(file.path));
  return file;
}

const writerFactories: { [format in ExportFormat]: (profile: Profile) => ExportWriter } = {
  json: () =>
    createListWriter('application/json', '{"precis":1,"posts":[\n', ',\n', '\n]}\n', (entry) =>
      JSON.stringify(toLibraryRecord(entry)),
    ),
  markdown: createZipWriter,
  feed: () =>
    createListWriter(
      'application/feed+json',
      `{"version":${JSON.stringify(feedVersion)},"title":${JSON.stringify(feedTitle)},"items":[\n`,
      ',\n',
      '\n]}\n',
      ({ saved }) => JSON.stringify(toFeedItem(saved)),
    ),
  bookmarks: () =>
    createListWriter('text/html', bookmarksStart, '', bookmarksEnd, ({ saved }) => formatBookmark(saved)),
};

/** Takes posts one by one, and gives the file. */
export const createExportWriter = (format: ExportFormat, profile: Profile): ExportWriter =>
  writerFactories[format](profile);

/** What a format's file is called after its date. */
export const exportFileEndings: { [format in ExportFormat]: string } = {
  json: '.json',
  markdown: '.zip',
  feed: '.feed.json',
  bookmarks: '.html',
};

/** Posts read at once: memory holds no more of the library than these and what is written already. */
const EXPORT_BATCH = 100;

/** Saved posts as a file. `ids`: all when empty, newest first. */
export async function writePosts(
  format: ExportFormat,
  ids: string[],
  profile: Profile,
  onProgress: (done: number, all: number) => void,
): Promise<Blob> {
  const wanted =
    ids.length > 0 ? ids : (await (await getLibraryDatabase()).getAllKeysFromIndex('posts', 'savedAt')).reverse();
  const writer = createExportWriter(format, profile);
  for (let from = 0; from < wanted.length; from += EXPORT_BATCH) {
    onProgress(from, wanted.length);
    for (const entry of await findFullPosts(wanted.slice(from, from + EXPORT_BATCH))) await writer.add(entry);
  }
  return writer.finish();
}
