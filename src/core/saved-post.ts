/** A post in the library. */
import type { PageDate } from './article.ts';
import type { SimHash } from './near-duplicate.ts';
import type { Post } from './post.ts';

export interface SavedPost {
  id: string;
  post: Post;
  /** Id of the profile that printed the post. */
  profile: string;
  /** ISO 8601. */
  savedAt: string;
  /** ISO 8601; last change. */
  changedAt: string;
  seen: Fingerprint;
}

/** Identifies a saved article when it is met again. */
export interface Fingerprint {
  /** `toAddressKey` of the page's own address. */
  address: string;
  /** Title and date at the time of saving. */
  title: string;
  date: PageDate;
  /** SimHash of the body; absent for a short text. */
  sketch?: SimHash;
  bands?: string[];
  /** Set for an article made from a selection, which says nothing about the rest of the page. */
  part?: true;
}
