// Adapter for the page scorer: node pages.mjs --extractor tests/score/extractor.mjs (build first: npm run build:score).
import { parseHtml } from '#built/dom';
import { identifyLanguage, readArticle } from '#built/pipeline';

/** A fixed time instead of the clock, so that a relative date on a page gives the same score every day. */
const READ_AT = '2027-01-01T00:00:00Z';

export function extract({ html, url }) {
  const article = identifyLanguage(readArticle({ url, document: parseHtml(html, url), readAt: READ_AT }));
  return {
    title: article.title.value,
    author: article.authors?.value ?? null,
    published: article.published?.value ?? null,
    siteName: article.site?.value ?? null,
    canonical: article.canonical.value,
    lang: article.language?.value ?? null,
    markdown: article.markdown,
    image: article.image?.value ?? null,
    excerpt: article.description?.value ?? null,
    feedUrl: article.feed?.value ?? null,
  };
}
