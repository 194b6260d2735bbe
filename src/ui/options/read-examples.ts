import type { PostExample } from '../../core/format/learn/learn-format.ts';
import { isPostFile, toBlogPath } from '../../core/format/post-path.ts';
import { type PickedFile, readDroppedFiles, toPickedFiles } from '../components/picked-files.ts';

/** Reads the posts among the files that the user picked. Paths start at the blog's root folder as far as it is known. */
export const readExamples = (files: Iterable<File>): Promise<PostExample[]> => toExamples(toPickedFiles(files));

/** Reads the posts among dropped files and in dropped folders. */
export const readDroppedExamples = async (transfer: DataTransfer): Promise<PostExample[]> =>
  toExamples(await readDroppedFiles(transfer));

/** Reads those of the files that are posts, and shortens their paths to start at the blog's root folder. */
export async function toExamples(files: PickedFile[]): Promise<PostExample[]> {
  const posts = files.filter(({ path }) => isPostFile(path));
  return Promise.all(posts.map(async ({ file, path }) => ({ path: toBlogPath(path), text: await file.text() })));
}
