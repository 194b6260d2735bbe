import { describe, expect, it } from 'vitest';
import { parsePage, readHtml } from './read-html.ts';

const ld = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
const authorsOf = (parts: Parameters<typeof parsePage>[0], url?: string) =>
  readHtml(parsePage(parts), url).authors?.value ?? null;
const article = (author: unknown, more: object = {}) =>
  ld({ '@type': 'BlogPosting', headline: 'Notes on tea', author, ...more });

describe('who signs', () => {
  it('believes a signed person before the site that publishes', () => {
    const head = article(
      { '@type': 'Person', name: 'Ana Roe' },
      { publisher: { '@type': 'Organization', name: 'Hill Paths' } },
    );
    expect(authorsOf({ head, before: '<p class="byline">By Ana Roe</p><p class="author">Hill Paths</p>' })).toEqual([
      'Ana Roe',
    ]);
  });

  it('believes the site where it signs by the title and in its data', () => {
    const head = `<meta property="og:site_name" content="Hill Paths Weekly">${article({ '@type': 'Organization', name: 'Hill Paths Weekly' })}`;
    expect(authorsOf({ head, before: '<p class="byline">By Hill Paths Weekly</p>' })).toEqual(['Hill Paths Weekly']);
  });

  it('believes no office that nobody sees sign', () => {
    const head = `<meta property="og:site_name" content="Hill Paths">${article({ '@type': 'Person', name: 'Redaktion' })}`;
    expect(authorsOf({ head })).toBeNull();
  });

  it('calls nobody Unknown', () => {
    expect(
      authorsOf({ head: article({ '@type': 'Person', name: 'Unknown' }), before: '<p>By Unknown</p>' }),
    ).toBeNull();
  });

  it('takes the fuller of two lists of the same people', () => {
    const before =
      '<p><a href="/author/ana">Ana Roe</a></p><p><a href="/author/bo">Bo Lind</a></p><p>27 February 2026</p>';
    expect(authorsOf({ head: article({ '@type': 'Person', name: 'Ana Roe' }), before })).toEqual([
      'Ana Roe',
      'Bo Lind',
    ]);
  });

  it('takes no name from a card of another article', () => {
    const after =
      '</article><aside class="related"><article><h2>Another walk</h2><p class="byline">By Bo Lind</p></article></aside><article>';
    expect(authorsOf({ after })).toBeNull();
  });

  it('reads a byline in capitals, and words of a date line', () => {
    expect(authorsOf({ before: '<p>BY ANA ROE</p>' })).toEqual(['ANA ROE']);
    expect(authorsOf({ before: '<p>12 May 2026 | Ana Roe</p>' })).toEqual(['Ana Roe']);
  });
});
