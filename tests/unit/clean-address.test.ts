import { describe, expect, test } from 'vitest';
import { cleanAddress, findExposure, hasPrivateParameter } from '../../src/core/clean-address.ts';

const page = 'https://harbour.example/news/tide';

describe('cleanAddress', () => {
  test.each([
    ['?utm_source=letter&utm_medium=email', ''],
    ['?page=2&fbclid=IwAR0abc', '?page=2'],
    ['?PHPSESSID=6f1c0c1e2d', ''],
    ['?sid=6f1c0c1e2d9a4b7788', ''],
    ['?unlocked_article_code=1.AbC.dEf&smid=url-share', '?smid=url-share'],
    ['?gift=Jx81kQ', ''],
    ['?access_token=abc&lang=de', '?lang=de'],
    ['?token=abc', ''],
    ['?X-Amz-Signature=00ff&X-Amz-Security-Token=11&w=3', '?w=3'],
    ['?who=mara%40harbour.example', ''],
    ['?t=eyJhbGciOi.eyJzdWIi.c2ln', ''],
    [';jsessionid=1A2B?a=1', '?a=1'],
    ['/(S(lit3py55t21z5v55vlm25s55))/list', '/list'],
    ['#access_token=abc&state=x', '#state=x'],
    ['?gclid=1#tides', '#tides'],
    ['?WT.mc_id=letter', ''],
  ])('takes what is private out of %s', (written, cleaned) => {
    expect(cleanAddress(page + written)).toBe(page + cleaned);
  });

  test.each([
    '?sid=123',
    '?s=lighthouses',
    '?code=DE',
    '?id=6f1c0c1e2d9a4b7788&q=a%20b+c&&x',
    '?tokens=many&author=mara&keyword=token',
    '?session=how-we-built-the-lamp-in-2026',
    '#section=2',
    '#:~:text=token=1',
    '?giftcards=all',
  ])('leaves %s as it is written', (written) => {
    expect(cleanAddress(page + written)).toBe(page + written);
  });

  test('leaves text that is no address as it is', () => {
    expect(cleanAddress('a note?')).toBe('a note?');
  });
});

test('counts tracking parameters as no secret', () => {
  expect(hasPrivateParameter(`${page}?utm_source=x`)).toBe(false);
  expect(hasPrivateParameter(`${page}?gift=x`)).toBe(true);
});

describe('findExposure', () => {
  test.each([
    'http://localhost:4000/a',
    'http://wiki/start',
    'https://wiki.corp/a',
    'http://printer.local/',
    'http://127.0.0.1/',
    'http://0x7f.1/',
    'http://10.1.2.3/a',
    'http://172.20.0.1/',
    'http://192.168.0.1/',
    'http://169.254.1.1/',
    'http://100.64.0.1/',
    'http://[::1]/',
    'http://[fd00::1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://nas.fritz.home.arpa./',
  ])('names %s as an address of the local network', (address) => {
    expect(findExposure(address)).toBe('local-host');
  });

  test.each(['https://mara:secret@harbour.example/', 'https://mara@harbour.example/'])(
    'names %s as an address with credentials',
    (address) => {
      expect(findExposure(address)).toBe('credentials');
    },
  );

  test.each([
    page,
    'http://172.32.0.1/',
    'https://local.example/',
    'https://[2001:db8::1]/',
    'https://harbour.example/@mara',
    'mailto:mara@harbour.example',
    '/a.png',
  ])('finds nothing in %s', (address) => {
    expect(findExposure(address)).toBeUndefined();
  });
});
