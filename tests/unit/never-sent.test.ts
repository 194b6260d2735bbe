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
  ])('%s takes in %s', (site, address) => {
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
  ])('%s does not take in %s', (site, address) => {
    expect(isNeverSent([address], [site])).toBe(false);
  });
});

describe('the addresses that are held against it', () => {
  const never = ['intranet.example'];
  const inside = 'https://intranet.example/board/figures';
  const outside = 'https://public.example/a';
  const isNever = (head: string, url: string, more: object = {}, canonical?: string) =>
    isNeverSent(
      listArticleAddresses({ ...readHtml(parsePage({ head }), url), ...more }, canonical ? { canonical } : undefined),
      never,
    );

  test.each([
    ['where it was read', '', inside],
    ['where it was read, whatever the page names', `<link rel="canonical" href="${outside}">`, inside],
    ['the canonical of the page', `<link rel="canonical" href="${inside}">`, outside],
    ['its og:url', `<meta property="og:url" content="${inside}">`, outside],
    [
      'any of several that it names',
      `<link rel="canonical" href="${outside}b"><meta property="og:url" content="${inside}">`,
      outside,
    ],
    ['what a saved file names', `<link rel="canonical" href="${inside}">`, 'file:///home/ana/figures.html'],
  ])('%s', (_, head, url) => {
    expect(isNever(head, url)).toBe(true);
  });

  test('the page that showed it in a frame', () => expect(isNever('', outside, { frameOf: inside })).toBe(true));
  test('the frame that it was read out of', () => expect(isNever('', inside, { frameOf: outside })).toBe(true));
  test('what the user has put in', () => expect(isNever('', outside, {}, inside)).toBe(true));
  test('and no other', () => {
    expect(isNever(`<link rel="canonical" href="${outside}">`, outside, { frameOf: outside }, outside)).toBe(false);
  });
});
