import type { PageArticle } from '../core/article.ts';
import type { MarkdownBlock } from '../core/markdown/tree.ts';

/** What the script `extract.ts`, which is injected into a page, returns. */
export interface PageReading {
  /** When the script began to read: milliseconds since 1970. */
  began: number;
  /** MIME type of the document; only HTML is read. */
  contentType: string;
  /** Its addresses are not cleaned yet. */
  article: PageArticle | null;
  /** The user's selection as a Markdown tree; null when it is empty, or too short to make a post of. */
  selection: MarkdownBlock[] | null;
  /** URL of a frame (iframe) of another site that fills most of the window; null when there is none. */
  frame: string | null;
  /** Address of the page that led to this one, as far as that page lets it be known; '' when unknown. */
  referrer: string;
  /** Whether the page has a password field, so that the article is probably behind a login. */
  asksPassword: boolean;
}
