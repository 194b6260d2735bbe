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

  it('reads a name on the line after its label', () => {
    expect(readAuthors({ before: '<aside><p>By</p><p>Ana Roe</p><p>Date</p></aside>' })).toEqual(['Ana Roe']);
    expect(readAuthors({ before: '<dl><dt>Autorin/Autor</dt><dd>Ana Roe</dd></dl>' })).toEqual(['Ana Roe']);
  });

  it('reads a byline whose words only the layout parts', () => {
    expect(readAuthors({ before: '<p><span>By</span><span>by ANA ROE and BO LIND</span></p>' })).toEqual([
      'ANA ROE',
      'BO LIND',
    ]);
    expect(readAuthors({ before: '<p><span>By</span><span>A.R. Stone</span></p>' })).toEqual(['A.R. Stone']);
  });

  it('reads a byline below a summary that is as long as a paragraph', () => {
    const before = `<p>${'The paths of the tea trade are still there. '.repeat(6)}</p><div><span>Ana Roe | </span><span>12.05.2026</span></div>`;
    expect(readAuthors({ before })).toEqual(['Ana Roe']);
  });

  it('reads the names that stand in elements of their own', () => {
    const names = ['Ana Roe', 'Bo Maria Lind', 'Cai Weiss'].map((name) => `<span>${name}</span>`).join(' ');
    expect(readAuthors({ before: `<div class="article-byline"><div>${names}</div></div>` })).toEqual([
      'Ana Roe',
      'Bo Maria Lind',
      'Cai Weiss',
    ]);
    const pair =
      '<p itemprop="author"><span class="byline__name">Ana Roe</span> <span class="byline__name">Tea Desk</span></p>';
    expect(readAuthors({ before: `<div class="byline">${pair}</div>` })).toEqual(['Ana Roe', 'Tea Desk']);
  });

  it('takes no newspaper on the line below for a part of the name', () => {
    const before = '<div class="article_byline"><div>By <b>Ana Roe</b></div><div><div>Hill Post</div></div></div>';
    expect(readAuthors({ before })).toEqual(['Ana Roe']);
  });

  it('takes the full name near the title, not the logo of a brand', () => {
    const before = '<div class="author-brand">paths</div><ul><li class="authors__item">von <b>Ana Roe</b></li></ul>';
    expect(readAuthors({ before })).toEqual(['Ana Roe']);
  });

  it('takes the line that says by whom the text is, not elements that only have a name like it', () => {
    const card = (name: string) => `<li><h3>A walk</h3><p class="author">${name}</p></li>`;
    const before = `<ul>${card('Cai Weiss')}${card('Dan Stone')}</ul><p>By Ana Roe</p>`;
    expect(readAuthors({ before })).toEqual(['Ana Roe']);
  });

  it('takes the author of a personal site whom no line of the page names', () => {
    const person = { '@type': 'Person', name: 'Ana Roe' };
    const head = article(person, { publisher: { '@type': 'Organization', name: 'Ana Roe' } });
    expect(readAuthors({ head })).toEqual(['Ana Roe']);
  });

  it('leaves out whom the head lists for the pictures, when the byline names the author', () => {
    const head = '<meta name="author" content="Ana Roe, Bo Lind, Cai Weiss">';
    const credits = '<p>Pictures: Bo Lind. Styling: Cai Weiss.</p>';
    expect(readAuthors({ head, before: '<p class="byline">By Ana Roe</p>', after: credits })).toEqual(['Ana Roe']);
    const byline = '<p class="byline">By Ana Roe and Bo Lind</p>';
    expect(readAuthors({ head, before: byline, after: credits })).toEqual(['Ana Roe', 'Bo Lind']);
  });

  it('believes a byline that the page shows without the middle name', () => {
    const head = article({ '@type': 'Person', name: 'Ana Maria Roe' });
    expect(readAuthors({ head, before: '<p class="byline">Ana Roe</p>' })).toEqual(['Ana Maria Roe']);
  });

  it('takes no organisation with its legal form, and no office that no byline names', () => {
    expect(readAuthors({ before: '<p class="byline">Von Bergpfade eG</p>' })).toBeNull();
    const head = `${article({ '@type': 'Person', name: 'Redacción HP' })}<meta name="author" content="Redacción HP">`;
    expect(readAuthors({ head, after: '<p>Redacción HP</p>' })).toBeNull();
  });

  it('reads the author of a page that marks the byline inside its navigation', () => {
    const author =
      '<nav>Walks. Edited by <span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">Ana Roe</span></span></nav>';
    const before = `<div itemscope itemtype="https://schema.org/NewsArticle">${author}</div>`;
    expect(readAuthors({ before })).toEqual(['Ana Roe']);
  });
});
