import { describe, expect, it } from 'vitest';
import { parsePage, readHtml } from './read-html.ts';

const toJsonLd = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
const readAuthors = (parts: Parameters<typeof parsePage>[0], url?: string) =>
  readHtml(parsePage(parts), url).authors?.value ?? null;
const article = (author: unknown, more: object = {}) =>
  toJsonLd({ '@type': 'BlogPosting', headline: 'Notes on tea', author, ...more });

describe('authors of a page', () => {
  it('prefers an author with a byline to the site that publishes', () => {
    const head = article(
      { '@type': 'Person', name: 'Ana Roe' },
      { publisher: { '@type': 'Organization', name: 'Hill Paths' } },
    );
    expect(readAuthors({ head, before: '<p class="byline">By Ana Roe</p><p class="author">Hill Paths</p>' })).toEqual([
      'Ana Roe',
    ]);
  });

  it('takes the site for the author when it signs by the title and in the JSON-LD data', () => {
    const head = `<meta property="og:site_name" content="Hill Paths Weekly">${article({ '@type': 'Organization', name: 'Hill Paths Weekly' })}`;
    expect(readAuthors({ head, before: '<p class="byline">By Hill Paths Weekly</p>' })).toEqual(['Hill Paths Weekly']);
  });

  it('takes no office for the author without a visible byline', () => {
    const head = `<meta property="og:site_name" content="Hill Paths">${article({ '@type': 'Person', name: 'Redaktion' })}`;
    expect(readAuthors({ head })).toBeNull();
  });

  it('never takes Unknown for a name', () => {
    expect(
      readAuthors({ head: article({ '@type': 'Person', name: 'Unknown' }), before: '<p>By Unknown</p>' }),
    ).toBeNull();
  });

  it('takes the longer of two lists with the same authors', () => {
    const before =
      '<p><a href="/author/ana">Ana Roe</a></p><p><a href="/author/bo">Bo Lind</a></p><p>27 February 2026</p>';
    expect(readAuthors({ head: article({ '@type': 'Person', name: 'Ana Roe' }), before })).toEqual([
      'Ana Roe',
      'Bo Lind',
    ]);
  });

  it('takes no name from a card of another article', () => {
    const after =
      '</article><aside class="related"><article><h2>Another walk</h2><p class="byline">By Bo Lind</p></article></aside><article>';
    expect(readAuthors({ after })).toBeNull();
  });

  it('reads a byline in capitals, and a name beside a date', () => {
    expect(readAuthors({ before: '<p>BY ANA ROE</p>' })).toEqual(['ANA ROE']);
    expect(readAuthors({ before: '<p>12 May 2026 | Ana Roe</p>' })).toEqual(['Ana Roe']);
  });
});
