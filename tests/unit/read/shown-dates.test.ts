import { describe, expect, it } from 'vitest';
import { PROSE_HTML, parsePage, readHtml } from './read-html.ts';

const published = (html: string, url?: string) => readHtml(html, url).published;
const beside = (html: string, lang = 'en') => published(parsePage({ before: html, lang }))?.value;

describe('dates that the page shows', () => {
  it('reads elements with a machine date that are no `time`', () => {
    expect(beside('<p><relative-time datetime="2026-01-15T10:30:00Z">in January</relative-time></p>')).toBe(
      '2026-01-15T10:30:00Z',
    );
    expect(beside('<p><span class="age" title="2026-01-15T09:00:00 1768467600">a while ago</span></p>')).toBe(
      '2026-01-15T09:00:00',
    );
  });

  it('leaves alone a list of other articles beside the title', () => {
    const list =
      '<aside><a href="/a"><time datetime="2026-03-05">5 March</time> Salt</a><a href="/b"><time datetime="2026-03-04">4 March</time> Silk</a></aside>';
    expect(beside(`<p>Published May 22, 2026</p>${list}`)).toBe('2026-05-22');
    expect(beside('<aside class="meta"><time datetime="2026-03-05">5 March</time></aside>')).toBe('2026-03-05');
  });

  it('leaves alone what takes place, this moment, and sentences', () => {
    expect(beside('<p class="date">19.1.26, 10:00-11:30 Uhr</p><p class="post-date">20.12.2025</p>', 'de')).toBe(
      '2025-12-20',
    );
    expect(beside('<div class="current-time">Current date: 11 February 2026, 07:22 pm</div>')).toBeUndefined();
    expect(beside('<p>We will all meet again in the old inn on 5 February 2026 at noon.</p>')).toBeUndefined();
  });

  it('reads a byline of a forum', () => {
    const html = parsePage({ before: '<p class="author">by lupa » Sat Oct 26, 2013 3:48 pm</p>' });
    expect(published(html)?.value).toBe('2013-10-26T15:48');
  });

  it('reads the place and day that open a report', () => {
    const text = PROSE_HTML.replace('<p>', '<p>Kunming, 12 November 2025 – ');
    expect(published(parsePage({ body: text }))?.value).toBe('2025-11-12');
    const headless = `<title>x</title><div>Tea</div>${PROSE_HTML.replace('<p>', '<p>(21. November 2025) ').replaceAll('\n', '').replaceAll('</p><p>', ' ')}`;
    expect(published(headless)?.value).toBe('2025-11-21');
  });

  it('reads a property of the article in parts of any name', () => {
    const date = '<div class="footer"><time itemprop="datePublished" datetime="2026-02-01">1 February</time></div>';
    const html = `<body><div itemscope itemtype="http://schema.org/Article"><h3 itemprop="headline">Notes on tea</h3>${date}${PROSE_HTML}</div></body>`;
    expect(published(html)?.value).toBe('2026-02-01');
  });

  it('dates a thread by its first message', () => {
    const message = (time: string, text: string) =>
      `<div class="comment"><b>Ana</b> <time datetime="${time}">then</time><div>${text}</div></div>`;
    const html = `<title>Tea</title><body>${message('2026-01-15T10:30:00Z', PROSE_HTML)}${message('2026-01-16T10:30:00Z', '<p>Yes.</p>')}</body>`;
    expect(published(html)).toMatchObject({ value: '2026-01-15T10:30:00Z', source: 'time of the first message' });
  });

  it('reads a mixed day in the address', () => {
    expect(published(parsePage(), 'https://news.example/2026-02/19/c_112.htm')?.value).toBe('2026-02-19');
  });
});

describe('a page that tells of no publication', () => {
  it('is dated by its last change, and says so', () => {
    const wiki = parsePage({ after: '<p>This page was last edited on 29 January 2026, at 13:22.</p>' });
    expect(published(wiki)).toMatchObject({ value: '2026-01-29', source: 'last change: words of the text' });
    const both = parsePage({
      head: '<meta property="article:published_time" content="2026-01-02">',
      after: '<p>Last updated: 29 January 2026</p>',
    });
    expect(published(both)?.value).toBe('2026-01-02');
  });

  it("is dated by its scripts' state only when that names one day", () => {
    const state = (...dates: string[]) =>
      parsePage({ head: `<script>var s = {${dates.map((date) => `"publishedAt":"${date}"`).join()}}</script>` });
    expect(published(state('2026-03-02T06:22:28+01:00', '2026-03-02'))?.value).toBe('2026-03-02T06:22:28+01:00');
    expect(published(state('2026-03-02', '2026-03-03'))).toBeNull();
  });

  it("reads a site's own names for the day of publication, but not of the publisher", () => {
    const meta = (name: string) => parsePage({ head: `<meta name="${name}" content="2026-04-05">` });
    expect(published(meta('prism.publicationDate'))?.value).toBe('2026-04-05');
    expect(published(meta('x-publishedDate'))?.value).toBe('2026-04-05');
    expect(published(meta('publisher-update'))).toBeNull();
  });
});
