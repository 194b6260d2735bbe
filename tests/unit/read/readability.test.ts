import { expect, test } from 'vitest';
import { parseHtml } from '../../../src/cli/dom.ts';
import { copyPage } from '../../../src/core/read/content/copy-page.ts';
import { measurePage } from '../../../src/core/read/content/fallback-extraction.ts';
import { runReadability } from '../../../src/core/read/content/readability.ts';
import { createMarkupLayout } from '../../../src/core/read/page/hidden-by-markup.ts';
import type { PageNode } from '../../../src/core/read/page/page-node.ts';
import { scanPage } from '../../../src/core/read/page/scan-page.ts';

const sentence = 'The measuring station on the hill has recorded wind, rain and pressure for forty years. ';
const url = 'https://news.example/a';

function scan(html: string): { document: Document; body: PageNode } {
  const document = parseHtml(`<!doctype html><title>Weather</title><body>${html}</body>`, url);
  const { body } = scanPage({ url, document, layout: createMarkupLayout(), readAt: '2026-11-30T10:00:00Z' });
  if (!body) throw new Error('The page has no body.');
  measurePage(body, false);
  return { document, body };
}

function readTexts(html: string): string[] {
  const { document, body } = scan(html);
  return [...runReadability(document, body, 'Weather', false)].map(({ node }) => node.textContent?.trim() ?? '');
}

test('Readability’s choice is mapped to the page’s own nodes, which stay as they are', () => {
  const { document, body } = scan(
    `<div><div>${sentence.repeat(4)}<b>bold</b></div><p><img src="a.png">${sentence.repeat(4)}</p></div>`,
  );
  const before = document.body.innerHTML;
  const kept = runReadability(document, body, 'Weather', false);
  expect([...kept].filter(({ tag }) => tag === 'img').length).toBe(1);
  for (const { node } of kept) expect(document.body.contains(node)).toBe(true);
  expect([...kept].some(({ data }) => data === 'bold')).toBe(true);
  expect(document.body.innerHTML).toBe(before);
});

test('an article in an element with the name of a sidebar is found', () => {
  const texts = readTexts(
    `<div class="sidebar">${`<p>${sentence.repeat(3)}</p>`.repeat(4)}<div class="sponsor"><p>${sentence}Buy.</p></div></div>`,
  );
  expect(texts.filter((text) => text.startsWith('The measuring')).length).toBe(4);
  expect(texts.some((text) => text.endsWith('Buy.'))).toBe(false);
});

test('an article shorter than any threshold is found', () => {
  expect(readTexts('<div class="comment"><p>One short remark, no more.</p></div>')).toContain(
    'One short remark, no more.',
  );
});

test('a page of a few sentences keeps only its article, not what further attempts would add', () => {
  const header = '<header><h1>Weather</h1><span class="byline">by <a href="/x">- -</a></span></header>';
  const html = `<main><article>${header}<p>${sentence.repeat(2)}</p><p>${sentence.repeat(2)}</p></article></main>`;
  expect(readTexts(html).join(' ')).not.toContain('by');
});

test('the copy holds neither hidden texts nor attributes that load, run or style anything', () => {
  const { document, body } = scan(
    `<p onclick="x()" style="color: red" class="lead" hidden>no</p><p onclick="x()" style="color: red" class="lead">yes
      <img src="https://a.example/a.png" onerror="x()"><a href="https://a.example/">link</a><a href="#b">here</a></p>`,
  );
  const options = { title: 'Weather', includeHidden: false, hasNames: () => true };
  const copy = copyPage(document, body, options).document;
  expect(copy.title).toBe('Weather');
  expect(copy.querySelectorAll('p').length).toBe(1);
  expect([...copy.querySelectorAll('body *')].map((element) => element.getAttributeNames())).toEqual([
    ['class'],
    ['src'],
    [],
    ['href'],
  ]);
  expect(copy.querySelector('img')?.getAttribute('src')).toBe('data:,');
});

test('the copy of a deep page is flat and small enough to read', () => {
  const { document, body } = scan('<div>'.repeat(280) + '<div>word</div>'.repeat(9000));
  const copy = copyPage(document, body, { title: '', includeHidden: false, hasNames: () => true }).document;
  let depth = 0;
  for (let node: Element | null = copy.body; node; node = node.firstElementChild) depth++;
  expect(depth).toBeGreaterThan(90);
  expect(depth).toBeLessThan(110);
  expect(copy.querySelectorAll('*').length).toBeLessThan(9000);
});
