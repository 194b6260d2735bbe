/** A post in the library. */
import type { PageDate } from './article.ts';
import type { SimHash } from './near-duplicate.ts';
import type { Post } from './post.ts';

export interface SavedPost {
  id: string;
  post: Post;
  /** Id of the profile it was written with. */
  profile: string;
  /** ISO 8601. */
  savedAt: string;
  /** ISO 8601; when it was last changed. */
  changedAt: string;
  seen: Fingerprint;
}

/** What a saved article is known by. */
export interface Fingerprint {
  /** `toAddressKey` of its page's own address. */
  address: string;
  /** As they were when it was saved. */
  title: string;
  date: PageDate;
  /** Of its body; left out for one too short to be known by its words. */
  sketch?: SimHash;
  bands?: string[];
  /** It was made of a selection: the rest of the page says nothing of it. */
  part?: true;
}
