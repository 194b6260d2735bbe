import { formatBlogFile } from '../../core/blog-file.ts';
import { buildLiquidScope } from '../../core/format/liquid-scope.ts';
import { printPost } from '../../core/format/print-post.ts';
import type { Profile } from '../../core/format/profile.ts';
import type { Post, PostFile } from '../../core/post.ts';
import { getLibraryDatabase } from '../database.ts';
import type { FullPost } from '../post-transaction.ts';
import { findFullPosts } from '../posts.ts';
import { BOOKMARKS_END, BOOKMARKS_START, formatBookmark } from './bookmarks.ts';
import { FEED_TITLE, FEED_VERSION, toFeedItem } from './json-feed.ts';
import { toLibraryRecord } from './library-file.ts';
import { ZipWriter } from './write-zip.ts';

export type ExportFormat = 'json' | 'markdown' | 'feed' | 'bookmarks';

interface ExportWriter {
  add(entry: FullPost): Promise<void> | void;
  finish(): Promise<Blob> | Blob;
}

/** Joins texts in a Blob. A long library would not fit into one string, whose limit in browsers is half a gigabyte. */
function createListWriter(
  type: string,
  start: string,
  between: string,
  end: string,
  toText: (entry: FullPost) => string,
): ExportWriter {
  const parts = [start];
  return {
    add(entry) {
      const text = toText(entry);
      if (text !== '') parts.push(parts.length > 1 ? between : '', text);
    },
    finish: () => new Blob([...parts, end], { type }),
  };
}

/** The file in an archive that holds the profile of its posts, so that the archive can be imported again. */
export const BLOG_FILE_NAME = 'precis-blog.json';

function createZipWriter(profile: Profile): ExportWriter {
  const zip = new ZipWriter();
  const usedPaths = new Set<string>([BLOG_FILE_NAME]);
  let last = 0;
  return {
    async add({ saved }) {
      const { path, text } = printUnderFreeName(saved.post, profile, usedPaths);
      last = Math.max(last, Date.parse(saved.savedAt) || 0);
      await zip.add(path, text, new Date(saved.savedAt));
    },
    async finish() {
      await zip.add(BLOG_FILE_NAME, formatBlogFile({ profiles: [profile], taxonomies: {}, sites: [] }), new Date(last));
      return zip.finish();
    },
  };
}

/** For each set of names, the next number to try for each path. */
const nextNumbers = new WeakMap<Set<string>, Map<string, number>>();

/**
 * Prints the post under a path that `usedPaths` does not hold, and adds it. Paths are compared without case and in Unicode form NFC,
 * because some file systems do not tell such paths apart.
 */
export function printUnderFreeName(post: Post, profile: Profile, usedPaths: Set<string>): PostFile {
  const toKey = (path: string) => path.normalize('NFC').toLowerCase();
  let file = printPost(post, profile);
  const { slug } = buildLiquidScope(post, profile);
  const { path } = file;
  // Many posts may share a path: the search goes on from the last number.
  const next = nextNumbers.get(usedPaths) ?? new Map<string, number>();
  nextNumbers.set(usedPaths, next);
  for (let number = next.get(path) ?? 2; usedPaths.has(toKey(file.path)); number += 1) {
    next.set(path, number + 1);
    file = printPost({ ...post, slug: `${slug}-${number}` }, profile);
    // A profile whose paths lack the slug gives the same path each time.
    if (file.path === path) file.path = path.replace(/(\.[a-z0-9]+)?$/i, `-${number}$1`);
  }
  usedPaths.add(toKey(file.path));
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
      `{"version":${JSON.stringify(FEED_VERSION)},"title":${JSON.stringify(FEED_TITLE)},"items":[\n`,
      ',\n',
      '\n]}\n',
      ({ saved }) => JSON.stringify(toFeedItem(saved)),
    ),
  bookmarks: () =>
    createListWriter('text/html', BOOKMARKS_START, '', BOOKMARKS_END, ({ saved }) => formatBookmark(saved)),
};

/** Creates a writer that is given posts one by one, then makes the file. */
export const createExportWriter = (format: ExportFormat, profile: Profile): ExportWriter =>
  writerFactories[format](profile);

/** End of the file name in each format. */
export const exportFileEndings: { [format in ExportFormat]: string } = {
  json: '.json',
  markdown: '.zip',
  feed: '.feed.json',
  bookmarks: '.html',
};

/** Posts that are read at once, so that memory never holds the whole library unprinted. */
const EXPORT_BATCH = 100;

/** Exports saved posts as a file. `ids`: empty for all, newest first. */
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
