/** The facts in a post's path: file name without date and extension, and the day; '' when unknown. */
export interface PostPath {
  slug: string;
  day: string;
}

/** Slug and day in a path: `_posts/2026-02-27-a-post.md`, `posts/a-post/index.md`, `2026/02/27/a-post.md`. */
export function parsePostPath(path: string): PostPath {
  const parts = path.split('/');
  const name = (parts.at(-1) ?? '').replace(/\.[A-Za-z]\w*$/, '');
  const base = name === 'index' && parts.length > 1 ? (parts.at(-2) ?? name) : name;
  const day = /(\d{4})-(\d\d)-(\d\d)/.exec(path) ?? /(\d{4})\/(\d\d)\/(\d\d)/.exec(path);
  return { slug: base.replace(/^\d{4}-\d\d-\d\d-(?=.)/, ''), day: day ? `${day[1]}-${day[2]}-${day[3]}` : '' };
}

const POST_EXTENSION = /\.(md|mdx|markdown|mkd|qmd)$/i;
const REPOSITORY_FILE = /(^|\/)(readme|license|changelog|contributing)\./i;

/** Whether a file is a post, judged by its name. */
export const isPostFile = (path: string): boolean => POST_EXTENSION.test(path) && !REPOSITORY_FILE.test(path);

/** Folders for a generator's posts; the blog's root is above them. */
const CONTENT_FOLDER = /^(_posts|_drafts|_\w+|content|source|src|posts|blog|data|articles)$/;

/** A path in a picked folder or an archive → the path from the blog's root, if the root can be recognised. */
export function toBlogPath(path: string): string {
  const parts = path.split('/');
  const root = parts.findIndex((part, index) => index < parts.length - 1 && CONTENT_FOLDER.test(part));
  return parts.slice(root < 0 ? (parts.length > 1 ? 1 : 0) : root).join('/');
}
