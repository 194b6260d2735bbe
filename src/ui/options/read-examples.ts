import type { PostExample } from '../../core/format/learn/learn-format.ts';
import { isPostFile, toBlogPath } from '../../core/format/post-path.ts';
import { type PickedFile, readDroppedFiles, toPickedFiles } from '../components/picked-files.ts';

/** The posts among the files that the person picked, with their paths from the blog's root as far as it shows. */
export const readExamples = (files: Iterable<File>): Promise<PostExample[]> => toExamples(toPickedFiles(files));

/** The same of what was dropped: files, and folders with all that is in them. */
export const readDroppedExamples = async (transfer: DataTransfer): Promise<PostExample[]> =>
  toExamples(await readDroppedFiles(transfer));

/** The same of files with their paths. */
export async function toExamples(all: PickedFile[]): Promise<PostExample[]> {
  const posts = all.filter(({ path }) => isPostFile(path));
  return Promise.all(posts.map(async ({ file, path }) => ({ path: toBlogPath(path), text: await file.text() })));
}
