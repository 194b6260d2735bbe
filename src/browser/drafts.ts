import browser from 'webextension-polyfill';
import type { Article, Post } from '../core/types.ts';

/** A post being worked on, with the article it was made of. Keyed by the article's canonical URL. */
export interface Draft {
  version: 1;
  article: Article;
  post: Post;
  /** Id of the profile. */
  profile: string;
  /** How many key points were asked for. */
  points: number;
  /** Key points that the person rewrote, by their quote: choosing another number of points keeps them. */
  rewritten: string[];
  /** Key points that the person took out, by their quote: they stay out. */
  removed: string[];
  /** Id in the library, once saved. */
  saved: string | null;
  /** ISO 8601. */
  at: string;
}

const keyOf = (canonical: string) => `draft:${canonical}`;

export async function loadDraft(canonical: string): Promise<Draft | null> {
  const key = keyOf(canonical);
  const stored: unknown = (await browser.storage.local.get(key))[key];
  return isDraft(stored) ? stored : null;
}

/**
 * `storage.local` hands the write to the browser's own process at once, so it outlives a popup that is closed the moment
 * after a keystroke; an IndexedDB transaction would be aborted with its page. Rejects when the disk is full.
 */
export async function saveDraft(draft: Draft): Promise<void> {
  await browser.storage.local.set({ [keyOf(draft.article.canonical.value)]: draft });
}

export async function dropDraft(canonical: string): Promise<void> {
  await browser.storage.local.remove(keyOf(canonical));
}

/** A draft of another version, or half of one, is not opened: the page is read afresh and nothing of it is overwritten until the person types. */
function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false;
  const draft = value as Partial<Draft>;
  return draft.version === 1 && typeof draft.post?.title === 'string' && Array.isArray(draft.post.points);
}
