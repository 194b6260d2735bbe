import { isBookmarkFile, parseBookmarks } from './bookmarks.ts';
import { type ImportContext, ImportError } from './import-context.ts';
import { addForeignPost } from './import-records.ts';

/** Imports a bookmarks file. Only bookmarks with a web address (http or https) become posts. */
export async function importBookmarks(text: string, fileName: string, context: ImportContext): Promise<void> {
  const { profiles, now, result } = context;
  if (!isBookmarkFile(text)) throw new ImportError('notOurs');
  for (const { post, savedAt } of parseBookmarks(text)) {
    const name = `${fileName}: ${post.title.slice(0, 80)}`;
    if (!/^https?:\/\//i.test(post.canonical)) {
      result.skipped.push({ name, why: 'notWeb', detail: post.canonical.slice(0, 80) });
      continue;
    }
    const key = ['bookmark', post.canonical];
    await addForeignPost({ post, key, profile: profiles[0]?.id ?? '', savedAt: savedAt || now, name }, context);
  }
}
