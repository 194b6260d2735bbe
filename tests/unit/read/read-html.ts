import { parseHtml } from '../../../src/cli/dom.ts';
import type { Article } from '../../../src/core/article.ts';
import { readArticle } from '../../../src/core/read/read-article.ts';

export const SAMPLE_PAGE_URL = 'https://blog.example/2026/notes-on-tea';
export const SAMPLE_READ_AT = '2026-06-01T12:00:00+02:00';

/** Made-up prose, long enough to count as an article. */
export const PROSE_HTML = [
  'Tea was carried over these mountains for a thousand years, on the backs of mules, and the paths are still there.',
  'We walked the oldest of them in spring, from the last village to the pass, and asked whoever we met what they remember.',
  'Most remember the bells first, then the mud, and only after a while the smell of the pressed leaves, which nobody can forget.',
  'The trade ended within one summer, when the road was opened, but the inns kept their wide doors, made for a loaded animal.',
  'What is left is a line on the slope, a dozen stones with names cut into them, and people who will show you where to look.',
]
  .map((text) => `<p>${text}</p>`)
  .join('\n');

export function readHtml(html: string, url = SAMPLE_PAGE_URL): Article {
  return readArticle({ url, document: parseHtml(html, url), readAt: SAMPLE_READ_AT });
}

/**
 * Builds a page with an article. The test passes `head`, and `before`, which stands between the heading and the text.
 */
export const parsePage = ({ head = '', before = '', body = PROSE_HTML, after = '', lang = 'en' } = {}): string =>
  `<!doctype html><html lang="${lang}"><head><title>Notes on tea</title>${head}</head><body><article><h1>Notes on tea</h1>${before}${body}${after}</article></body></html>`;
