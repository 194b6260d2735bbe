import type { Receipt } from '../core/post.ts';
import type { SavedPost } from '../core/saved-post.ts';
import { getHost } from '../core/url.ts';

/** What lists, filters and charts need of a saved post. */
export interface PostSummary {
  id: string;
  /** `SavedPost.changedAt`: tells the search index whether its entry is up to date. */
  revision: string;
  title: string;
  /** The site's name, else its host. */
  site: string;
  /** The article's day, `2026-02-27`; '' when unknown. */
  day: string;
  savedAt: string;
  tags: string[];
  categories: string[];
  /** Ids of the outputs that have published it, each once. */
  outputs: string[];
}

/**
 * Whether a receipt tells of a publication: a post that was merely copied is not published. Receipts of older versions do not
 * say so; there, outputs that hand over had neither a destination of the user's nor an address, a commit or an undo.
 */
export function isPublication({ output, destination = output, delivers, url, commit, undo }: Receipt): boolean {
  if (delivers !== undefined) return delivers === 'publishes';
  return destination !== output || url !== undefined || commit !== undefined || undo !== undefined;
}

export function toPostSummary({ id, post, savedAt, changedAt }: SavedPost, receipts: Receipt[]): PostSummary {
  return {
    id,
    revision: changedAt,
    title: post.title,
    site: post.feed.name || getHost(post.canonical),
    day: post.date.slice(0, 10),
    savedAt,
    tags: post.tags,
    categories: post.categories,
    outputs: [...new Set(receipts.filter(isPublication).map(({ output }) => output))],
  };
}
