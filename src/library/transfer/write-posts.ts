import { formatBlogFile } from '../../core/blog-file.ts';
import { buildLiquidScope } from '../../core/format/liquid-scope.ts';
import { printPost } from '../../core/format/print-post.ts';
import type { Profile } from '../../core/format/profile.ts';
import type { Post, PostFile } from '../../core/post.ts';
import { getLibraryDatabase } from '../database.ts';
import type { FullPost } from '../post-transaction.ts';
import { findFullPosts, findPosts } from '../posts.ts';
import { BOOKMARKS_END, BOOKMARKS_START, formatBookmark } from './bookmarks.ts';
import { FEED_TITLE, FEED_VERSION, toFeedItem } from './json-feed.ts';
import { toLibraryRecord } from './library-file.ts';
import { ZipWriter } from './write-zip.ts';

export type ExportFormat = 'json' | 'markdown' | 'feed' | 'bookmarks';

interface ExportWriter {
  add(entry: FullPost): Promise<void> | void;
  finish(): Promise<Blob> | Blob;
}

/** Joins texts in a Blob, because a large library would exceed the browsers' limit for one string, half a gigabyte. */
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

/** Name of the file in an exported zip that stores the profile of the posts, so that the zip can be imported again. */
export const BLOG_FILE_NAME = 'precis-blog.json';

function createZipWriter(profile: Profile): ExportWriter {
  const zip = new ZipWriter();
  const usedPaths = new Set<string>([BLOG_FILE_NAME]);
  let last = 0;
  return {
    async add({ saved, body }) {
      const { path, text } = printUnderFreeName(saved.post, profile, usedPaths, body?.markdown);
      last = Math.max(last, Date.parse(saved.savedAt) || 0);
      await zip.add(path, text, new Date(saved.savedAt));
    },
    async finish() {
      await zip.add(BLOG_FILE_NAME, formatBlogFile({ profiles: [profile], taxonomies: {}, sites: [] }), new Date(last));
      return zip.finish();
    },
  };
}

/** For each `usedPaths` set, the next number to append to each path, so that no search starts again from 2. */
const nextNumbers = new WeakMap<Set<string>, Map<string, number>>();

/**
 * Prints a post under a path that is not in `usedPaths`, and adds the path. Paths are compared in lower case and Unicode
 * form NFC, because some file systems treat such paths as the same file.
 */
export function printUnderFreeName(post: Post, profile: Profile, usedPaths: Set<string>, article?: string): PostFile {
  const toKey = (path: string) => path.normalize('NFC').toLowerCase();
  let file = printPost(post, profile, article);
  const { path } = file;
  // Many posts may share a path, so the search for a free number continues after the last one used.
  const next = nextNumbers.get(usedPaths) ?? new Map<string, number>();
  nextNumbers.set(usedPaths, next);
  for (let number = next.get(path) ?? 2; usedPaths.has(toKey(file.path)); number += 1) {
    next.set(path, number + 1);
    const { slug } = buildLiquidScope(post, profile);
    file = printPost({ ...post, slug: `${slug}-${number}` }, profile, article);
    // If the profile's path does not contain the slug, a new slug does not change the path: append the number directly.
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

/** Creates a writer for one export format. The writer takes posts one by one and then makes the file. */
export const createExportWriter = (format: ExportFormat, profile: Profile): ExportWriter =>
  writerFactories[format](profile);

/** File name extension of each export format. */
export const exportFileEndings: { [format in ExportFormat]: string } = {
  json: '.json',
  markdown: '.zip',
  feed: '.feed.json',
  bookmarks: '.html',
};

/** Number of posts read from the database at a time, so that the whole library is never in memory at once. */
const EXPORT_BATCH = 1_000;
/** Number of posts from one report of the progress to the next. */
const PROGRESS_STEP = 100;

/**
 * Reads posts for an export. Only a library file, and a format that prints whole articles, need more than the saved posts, so the
 * rest is read only for them.
 */
async function loadForExport(format: ExportFormat, ids: string[], { fullText }: Profile): Promise<FullPost[]> {
  if (format === 'json' || (format === 'markdown' && fullText)) return findFullPosts(ids);
  return (await findPosts(ids)).map((saved) => ({ saved, body: null, receipts: [] }));
}

/** Exports saved posts as a file. `ids`: empty for every post, newest first. */
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
    const entries = await loadForExport(format, wanted.slice(from, from + EXPORT_BATCH), profile);
    for (const [index, entry] of entries.entries()) {
      if (index % PROGRESS_STEP === 0) onProgress(from + index, wanted.length);
      await writer.add(entry);
    }
  }
  return writer.finish();
}
