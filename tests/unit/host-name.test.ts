import { expect, test } from 'vitest';
import { formatHost } from '../../src/core/host-name.ts';

test.each([
  ['https://www.harbour.example/a', 'harbour.example'],
  ['http://localhost:8080/', 'localhost:8080'],
  ['https://harbour.example@evil.example/', 'evil.example'],
  // Letters of one script only: the host is displayed as it is.
  ['https://bücher.example/', 'bücher.example'],
  ['https://пример.рф/', 'пример.рф'],
  ['https://παράδειγμα.gr/', 'παράδειγμα.gr'],
  ['https://例え.jp/', '例え.jp'],
  ['https://中文.cn/', '中文.cn'],
  ['https://예시.kr/', '예시.kr'],
  ['https://مثال.example/', 'مثال.example'],
  ['https://उदाहरण.example/', 'उदाहरण.example'],
  // Two scripts in one label, or letters that look like Latin ones: the host is displayed as Punycode (`xn--…`).
  ['https://pаypal.com/', 'xn--pypal-4ve.com'],
  ['https://аррӏе.com/x', 'xn--80ak6aa92e.com'],
  ['https://ο.example/', 'xn--0xa.example'],
  ['https://news中文.cn/', 'xn--news-3f5fy05j.cn'],
  ['https://xn--a.example/', ''],
  ['https://xn--99999999.example/', ''],
  ['file:///home/ana/a.html', ''],
  ['about:blank', ''],
  ['notes', ''],
])('shows %s as %s', (url, shown) => {
  expect(formatHost(url)).toBe(shown);
});

test('decodes host names that the platform encodes', () => {
  for (const label of [
    'bücher',
    'münchen-ost',
    'ñandú',
    'žluťoučký',
    'россия',
    'правда-онлайн',
    'ελλάδα',
    'ไทย',
    'հայերեն',
  ])
    expect(formatHost(new URL(`https://${label}.example/`).href)).toBe(`${label}.example`);
});
