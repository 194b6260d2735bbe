import type { PostExample } from '../../core/format/learn/learn-format.ts';
import { isPostFile, toBlogPath } from '../../core/format/post-path.ts';
import { type PickedFile, readDroppedFiles, toPickedFiles } from '../components/picked-files.ts';

/** The posts among the files that the user picked, with their paths from the blog's root as far as it is known. */
export const readExamples = (files: Iterable<File>): Promise<PostExample[]> => toExamples(toPickedFiles(files));

/** The posts among dropped files and in dropped folders. */
export const readDroppedExamples = async (transfer: DataTransfer): Promise<PostExample[]> =>
  toExamples(await readDroppedFiles(transfer));

/** The posts among files whose paths are known. */
export async function toExamples(files: PickedFile[]): Promise<PostExample[]> {
  const posts = files.filter(({ path }) => isPostFile(path));
  return Promise.all(posts.map(async ({ file, path }) => ({ path: toBlogPath(path), text: await file.text() })));
}
