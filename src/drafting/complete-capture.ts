import type { Article } from '../core/article.ts';
import { printMarkdown } from '../core/markdown/print.ts';
import { completeArticle } from '../core/read/complete-article.ts';
import { type CapturedPage, isReadable } from '../extension/capture-page.ts';

/** A captured page whose article is complete. */
export interface CompletedCapture {
  /** What the post is made of: the page's article. If the user has selected text, the article's text is the selection. */
  article: Article;
  /** Whether the text of `article` is the user's selection. */
  selection: boolean;
  /** The page's whole article, also when the user has selected text; null when the page has no article. */
  whole: Article | null;
}

/** Makes an article of what was captured of a page. */
export function completeCapture({ article: captured, selection }: CapturedPage): CompletedCapture {
  const article = completeArticle(captured);
  const whole = isReadable(article) ? article : null;
  if (!selection) return { article, selection: false, whole };
  // `hidden` is left out: the page's hidden text is not part of the selection.
  const { hidden: _, ...facts } = article;
  return { article: { ...facts, markdown: printMarkdown(selection) }, selection: true, whole };
}
