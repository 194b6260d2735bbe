import { describe, expect, it } from 'vitest';
import { PROSE_HTML, parsePage, readHtml } from './read-html.ts';

const readPublished = (html: string, url?: string) => readHtml(html, url).published;
const readBesideTitle = (html: string, lang = 'en') => readPublished(parsePage({ before: html, lang }))?.value;

describe('visible dates', () => {
  it('come from elements with a machine-readable date besides `time`', () => {
    expect(readBesideTitle('<p><relative-time datetime="2026-01-15T10:30:00Z">in January</relative-time></p>')).toBe(
      '2026-01-15T10:30:00Z',
    );
    expect(readBesideTitle('<p><span class="age" title="2026-01-15T09:00:00 1768467600">a while ago</span></p>')).toBe(
      '2026-01-15T09:00:00',
    );
  });

  it('never come from a list of other articles beside the title', () => {
    const list =
      '<aside><a href="/a"><time datetime="2026-03-05">5 March</time> Salt</a><a href="/b"><time datetime="2026-03-04">4 March</time> Silk</a></aside>';
    expect(readBesideTitle(`<p>Published May 22, 2026</p>${list}`)).toBe('2026-05-22');
    expect(readBesideTitle('<aside class="meta"><time datetime="2026-03-05">5 March</time></aside>')).toBe(
      '2026-03-05',
    );
  });

  it('never come from events, the present moment or sentences', () => {
    expect(
      readBesideTitle('<p class="date">19.1.26, 10:00-11:30 Uhr</p><p class="post-date">20.12.2025</p>', 'de'),
    ).toBe('2025-12-20');
    expect(readBesideTitle('<div class="current-time">Current date: 11 February 2026, 07:22 pm</div>')).toBeUndefined();
    expect(readBesideTitle('<p>We will all meet again in the old inn on 5 February 2026 at noon.</p>')).toBeUndefined();
  });

  it('come from the byline of a forum', () => {
    const html = parsePage({ before: '<p class="author">by lupa » Sat Oct 26, 2013 3:48 pm</p>' });
    expect(readPublished(html)?.value).toBe('2013-10-26T15:48');
  });

  it('come from the place and day that open a report', () => {
    const text = PROSE_HTML.replace('<p>', '<p>Kunming, 12 November 2025 – ');
    expect(readPublished(parsePage({ body: text }))?.value).toBe('2025-11-12');
    const headless = `<title>x</title><div>Tea</div>${PROSE_HTML.replace('<p>', '<p>(21. November 2025) ').replaceAll('\n', '').replaceAll('</p><p>', ' ')}`;
    expect(readPublished(headless)?.value).toBe('2025-11-21');
  });

  it('come from a property of the article in an element of any name', () => {
    const date = '<div class="footer"><time itemprop="datePublished" datetime="2026-02-01">1 February</time></div>';
    const html = `<body><div itemscope itemtype="http://schema.org/Article"><h3 itemprop="headline">Notes on tea</h3>${date}${PROSE_HTML}</div></body>`;
    expect(readPublished(html)?.value).toBe('2026-02-01');
  });

  it('come from the first message of a thread', () => {
    const message = (time: string, text: string) =>
      `<div class="comment"><b>Ana</b> <time datetime="${time}">then</time><div>${text}</div></div>`;
    const html = `<title>Tea</title><body>${message('2026-01-15T10:30:00Z', PROSE_HTML)}${message('2026-01-16T10:30:00Z', '<p>Yes.</p>')}</body>`;
    expect(readPublished(html)).toMatchObject({ value: '2026-01-15T10:30:00Z', source: 'visible-first-message' });
  });

  it('give way to a date in the address with mixed separators', () => {
    expect(readPublished(parsePage(), 'https://news.example/2026-02/19/c_112.htm')?.value).toBe('2026-02-19');
  });
});

describe('a page without a publication date', () => {
  it('is dated by its last change, with a source that says so', () => {
    const wiki = parsePage({ after: '<p>This page was last edited on 29 January 2026, at 13:22.</p>' });
    expect(readPublished(wiki)).toMatchObject({ value: '2026-01-29', source: 'visible-modified' });
    const both = parsePage({
      head: '<meta property="article:published_time" content="2026-01-02">',
      after: '<p>Last updated: 29 January 2026</p>',
    });
    expect(readPublished(both)?.value).toBe('2026-01-02');
  });

  it('is dated by the state in its scripts only when the state names one day', () => {
    const state = (...dates: string[]) =>
      parsePage({ head: `<script>var s = {${dates.map((date) => `"publishedAt":"${date}"`).join()}}</script>` });
    expect(readPublished(state('2026-03-02T06:22:28+01:00', '2026-03-02'))?.value).toBe('2026-03-02T06:22:28+01:00');
    expect(readPublished(state('2026-03-02', '2026-03-03'))).toBeNull();
  });

  it('is dated by the line about the post below the text', () => {
    const readFooter = (html: string) => readPublished(parsePage({ body: PROSE_HTML.repeat(4), after: html }))?.value;
    const german =
      '<p class="postmetadata alt">Dieser Beitrag wurde vor  am Samstag, 3. Januar 2026 um 10:20 Uhr veröffentlicht und unter Wege abgelegt. Kommentare sind geschlossen, und ein Trackback ist nicht mehr möglich.</p>';
    expect(readFooter(german)?.slice(0, 10)).toBe('2026-01-03');
    expect(readFooter('<p>This entry was posted on Saturday, January 3rd, 2026 at 10:20 am</p>')).toBe('2026-01-03');
    expect(readFooter('<div class="asset-meta">Von Ana am 03.01.2026, 10:20 | 0 Meinungen</div>')).toBe(
      '2026-01-03T10:20',
    );
  });

  it('is dated by the site’s own names for a publication date, but not by those of a publisher', () => {
    const meta = (name: string) => parsePage({ head: `<meta name="${name}" content="2026-04-05">` });
    expect(readPublished(meta('prism.publicationDate'))?.value).toBe('2026-04-05');
    expect(readPublished(meta('x-publishedDate'))?.value).toBe('2026-04-05');
    expect(readPublished(meta('publisher-update'))).toBeNull();
  });
});
