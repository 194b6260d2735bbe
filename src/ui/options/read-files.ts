import type { Example } from '../../core/post/learn.ts';

const POST = /\.(md|mdx|markdown|mkd|qmd)$/i;
/** A folder that a generator keeps its posts under: the blog's root is above it. */
const CONTENT = /^(_posts|_drafts|_\w+|content|source|src|posts|blog|data|articles)$/;

/** The posts among the files that the person picked or dropped, with their paths from the blog's root as far as it shows. */
export async function readFiles(files: Iterable<File>): Promise<Example[]> {
  const posts = [...files].filter(({ name }) => POST.test(name) && !/^readme\./i.test(name));
  return Promise.all(posts.map(async (file) => ({ path: pathOf(file), text: await file.text() })));
}

function pathOf(file: File): string {
  const parts = (file.webkitRelativePath || file.name).split('/');
  const root = parts.findIndex((part, index) => index < parts.length - 1 && CONTENT.test(part));
  return parts.slice(root < 0 ? (parts.length > 1 ? 1 : 0) : root).join('/');
}
