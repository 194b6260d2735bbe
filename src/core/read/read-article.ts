import type { Article, Page } from '../article.ts';
import { cleanPageArticle } from './clean-page-article.ts';
import { completeArticle } from './complete-article.ts';
import { createMarkupLayout } from './page/hidden-by-markup.ts';
import { readPage } from './read-page.ts';

/**
 * Reads the article of a page that no browser has rendered, as `readPage` does: the markup alone tells which text is
 * visible.
 */
export const readArticle = (page: Omit<Page, 'layout'>, options: { explain?: boolean } = {}): Article =>
  completeArticle(cleanPageArticle(readPage({ ...page, layout: createMarkupLayout() }, options)));
