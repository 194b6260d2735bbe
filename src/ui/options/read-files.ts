import type { Example } from '../../core/post/learn.ts';
import { blogPath, isPostFile } from '../../core/post/post-path.ts';
import { dropped, type Placed, picked } from '../parts/files.ts';

/** The posts among the files that the person picked, with their paths from the blog's root as far as it shows. */
export const readFiles = (files: Iterable<File>): Promise<Example[]> => examplesOf(picked(files));

/** The same of what was dropped: files, and folders with all that is in them. */
export const readDropped = async (transfer: DataTransfer): Promise<Example[]> => examplesOf(await dropped(transfer));

/** The same of files with their paths. */
export async function examplesOf(all: Placed[]): Promise<Example[]> {
  const posts = all.filter(({ path }) => isPostFile(path));
  return Promise.all(posts.map(async ({ file, path }) => ({ path: blogPath(path), text: await file.text() })));
}
