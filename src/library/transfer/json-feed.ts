/**
 * JSON Feed 1.1, jsonfeed.org/version/1.1. Users publish feeds, so an item contains only what the post prints, not the text
 * of the article or the receipts. To keep everything, export a library file.
 */
import { parseDateParts } from '../../core/format/dates.ts';
import { emptyPost } from '../../core/format/empty-post.ts';
import { keepWebAddress } from '../../core/format/escape-autolinks.ts';
import { parseMarkdownLine } from '../../core/markdown/parse-line.ts';
import type { Post } from '../../core/post.ts';
import type { SavedPost } from '../../core/saved-post.ts';
import { htmlToText } from '../../core/text/html.ts';
import { toAbsoluteUrl } from '../../core/url.ts';

export const FEED_VERSION = 'https://jsonfeed.org/version/1.1';

/** Title of every feed that Precis writes. */
export const FEED_TITLE = 'Precis';

export const isJsonFeed = (value: object): boolean =>
  'version' in value &&
  typeof value.version === 'string' &&
  /^https?:\/\/jsonfeed\.org\/version\/1/.test(value.version);

interface JsonFeedItem {
  id: string;
  url?: string;
  title?: string;
  summary?: string;
  content_text: string;
  image?: string;
  date_published?: string;
  date_modified?: string;
  authors?: { name: string }[];
  tags?: string[];
  language?: string;
}

/**
 * Base address for resolving relative addresses, although JSON Feed forbids them. `.invalid` hosts never exist (RFC 2606).
 */
export const PLACEHOLDER_URL = 'https://none.invalid/';

/** Formats a post as plain text. If the post has a body written by hand, introduction, points and sections are left out. */
function toContentText({ comment, excerpt, introduction, points, sections, body }: Post): string {
  const generated = [
    introduction,
    points.map(({ label, text }) => `• ${label ? `${label}: ` : ''}${text}`).join('\n'),
    ...sections.flatMap(({ heading, text }) => [heading, text]),
  ];
  return [comment, excerpt, ...(body === undefined ? generated : [body])].filter(Boolean).join('\n\n');
}

export function toFeedItem({ id, post, changedAt }: SavedPost): JsonFeedItem {
  const text = toContentText(post);
  const published = toRfc3339(post.date);
  return {
    id,
    // Feed readers turn `url` and `image` into links and pictures, so only web addresses may be written.
    ...(keepWebAddress(post.canonical) && { url: post.canonical }),
    ...(post.title && { title: parseMarkdownLine(post.title).text }),
    ...((post.excerpt || post.description) && { summary: post.excerpt || post.description }),
    content_text: text || post.title,
    ...(keepWebAddress(post.image) && { image: post.image }),
    ...(published && { date_published: published }),
    date_modified: changedAt,
    ...(post.authors.length > 0 && { authors: post.authors.map((name) => ({ name })) }),
    ...(post.tags.length + post.categories.length > 0 && { tags: [...new Set([...post.categories, ...post.tags])] }),
    ...(post.language && { language: post.language }),
  };
}

/** Formats a date as RFC 3339, which feeds require. A day without a time becomes midnight UTC; '' when it is not a date. */
export function toRfc3339(date: string): string {
  const parts = parseDateParts(date);
  if (!parts) return '';
  const { year, month, day, hour = 0, minute = 0, second = 0, offset = 0 } = parts;
  return new Date(Date.UTC(year, month - 1, day, hour, minute - offset, second)).toISOString();
}

/** Corrects an item of a feed that Precis wrote: the item's text is the post's body, not the article's text. */
export function toOwnFeedPost({ post, text }: { post: Post; text: string }): { post: Post; text: string } {
  // The user's own words stand before the excerpt.
  const at = `\n\n${text}`.indexOf(`\n\n${post.excerpt}`);
  const [comment, body] = at < 0 ? ['', text] : [text.slice(0, at).trim(), text.slice(at + post.excerpt.length).trim()];
  return { post: { ...post, comment, body }, text: '' };
}

/** Reads the post and the article's text from a feed item; null for an item without title, text and address. */
export function parseFeedItem(item: object, feedTitle: string, feedUrl: string): { post: Post; text: string } | null {
  const field = (name: string): string => {
    const value = (item as { [name: string]: unknown })[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const list = (name: string): unknown[] => {
    const value = (item as { [name: string]: unknown })[name];
    return Array.isArray(value) ? value : [];
  };
  const canonical = toAbsoluteUrl(field('external_url') || field('url'), PLACEHOLDER_URL) ?? '';
  const text = field('content_text') || htmlToText(field('content_html'));
  const title = field('title') || text.split('\n')[0]?.slice(0, 120) || canonical;
  if (!title) return null;
  const names = [...list('authors'), (item as { author?: unknown }).author].flatMap((author) =>
    typeof author === 'object' && author !== null && 'name' in author && typeof author.name === 'string'
      ? [author.name]
      : [],
  );
  const post: Post = {
    ...emptyPost,
    title,
    description: field('summary'),
    excerpt: field('summary'),
    authors: names,
    date: parseDateParts(field('date_published')) ? field('date_published') : '',
    canonical,
    feed: { name: feedTitle, url: feedUrl },
    language: field('language'),
    image: toAbsoluteUrl(field('image') || field('banner_image'), PLACEHOLDER_URL) ?? '',
    tags: list('tags').filter((tag) => typeof tag === 'string'),
  };
  return { post, text };
}
