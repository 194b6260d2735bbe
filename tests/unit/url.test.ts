import { describe, expect, test } from 'vitest';
import { foldHost, isSameHost, parseNamedAddress, sanitizePageUrl } from '../../src/core/url.ts';

const page = 'https://www.harbour.example/news/';

describe('the address that a page names', () => {
  test.each([
    ['/a', 'https://www.harbour.example/a'],
    ['https://harbour.example/a_(b)', 'https://harbour.example/a_(b)'],
    ['HTTPS://Harbour.example/A', 'HTTPS://Harbour.example/A'],
    // The expected host name is in ASCII (Punycode).
    ['https://bücher.example/ü', 'https://xn--bcher-kva.example/%C3%BC'],
    ['https://ex%61mple.com/', 'https://example.com/'],
    ['https://harbour.example:443/a', 'https://harbour.example/a'],
    // A path in Persian, with a zero-width non-joiner (U+200C) in the word.
    ['https://harbour.example/%D8%A2%D8%A8%E2%80%8C%D9%87', 'https://harbour.example/%D8%A2%D8%A8%E2%80%8C%D9%87'],
  ])('accepts %s as %s', (href, address) => {
    expect(parseNamedAddress(href, page)).toBe(address);
  });

  test.each([
    ['a user', 'https://harbour.example@evil.example/a'],
    ['a user and a password', 'https://harbour.example:443@evil.example/a'],
    ['an empty user', 'https://@evil.example/a'],
    ['a user behind backslashes', 'https:\\\\harbour.example@evil.example/a'],
    ['a right-to-left override', 'https://harbour.example/\u202egpj.exe'],
    ['an isolate', 'https://harbour.example/\u2066a'],
    ['an encoded override', 'https://harbour.example/%E2%80%AEgpj.exe'],
    ['an encoded isolate', 'https://harbour.example/%e2%81%a7a'],
    ['an encoded Arabic letter mark', 'https://harbour.example/%D8%9Ca'],
    ['a zero-width space', 'https://harbour.example/a\u200bb'],
    ['a soft hyphen', 'https://har\u00adbour.example/a'],
    ['tag characters', 'https://harbour.example/\u{e0041}'],
    ['a control character', 'https://harbour.example/\u0085'],
    ['a script', 'javascript:alert(1)'],
    ['data', 'data:text/html,x'],
    ['no host', 'https://'],
    ['40 kB', `https://harbour.example/${'a'.repeat(40_000)}`],
    ['nothing', ''],
  ])('refuses an address with %s', (_, href) => {
    expect(parseNamedAddress(href, page)).toBeNull();
  });
});

test.each([
  ['https://ana:secret@harbour.example/a?b#c', 'https://harbour.example/a?b#c'],
  ['https://ana@harbour.example/', 'https://harbour.example/'],
  ['https://harbour.example/\u202ea', 'https://harbour.example/%E2%80%AEa'],
  ['https://harbour.example/@ana', 'https://harbour.example/@ana'],
  ['file:///home/ana/a.html', 'file:///home/ana/a.html'],
  ['about:blank', 'about:blank'],
])('stores the address of the page %s as %s', (url, kept) => {
  expect(sanitizePageUrl(url)).toBe(kept);
});

describe('one host', () => {
  test.each([
    ['https://m.harbour.example/a', 'http://www.harbour.example/b'],
    ['https://amp.harbour.example/', 'https://harbour.example/'],
    ['https://mobile.bbc.co.uk/', 'https://www.bbc.co.uk/'],
    ['https://www.co.uk/', 'https://co.uk/'],
  ])('takes %s and %s for one host', (one, other) => {
    expect(isSameHost(one, other)).toBe(true);
  });

  test.each([
    ['https://harbour.example/', 'https://harbour.example.evil.example/'],
    ['https://blog.harbour.example/', 'https://harbour.example/'],
    ['https://harbour.example:8080/', 'https://harbour.example/'],
    ['https://harbour.example/', 'https://evil.example/?https://harbour.example/'],
    // Different owners can have names under the same suffix, such as github.io or co.uk.
    ['https://m.github.io/', 'https://amp.github.io/'],
    ['https://m.co.uk/', 'https://www.co.uk/'],
    ['https://mobile.substack.com/p', 'https://www.substack.com/p'],
    ['https://xn--80ak6aa92e.com/', 'https://apple.com/'],
    ['file:///a', 'file:///a'],
    ['notes', 'notes'],
  ])('takes %s and %s for two hosts', (one, other) => {
    expect(isSameHost(one, other)).toBe(false);
  });

  test('keeps a host of a single name', () => {
    expect(['www.org', 'm.org', 'localhost:8080'].map(foldHost)).toEqual(['www.org', 'm.org', 'localhost:8080']);
  });
});
