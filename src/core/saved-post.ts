/** A post in the library. */
import type { PageDate } from './article.ts';
import type { Post } from './post.ts';
import type { SimHash } from './text/similarity.ts';

export interface SavedPost {
  id: string;
  post: Post;
  /** Id of the profile that printed the post. */
  profile: string;
  /** Time of the first saving, ISO 8601. */
  savedAt: string;
  /** Time of the last change, ISO 8601. */
  changedAt: string;
  seen: Fingerprint;
}

/** Recognises a saved article when the user opens the article again. */
export interface Fingerprint {
  /** Key of the page's own address (see `toAddressKey`). */
  address: string;
  /** Title of the article at the time of saving; below, its date. */
  title: string;
  date: PageDate;
  /** SimHash of the body; absent for a short text. */
  sketch?: SimHash;
  bands?: string[];
  /** Present when only a selection of the page was saved, which says nothing about the rest of the page. */
  part?: true;
}
