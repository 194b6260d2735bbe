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

  it('takes only the first byline when cards below state their authors in the same way', () => {
    const card = (name: string) =>
      `<div><p>${'A walk over the hill with a view of the lake. '.repeat(10)}</p><span itemprop="author">${name}</span></div>`;
    const before = '<div><span itemprop="author">Ana Roe</span> and <span itemprop="author">Bo Lind</span></div>';
    expect(readAuthors({ before, after: card('Cai Weiss') + card('Dan Stone') })).toEqual(['Ana Roe', 'Bo Lind']);
  });

  it('believes a name that is written without a space', () => {
    const head = article([
      { '@type': 'Person', name: '김한울' },
      { '@type': 'Person', name: '이바다' },
    ]);
    expect(readAuthors({ head, after: '<p>김한울 이바다</p>' })).toEqual(['김한울', '이바다']);
  });

  it('believes a person whose name is the address of the site when two sources agree', () => {
    const head = '<meta name="author" content="Ana Roe">';
    const before = '<p>12 May 2026 by Ana Roe</p>';
    expect(readAuthors({ head, before }, 'https://www.anaroe.example/walks')).toEqual(['Ana Roe']);
    const company = toJsonLd({ '@type': 'Organization', name: 'Ana Roe Ltd' });
    expect(readAuthors({ head: head + company }, 'https://www.anaroe.example/walks')).toBeNull();
  });
});
