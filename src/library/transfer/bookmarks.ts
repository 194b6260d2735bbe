/**
 * The Netscape bookmarks file, which every browser writes and reads (learn.microsoft.com/previous-versions/windows/
 * internet-explorer/ie-developer/platform-apis/aa753582(v=vs.85)). Firefox and bookmark services add `TAGS` and `DD`.
 */

import { emptyPost } from '../../core/format/empty-post.ts';
import { keepWebAddress } from '../../core/format/escape-autolinks.ts';
import { toOneLine } from '../../core/format/scalars.ts';
import { parseMarkdownLine } from '../../core/markdown/parse-line.ts';
import type { Post } from '../../core/post.ts';
import type { SavedPost } from '../../core/saved-post.ts';
import { decodeEntities } from '../../core/text/entities.ts';
import { escapeHtml, htmlToText } from '../../core/text/html.ts';

const toUnixSeconds = (instant: string): number => Math.floor(Date.parse(instant) / 1000) || 0;

export const BOOKMARKS_START = `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
`;
export const BOOKMARKS_END = '</DL><p>\n';

export const isBookmarkFile = (text: string): boolean =>
  /^\s*<!DOCTYPE\s+NETSCAPE-Bookmark-file-1/i.test(text.slice(0, 500));

/** Writes a post as one line of a bookmarks file; '' for a post without a web address, which a bookmark needs. */
export function formatBookmark({ post, savedAt, changedAt }: SavedPost): string {
  const address = keepWebAddress(post.canonical);
  if (address === '') return '';
  // The bookmarks format separates tags by commas, so a tag must not contain one.
  const tags = [...new Set([...post.categories, ...post.tags])].map((tag) => toOneLine(tag).replaceAll(',', ' '));
  const about = parseMarkdownLine(toOneLine(post.excerpt || post.description)).text;
  const attributes = [
    `HREF="${escapeHtml(address)}"`,
    `ADD_DATE="${toUnixSeconds(savedAt)}"`,
    `LAST_MODIFIED="${toUnixSeconds(changedAt)}"`,
    ...(tags.length > 0 ? [`TAGS="${escapeHtml(tags.join(','))}"`] : []),
  ];
  return `    <DT><A ${attributes.join(' ')}>${escapeHtml(toOneLine(post.title))}</A>\n${about && `    <DD>${escapeHtml(about)}\n`}`;
}

export interface Bookmark {
  post: Post;
  /** ISO 8601; '' when unknown. */
  savedAt: string;
}

/** Matches one bookmark. Applied to the text between two `<DT>` only, so that unclosed anchors cost only linear time. */
const ANCHOR = /^\s*<A\s([^>]*)>([\s\S]*?)<\/A\s*>(?:\s*<DD>([\s\S]*?)(?=<\/?D[LTD]\b|$))?/i;
const ATTRIBUTE = /(?<![\w-])([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;

/** Reads the bookmarks of a file in their order; folders are ignored. */
export function parseBookmarks(html: string): Bookmark[] {
  const anchors = html.split(/<DT>/i).flatMap((part) => {
    const found = ANCHOR.exec(part);
    return found ? [found] : [];
  });
  return anchors.map(([, written = '', title = '', about = '']) => {
    const attributes = new Map(
      Array.from(written.matchAll(ATTRIBUTE), ([, name = '', double, single, bare]) => [
        name.toLowerCase(),
        decodeEntities(double ?? single ?? bare ?? ''),
      ]),
    );
    const description = toOneLine(htmlToText(about));
    const canonical = (attributes.get('href') ?? '').trim();
    const post: Post = {
      ...emptyPost,
      title: toOneLine(htmlToText(title)) || canonical,
      description,
      excerpt: description,
      canonical,
      tags: (attributes.get('tags') ?? '')
        .split(',')
        .map((tag) => tag.trim())
        .filter(Boolean),
    };
    return { post, savedAt: parseStamp(attributes.get('add_date') ?? '') };
  });
}

/** Converts seconds since 1970 (some programs write milliseconds or microseconds) to ISO 8601; '' when invalid. */
function parseStamp(stamp: string): string {
  const count = Number(stamp);
  if (!Number.isFinite(count) || count <= 0) return '';
  const date = new Date(count > 1e14 ? count / 1000 : count > 1e11 ? count : count * 1000);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}
