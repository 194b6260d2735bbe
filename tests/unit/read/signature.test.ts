import { describe, expect, it } from 'vitest';
import { PROSE_HTML, parsePage, readHtml } from './read-html.ts';

describe('the signature of a text', () => {
  const readSigned = (last: string, parts: Parameters<typeof parsePage>[0] = {}) =>
    readHtml(parsePage({ body: PROSE_HTML.repeat(4), ...parts, after: last }));

  it.each([
    ['<p style="text-align: right"><strong>Ana Roe</strong></p>', ['Ana Roe']],
    ['<p><em>Von <span>Ana Roe</span></em></p>', ['Ana Roe']],
    [
      '<p>Datum: 12.05.2026<br>Autorin: Ana Roe, Leiterin eines Vereins in den Bergen.<br>Quelle: Bergpfade</p>',
      ['Ana Roe'],
    ],
    ['<p>(责编：李山、王小路)</p>', ['李山', '王小路']],
  ])('names the authors: %s', (last, names) => {
    expect(readSigned(last).authors).toMatchObject({ value: names, source: 'body-signature' });
  });

  it('may stand above the text, in place of the site in the data', () => {
    const data = {
      '@type': 'BlogPosting',
      headline: 'Notes on tea',
      author: { '@type': 'Person', name: 'Hill Paths' },
    };
    const head = `<meta property="og:site_name" content="Hill Paths"><script type="application/ld+json">${JSON.stringify(data)}</script>`;
    const { authors } = readHtml(parsePage({ head, before: '<p><strong>Ana Roe/Bo Lind</strong></p>' }));
    expect(authors?.value).toEqual(['Ana Roe', 'Bo Lind']);
  });

  it('is none among the signatures of an open letter', () => {
    const names = ['Ana Roe', 'Bo Lind', 'Cai Weiss'].map((name) => `<strong>${name}</strong>, teacher<br>`).join('');
    expect(readSigned(`<p>${names}<strong>Dan Stone</strong></p>`).authors).toBeNull();
  });

  it('does not count where a byline names the author, and is no sentence or heading', () => {
    expect(readSigned('<p><strong>Bo Lind</strong></p>', { before: '<p>By Ana Roe</p>' }).authors?.value).toEqual([
      'Ana Roe',
    ]);
    for (const last of ['<p><strong>Read on</strong></p>', '<p>Bo Lind</p>', '<h2>Bo Lind</h2>'])
      expect(readSigned(last).authors).toBeNull();
  });
});
