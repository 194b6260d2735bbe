import { describe, expect, test } from 'vitest';
import { toAddressKey } from '../../src/core/address-key.ts';
import { chooseOwnAddress, describeOtherHost, listForeignAddresses } from '../../src/core/own-address.ts';
import { createPost } from '../../src/drafting/create-post.ts';
import { fingerprintArticle } from '../../src/library/fingerprint.ts';
import { loadShippedTaxonomy, profiles } from '../../src/profiles/index.ts';
import { parsePage, readHtml, SAMPLE_PAGE_URL } from './read/read-html.ts';

const victim = 'https://victim.example/story';
const link = (href: string) => `<link rel="canonical" href="${href}">`;
const og = (href: string) => `<meta property="og:url" content="${href}">`;
const readWithHead = (head: string, url = SAMPLE_PAGE_URL) => readHtml(parsePage({ head }), url);

describe('a page speaks only for itself', () => {
  test.each([
    ['a canonical', link(victim)],
    ['an og:url', og(victim)],
    ['a canonical by a base', `<base href="https://victim.example/">${link('/story')}`],
    ['a canonical on a host below', link('https://a.blog.example/story')],
    ['a canonical on another port', link('https://blog.example:8443/story')],
  ])('keeps %s on another host as an alternative only', (_, head) => {
    const { canonical, ...article } = readWithHead(head);
    expect(canonical).toMatchObject({ value: SAMPLE_PAGE_URL, from: 'url' });
    expect(canonical.alternatives).toHaveLength(1);
    expect(listForeignAddresses({ ...article, canonical })).toEqual([canonical.alternatives[0]?.value]);
    expect(chooseOwnAddress({ ...article, canonical })).toBe(SAMPLE_PAGE_URL);
  });

  test('ignores an address on another host in linked data', () => {
    const thing = { '@type': 'NewsArticle', headline: 'Notes on tea', url: victim, mainEntityOfPage: victim };
    const { canonical } = readWithHead(`<script type="application/ld+json">${JSON.stringify(thing)}</script>`);
    expect(canonical).toMatchObject({ value: SAMPLE_PAGE_URL, alternatives: [] });
  });

  test('believes an address on its own host and on variants of it', () => {
    const own = 'https://www.blog.example/notes';
    for (const url of [SAMPLE_PAGE_URL, 'https://m.blog.example/n?utm_source=x', 'https://amp.blog.example/n']) {
      const article = readWithHead(link(own), url);
      expect(article.canonical).toMatchObject({ value: own, from: 'link' });
      expect(listForeignAddresses(article)).toEqual([]);
    }
  });

  test('prefers the named address on its own host', () => {
    const own = 'https://blog.example/notes';
    const { canonical } = readWithHead(link(victim) + og(own));
    expect(canonical).toMatchObject({ value: own, from: 'meta' });
    expect(canonical.alternatives.map(({ value }) => value)).toEqual([SAMPLE_PAGE_URL, victim]);
  });

  test('drops user-info from its own address and ignores addresses with user-info', () => {
    const article = readWithHead(
      link('https://blog.example@evil.example/a'),
      'https://ana:secret@blog.example/2026/tea?utm_source=x',
    );
    expect(JSON.stringify(article)).not.toMatch(/secret|evil/);
    expect(article.canonical.value).toBe('https://blog.example/2026/tea');
  });

  test('reads the canonical address of a saved file but keys it by its own address', () => {
    const article = readWithHead(link(victim), 'file:///home/ana/tea.html');
    expect(article.canonical.value).toBe(victim);
    expect(chooseOwnAddress(article)).toBe('file:///home/ana/tea.html');
  });

  test('ignores the canonical address of a blob or a frame without an address', () => {
    for (const url of ['blob:https://evil.example/1f2e', 'data:text/html,x'])
      expect(readWithHead(link(victim), url).canonical.value).not.toBe(victim);
  });
});

describe('what is kept of a page', () => {
  const sites = [{ match: 'victim.example', feedName: 'Victim Times', categories: ['News'] }];
  const loadBlog = async () => {
    const [profile] = profiles;
    if (!profile) throw new Error('no profile');
    return { profile, taxonomy: await loadShippedTaxonomy(profile.id), sites, paths: [] };
  };

  test('applies a site’s rule only to the site’s own pages', async () => {
    const blog = await loadBlog();
    expect((await createPost(readWithHead(link(victim)), blog, { points: 5 })).feed.name).not.toBe('Victim Times');
    expect((await createPost(readWithHead('', victim), blog, { points: 5 })).feed.name).toBe('Victim Times');
  });

  test('keys a saved post by its page’s own address', () => {
    const { address } = fingerprintArticle(readWithHead(link(victim)));
    expect(address).toBe(toAddressKey(SAMPLE_PAGE_URL));
    expect(describeOtherHost(address, readWithHead(''))).toBe('');
    expect(describeOtherHost(address, readWithHead('', victim))).toBe('blog.example');
  });

  test('keys an article that an older version read by its own address, too', () => {
    const { canonical, ...rest } = readWithHead(link(victim));
    const [foreign = canonical] = canonical.alternatives;
    const old = { ...rest, canonical: { ...foreign, alternatives: [canonical] } };
    expect(chooseOwnAddress(old)).toBe(SAMPLE_PAGE_URL);
    expect(listForeignAddresses(old)).toEqual([victim]);
  });
});
