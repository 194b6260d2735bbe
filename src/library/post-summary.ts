import type { Receipt } from '../core/post.ts';
import type { SavedPost } from '../core/saved-post.ts';
import { getHost } from '../core/url.ts';

/** What lists, filters and charts need of a saved post. */
export interface PostSummary {
  id: string;
  /** `Saved.changedAt`: the search index knows by it whether what it holds is up to date. */
  revision: string;
  title: string;
  /** The site's name, else its host. */
  site: string;
  /** The article's day, `2026-02-27`; '' when unknown. */
  day: string;
  savedAt: string;
  tags: string[];
  categories: string[];
  /** Ids of the outputs that have taken it, each once; empty: not yet published. */
  outputs: string[];
}

/** Outputs that hand the text to the person only; a post that was merely copied is not published. */
const HAND_OVER_OUTPUTS = new Set(['clipboard', 'download']);

export function toPostSummary(
  { id, post, savedAt, changedAt }: SavedPost,
  receipts: Pick<Receipt, 'output'>[],
): PostSummary {
  return {
    id,
    revision: changedAt,
    title: post.title,
    site: post.feed.name || getHost(post.canonical),
    day: post.date.slice(0, 10),
    savedAt,
    tags: post.tags,
    categories: post.categories,
    outputs: [...new Set(receipts.map(({ output }) => output))].filter((output) => !HAND_OVER_OUTPUTS.has(output)),
  };
}
