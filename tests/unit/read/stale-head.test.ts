import { expect, test } from 'vitest';
import { parseHtml } from '../../../src/cli/dom.ts';
import { readArticle } from '../../../src/core/read/read-article.ts';

const createHead = (title: string, path: string, date: string) => `<title>${title} | Tidepool</title>
  <meta property="og:title" content="${title}"><meta property="og:site_name" content="Tidepool">
  <link rel="canonical" href="https://tidepool.example${path}">
  <script type="application/ld+json">${JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'Article',
    headline: title,
    datePublished: date,
    author: { '@type': 'Person', name: 'Ole Berg' },
  })}</script>`;
const body = `<main><article><h1>Queues that forget nothing</h1><p>By Ana Lind</p>
  ${'<p>A queue keeps what is put into it until somebody takes it out, and no longer than that, which is harder than it sounds.</p>'.repeat(6)}
  </article></main>`;
const readWithHead = (address: string, head: string) => {
  const url = `https://tidepool.example${address}`;
  const html = `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`;
  return readArticle({ url, document: parseHtml(html, url), readAt: '2026-06-01T00:00:00Z' });
};

test('ignores a head that describes an earlier article', () => {
  const article = readWithHead('/blog/queues/', createHead('Locks nobody asked for', '/blog/locks/', '2026-01-02'));
  expect(article.title.value).toBe('Queues that forget nothing');
  expect(article.canonical.value).toBe('https://tidepool.example/blog/queues/');
  expect(article.authors?.value).toEqual(['Ana Lind']);
  expect(article.published).toBeNull();
  expect(article.site?.value).toBe('Tidepool');
});

test.each([
  ['its own address', '/blog/queues/', 'Queues that forget nothing'],
  ['another address and its own title', '/2026/01/queues-that-forget-nothing/', 'Queues that forget nothing'],
  ['its own address and another title', '/blog/queues/', 'How we built Tidepool'],
  ['the front page’s address', '/', 'How we built Tidepool'],
])('believes a head with %s', (_, path, title) => {
  const article = readWithHead('/blog/queues/', createHead(title, path, '2026-01-02'));
  expect(article.published?.value).toBe('2026-01-02');
});
