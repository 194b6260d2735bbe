/**
 * What a post's path states. `slug`: file name without date and extension; `day`: such as `2026-02-27`, or '' when unknown.
 */
export interface PostPath {
  slug: string;
  day: string;
}

/** Reads slug and day from a path: `_posts/2026-02-27-a-post.md`, `posts/a-post/index.md`, `2026/02/27/a-post.md`. */
export function parsePostPath(path: string): PostPath {
  const parts = path.split('/');
  const name = (parts.at(-1) ?? '').replace(/\.[A-Za-z]\w*$/, '');
  const base = name === 'index' && parts.length > 1 ? (parts.at(-2) ?? name) : name;
  const day = /(\d{4})-(\d\d)-(\d\d)/.exec(path) ?? /(\d{4})\/(\d\d)\/(\d\d)/.exec(path);
  return { slug: base.replace(/^\d{4}-\d\d-\d\d-(?=.)/, ''), day: day ? `${day[1]}-${day[2]}-${day[3]}` : '' };
}

const POST_EXTENSION = /\.(md|mdx|markdown|mkd|qmd)$/i;
const REPOSITORY_FILE = /(^|\/)(readme|license|changelog|contributing)\./i;
/** Folders whose Markdown files are no posts: dependencies, built sites, and the models of new posts (Hugo, Hexo). */
const FOREIGN_FOLDER = /(^|\/)(node_modules|_site|archetypes|scaffolds)\//;

/** Whether a file is a post, judged by its name. */
export const isPostFile = (path: string): boolean =>
  POST_EXTENSION.test(path) && !REPOSITORY_FILE.test(path) && !FOREIGN_FOLDER.test(path);

/** Names of folders in which site generators keep posts. The blog's root is the folder above. */
const CONTENT_FOLDER = /^(_posts|_drafts|_\w+|content|source|src|posts|blog|data|articles)$/;

/**
 * Converts a path in a picked folder or an archive to a path from the blog's root. If the root can't be recognised, drops
 * the first folder.
 */
export function toBlogPath(path: string): string {
  const parts = path.split('/');
  const root = parts.findIndex((part, index) => index < parts.length - 1 && CONTENT_FOLDER.test(part));
  return parts.slice(root < 0 ? (parts.length > 1 ? 1 : 0) : root).join('/');
}
