import { describe, expect, test } from 'vitest';
import { isNeverSent } from '../../src/core/never-sent.ts';
import { listArticleAddresses } from '../../src/core/own-address.ts';
import { parsePage, readHtml } from './read/read-html.ts';

describe('a site that is never sent', () => {
  test.each([
    ['intranet.example', 'https://intranet.example/a'],
    ['intranet.example', 'http://www.intranet.example:8080/a'],
    ['intranet.example', 'https://wiki.intranet.example/a'],
    ['intranet.example', 'https://intranet.example./a'],
    ['intranet.example', 'https://INTRANET.example/a'],
    ['intranet.example', 'https://ana:secret@intranet.example/a'],
    ['intranet.example', 'https://intranet-example.cdn.ampproject.org/c/s/intranet.example/a'],
    ['intranet.example', 'https://www.google.com/amp/s/intranet.example/a'],
    ['www.intranet.example', 'https://intranet.example/a'],
    ['m.intranet.example', 'https://www.intranet.example/a'],
    [' Intranet.Example:8080 ', 'https://intranet.example/a'],
    ['https://intranet.example/wiki', 'https://intranet.example/a'],
    ['*.intranet.example', 'https://intranet.example/a'],
    ['bücher.example', 'https://xn--bcher-kva.example/'],
    ['127.0.0.1', 'http://127.0.0.1:3000/a'],
    ['[::1]', 'http://[::1]:3000/a'],
    ['intranet', 'http://intranet/a'],
  ])('covers with the site %s the address %s', (site, address) => {
    expect(isNeverSent([address], [site])).toBe(true);
    expect(isNeverSent(['https://public.example/', address], ['other.example', site])).toBe(true);
  });

  test.each([
    ['intranet.example', 'https://myintranet.example/'],
    ['intranet.example', 'https://intranet.example.evil.example/'],
    ['wiki.intranet.example', 'https://intranet.example/'],
    ['intranet.example', 'https://public.example/?q=intranet.example'],
    ['', 'https://public.example/'],
    ['not a host', 'https://public.example/'],
    ['intranet.example', ''],
    ['intranet.example', 'notes'],
  ])('does not cover with the site %s the address %s', (site, address) => {
    expect(isNeverSent([address], [site])).toBe(false);
  });
});

describe('the addresses that are compared with it', () => {
  const never = ['intranet.example'];
  const inside = 'https://intranet.example/board/figures';
  const outside = 'https://public.example/a';
  const isNever = (head: string, url: string, more: object = {}, canonical?: string) =>
    isNeverSent(
      listArticleAddresses({ ...readHtml(parsePage({ head }), url), ...more }, canonical ? { canonical } : undefined),
      never,
    );

  test.each([
    ['the address of the page', '', inside],
    ['the address of the page, whatever the page names', `<link rel="canonical" href="${outside}">`, inside],
    ['the canonical of the page', `<link rel="canonical" href="${inside}">`, outside],
    ['the og:url of the page', `<meta property="og:url" content="${inside}">`, outside],
    [
      'any of several addresses that the page names',
      `<link rel="canonical" href="${outside}b"><meta property="og:url" content="${inside}">`,
      outside,
    ],
    ['the address that a saved file names', `<link rel="canonical" href="${inside}">`, 'file:///home/ana/figures.html'],
  ])('finds the site in %s', (_, head, url) => {
    expect(isNever(head, url)).toBe(true);
  });

  test('finds the site in the page that embeds the article in a frame', () =>
    expect(isNever('', outside, { frameOf: inside })).toBe(true));
  test('finds the site in the frame that the article was read from', () =>
    expect(isNever('', inside, { frameOf: outside })).toBe(true));
  test('finds the site in the address that the user typed', () => expect(isNever('', outside, {}, inside)).toBe(true));
  test('finds no site in other addresses', () => {
    expect(isNever(`<link rel="canonical" href="${outside}">`, outside, { frameOf: outside }, outside)).toBe(false);
  });
});
