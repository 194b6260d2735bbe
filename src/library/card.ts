import type { Receipt, Saved } from '../core/types.ts';
import { hostOf } from '../core/url.ts';

/** What lists, filters and charts need of a saved post. */
export interface Card {
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
const BY_HAND = new Set(['clipboard', 'download']);

export function cardOf({ id, post, savedAt, changedAt }: Saved, receipts: Pick<Receipt, 'output'>[]): Card {
  return {
    id,
    revision: changedAt,
    title: post.title,
    site: post.feed.name || hostOf(post.canonical),
    day: post.date.slice(0, 10),
    savedAt,
    tags: post.tags,
    categories: post.categories,
    outputs: [...new Set(receipts.map(({ output }) => output))].filter((output) => !BY_HAND.has(output)),
  };
}
