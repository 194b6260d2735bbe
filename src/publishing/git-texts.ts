import type { Post } from '../core/post.ts';
import type { OutputContext, SendRequest } from './output.ts';

/**
 * Returns a page's text in one line that a git host does not act on: an invisible word joiner (U+2060) follows each sign of
 * a mention (`@name`), an issue (`#1`), a link, a quick action (`/close`) or a build to skip (`[skip ci]`).
 */
export function escapeMentions(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[@#]|!(?=\d)|^\/|:(?=\/\/)|\bGH-(?=\d)|\[(?=[^\]]{0,20}\b(?:ci|cd|actions|skip)\b)/gi, '$&\u2060')
    .trim();
}

/** Returns a commit's message, in the user's language. `update`: a file is replaced. */
export function buildCommitMessage({ items }: SendRequest, update: boolean, context: OutputContext): string {
  const [first] = items;
  if (items.length !== 1 || !first) return context.translate('commitSeveral', items.length);
  return context.translate(update ? 'commitUpdate' : 'commitAdd', escapeMentions(first.post.title || first.file.path));
}

/** Prefix of the branches made for pull requests. */
export const BRANCH_PREFIX = 'precis/';

/** Returns the pull request's branch name, which is the same on every try of a request. */
export function buildBranchName({ id, items }: SendRequest): string {
  const path = items[0]?.file.path ?? '';
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  return `${BRANCH_PREFIX}${plain || 'post'}-${id.slice(0, 8)}`;
}

/** Returns the pull request's text: for each post its source, excerpt and path. */
export function buildPullRequestBody({ items }: SendRequest): string {
  return items
    .map(({ file, post }) => `${formatPostSource(post)}${formatQuote(post.excerpt)}\`${file.path}\`\n`)
    .join('\n');
}

const escapeHostMarkdown = (text: string) => escapeMentions(text).replace(/[\\`*_{}[\]<>|]/g, '\\$&');

function formatPostSource({ title, canonical, authors, feed, date }: Post): string {
  const name = escapeHostMarkdown(title);
  const linked = /^https?:/.test(canonical) ? `[${name}](<${canonical.replace(/[<>\s]/g, encodeURIComponent)}>)` : name;
  const facts = [escapeHostMarkdown(authors.join(', ')), escapeHostMarkdown(feed.name), date.slice(0, 10)].filter(
    Boolean,
  );
  return `${linked}\n${facts.join(' · ')}\n\n`;
}

const formatQuote = (excerpt: string) => (excerpt ? `> ${escapeHostMarkdown(excerpt)}\n\n` : '');
