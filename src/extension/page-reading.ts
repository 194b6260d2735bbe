import type { Article } from '../core/article.ts';

/** Result of the injected script (`extract.ts`). */
export interface PageReading {
  /** When the script began to read: milliseconds since 1970. */
  began: number;
  /** MIME type of the document; only HTML is read. */
  contentType: string;
  article: Article | null;
  /** The user's selection as Markdown; null when it is empty, or too short to make a post of. */
  selection: string | null;
  /** URL of a frame of another site that fills most of the window, if any. */
  frame: string | null;
  /** The page has a password field, so the article is probably behind a login. */
  asksPassword: boolean;
}
