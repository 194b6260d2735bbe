import type { Receipt } from '../core/post.ts';
import type { SavedPost } from '../core/saved-post.ts';
import { getHost } from '../core/url.ts';

/** A short form of a saved post, with the fields that lists, filters and charts show. */
export interface PostSummary {
  id: string;
  /** `SavedPost.changedAt`: tells the search index whether its entry is up to date. */
  revision: string;
  title: string;
  /** The site's name, or its host when the name is unknown. */
  site: string;
  /** The article's publication day, such as `2026-02-27`; '' when unknown. */
  day: string;
  savedAt: string;
  tags: string[];
  categories: string[];
  /** Ids of the outputs that have published the post, without duplicates. */
  outputs: string[];
}

/**
 * Whether a receipt records a publication; copying a post to the clipboard is none. Receipts of older versions lack
 * `delivers`: a receipt that has no destination set up by the user, address, commit or undo is then a copy or download.
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
