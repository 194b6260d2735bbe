import { parseBlogFile } from '../../core/blog-file.ts';
import { isPostFile, toBlogPath } from '../../core/format/post-path.ts';
import { LIMITS } from '../../core/limits.ts';
import type { ImportedPost } from '../merge-posts.ts';
import { importBookmarks } from './import-bookmarks.ts';
import { type ImportContext, ImportError, type ParsedImport, readTextFile, withSkipOnError } from './import-context.ts';
import { importJson } from './import-json.ts';
import { findBestProfile, importMarkdown, type MarkdownFile } from './import-markdown.ts';
import { isZip, readZip } from './read-zip.ts';
import { BLOG_FILE_NAME } from './write-posts.ts';

/** A file that the user chose. `path`: the file's name, preceded by its folders if the user chose a folder. */
export interface ImportFile {
  path: string;
  file: Blob;
}

/**
 * Reads files of every supported format. Never rejects because of a file's contents: what can't be read is listed in
 * `skipped` with the reason.
 */
export async function parseImport(
  files: ImportFile[],
  { profiles, now, onProgress }: Omit<ImportContext, 'result'>,
): Promise<ParsedImport> {
  const result: ParsedImport = { posts: [], skipped: [], profile: '' };
  const context: ImportContext = { profiles, now, onProgress, result };
  const markdown: MarkdownFile[] = [];
  for (const [index, { path, file }] of files.entries()) {
    onProgress(index, files.length);
    await withSkipOnError(path, result, async () => {
      const start = new Uint8Array(await file.slice(0, 4).arrayBuffer());
      if (isZip(start)) markdown.push(...(await importZip(file, path, context)));
      else if (isPostFile(path))
        markdown.push({ path: toBlogPath(path), text: await readTextFile(file, LIMITS.postFile), savedAt: '' });
      else if (/\.json$/i.test(path)) await importJson(await readTextFile(file, LIMITS.libraryFile), path, context);
      else if (/\.html?$/i.test(path))
        await importBookmarks(await readTextFile(file, LIMITS.bookmarksFile), path, context);
      // Unsupported files inside a chosen folder are ignored. One that the user chose individually is reported.
      else if (!path.includes('/')) throw new ImportError('notOurs');
    });
  }
  if (markdown.length > 0) {
    const profile = findBestProfile(markdown, profiles);
    if (profile) await importMarkdown(markdown, profile, context);
  }
  return { ...result, posts: keepLatest(result.posts) };
}

/** Removes duplicates: of several posts with the same id, keeps the one that was changed last. */
function keepLatest(posts: ImportedPost[]): ImportedPost[] {
  const byId = new Map<string, ImportedPost>();
  for (const post of posts) {
    const other = byId.get(post.saved.id);
    if (!other || other.saved.changedAt < post.saved.changedAt) byId.set(post.saved.id, post);
  }
  return [...byId.values()];
}

/** Imports a zip that Precis wrote, with the profile stored inside. Returns the Markdown files of any other zip. */
async function importZip(file: Blob, archive: string, context: ImportContext): Promise<MarkdownFile[]> {
  const { onProgress, result } = context;
  if (file.size > LIMITS.libraryFile) throw new ImportError('tooLargeFile', String(LIMITS.libraryFile / 1_000_000));
  const bytes = new Uint8Array(await file.arrayBuffer());
  const files = readZip(bytes, (path) => path === BLOG_FILE_NAME || isPostFile(path));
  const blogFile = files.find(({ path }) => path === BLOG_FILE_NAME);
  const profile = blogFile ? parseBlogFile(await blogFile.text()).profiles[0] : undefined;
  const markdown: MarkdownFile[] = [];
  for (const [index, { path, modified, text }] of files.entries()) {
    if (index % 100 === 0) onProgress(index, files.length);
    if (!isPostFile(path)) continue;
    await withSkipOnError(`${archive}: ${path}`, result, async () => {
      // Only in a zip that Precis wrote is a file's modification time the time of its post.
      const savedAt = profile ? (modified?.toISOString() ?? '') : '';
      markdown.push({ path: profile ? path : toBlogPath(path), text: await text(), savedAt });
    });
  }
  if (markdown.length === 0 && result.skipped.length === 0) throw new ImportError('empty');
  if (!profile) return markdown;
  await importMarkdown(markdown, profile, context);
  return [];
}
