import { isConfigurationFile } from '../../core/format/blog-configuration/configuration-paths.ts';
import type { PostExample } from '../../core/format/learn/learn-format.ts';
import { isPostFile, parsePostPath, toBlogPath } from '../../core/format/post-path.ts';
import type { PickedFile } from '../components/picked-files.ts';

/** What was read of a blog's folder. */
export interface BlogFiles {
  /** The newest posts, with paths from the blog's root folder as far as it is known. */
  examples: PostExample[];
  /** The blog's configuration files. */
  configuration: { path: string; text: string }[];
  /** Number of posts in the folder. */
  found: number;
  /** Paths of posts that hold no text. */
  binary: string[];
}

/** At most this many posts are read, the newest ones: tags that nobody used in the last 5,000 posts are no loss. */
const MAX_POSTS = 5_000;

/** Larger files are no posts; a browser would need seconds to read one. */
const MAX_BYTES = 2_000_000;

/** Files that are read at a time, so that a large folder doesn't fill the memory twice. */
const BATCH = 200;

/** Reads the posts and the configuration files among the files that the user picked or dropped. */
export async function readBlogFiles(files: PickedFile[]): Promise<BlogFiles> {
  const posts = files.filter(({ path, file }) => isPostFile(path) && file.size <= MAX_BYTES);
  const newest = posts.length > MAX_POSTS ? posts.toSorted(compareAge).slice(0, MAX_POSTS) : posts;
  const texts = await readTexts(newest);
  return {
    examples: texts.filter(isText).map(({ path, text }) => ({ path: toBlogPath(path), text })),
    configuration: await readTexts(files.filter(({ path }) => isConfigurationFile(path))),
    found: posts.length,
    binary: texts.filter((file) => !isText(file)).map(({ path }) => path),
  };
}

/** Sorts by the day in the file name, then by the time of the last change, newest first. */
function compareAge(a: PickedFile, b: PickedFile): number {
  const [one, other] = [parsePostPath(a.path).day, parsePostPath(b.path).day];
  return one === other ? b.file.lastModified - a.file.lastModified : one < other ? 1 : -1;
}

async function readTexts(files: PickedFile[]): Promise<{ path: string; text: string }[]> {
  const texts: { path: string; text: string }[] = [];
  for (let at = 0; at < files.length; at += BATCH)
    texts.push(
      ...(await Promise.all(
        files.slice(at, at + BATCH).map(async ({ file, path }) => ({ path, text: await file.text() })),
      )),
    );
  return texts;
}

const isText = ({ text }: { text: string }): boolean => !text.includes('\0');
