import { describe, expect, test } from 'vitest';
import { escapeAutolinks, isSafeTarget, keepWebAddress } from '../../../src/core/format/escape-autolinks.ts';
import { printPost } from '../../../src/core/format/print-post.ts';
import { profiles } from '../../../src/profiles/index.ts';
import { fixturePost } from './fixtures.ts';

test.each([
  ['https://e.example/a?b=%22#c', true],
  ['http://[::1]:8080/', true],
  ['https://bücher.example/', true],
  ['mailto:a@e.example', true],
  ['tel:+491234', true],
  ['javascript:alert(1)', false],
  ['DATA:text/html,x', false],
  ['vbscript:x', false],
  ['http://%22onclick=alert(1)', false],
  ['https://[x', false],
  ['ftp://%22/', false],
])('says whether %s may be a link’s target: %s', (address, may) => expect(isSafeTarget(address)).toBe(may));

test('keeps only addresses of the web', () => {
  expect(keepWebAddress('HTTPS://e.example/')).toBe('HTTPS://e.example/');
  for (const other of ['mailto:a@e.example', '/a', 'e.example', '']) expect(keepWebAddress(other)).toBe('');
});

test.each([
  ['At https://e.example/?q=\\<b> now', 'At https&#58;//e.example/?q=\\<b> now'],
  ['At WWW.e.example/&lt;b> now', 'At WWW&#46;e.example/&lt;b> now'],
  ['[a\\_b](https://e.example/?a=1&amp;b=2)', '[a\\_b](https://e.example/?a=1&amp;b=2)'],
  ['At https://e.example/ \\* and `https://e.example/\\*`', 'At https://e.example/ \\* and `https://e.example/\\*`'],
])('makes no link of an address with an escape: %s', (text, safe) => {
  expect(escapeAutolinks(text)).toBe(safe);
  expect(escapeAutolinks(safe)).toBe(safe);
});

describe.each(profiles.map((profile) => [profile.id, profile] as const))('%s', (_, profile) => {
  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
  ])('prints no %j in any address field', (url) => {
    const post = {
      ...fixturePost,
      canonical: url,
      image: url,
      feed: { name: 'F', url },
      links: [{ text: 'a link', url }],
    };
    expect(printPost(post, profile).text).not.toMatch(/javascript:|script:alert|data:text|vbscript:|file:/i);
  });
});
