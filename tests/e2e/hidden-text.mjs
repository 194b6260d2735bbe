/** Hidden text is left out of the article and counted in the record; the browser's own layout decides what is hidden. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../src/cli/setup.mjs';
import { printMarkdown } from '../../src/core/markdown/print.ts';
import { completeArticle } from '../../src/core/read/complete-article.ts';
import { copyPostText, openRecord, recordParts } from './popup.mjs';
import { sentence, styledPages } from './styled-pages.mjs';

const secret = (number) => `Bracken ${number} Holdings earned 4 billion crowns, the main finding.`;

const styles = `
  body { background: #fff; color: #222; font: 17px/1.5 serif }
  .none { display: none } .white { color: #fff } .tiny { font-size: 1px }
  .for-reader { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
  .folded { max-height: 0; overflow: hidden } .under { position: relative }
  .patch { position: absolute; inset: 0; background: #fff }`;

/**
 * Ways to hide a paragraph from readers but not from programs.
 * @type {[way: string, html: (text: string, at: number) => string][]}
 */
const hiding = [
  ['display: none', (text) => `<p style="display:none">${text}</p>`],
  ['display: none, by a class', (text) => `<p class="none">${text}</p>`],
  ['the attribute hidden', (text) => `<p hidden>${text}</p>`],
  ['visibility: hidden', (text) => `<p style="visibility:hidden">${text}</p>`],
  ['opacity: 0', (text) => `<p style="opacity:0">${text}</p>`],
  ['opacity of next to nothing', (text) => `<div style="opacity:.2"><p style="opacity:.1">${text}</p></div>`],
  ['a filter', (text) => `<p style="filter:opacity(0)">${text}</p>`],
  ['white on white', (text) => `<p style="color:#fff;background:#fff">${text}</p>`],
  ['white on the page’s white', (text) => `<p class="white">${text}</p>`],
  ['nearly white on white', (text) => `<p style="color:#fefefe">${text}</p>`],
  ['white in another notation', (text) => `<p style="color:oklch(1 0 0)">${text}</p>`],
  [
    'on a gradient of its own colour',
    (text) => `<p style="color:#eee;background:linear-gradient(#eee,#eee)">${text}</p>`,
  ],
  ['a transparent colour', (text) => `<p style="color:transparent">${text}</p>`],
  ['letters of no size', (text) => `<p style="font-size:0">${text}</p>`],
  ['letters of a pixel', (text) => `<p class="tiny">${text}</p>`],
  ['left of the page', (text) => `<p style="position:absolute;left:-9999px">${text}</p>`],
  ['above the page', (text) => `<p style="position:absolute;top:-9999px">${text}</p>`],
  ['an indent', (text) => `<p style="text-indent:-9999px;overflow:hidden;white-space:nowrap">${text}</p>`],
  ['moved away', (text) => `<p style="transform:translateX(-9999px)">${text}</p>`],
  [
    'clip',
    (text) => `<p style="position:absolute;clip:rect(0 0 0 0);width:1px;height:1px;overflow:hidden">${text}</p>`,
  ],
  ['clip-path', (text) => `<p style="clip-path:inset(50%)">${text}</p>`],
  ['a clip-path without an area', (text) => `<p style="clip-path:polygon(0 0,0 0,0 0)">${text}</p>`],
  ['for screen readers', (text) => `<p class="for-reader">${text}</p>`],
  ['no height', (text) => `<p style="height:0;overflow:hidden">${text}</p>`],
  ['no height at most', (text) => `<div class="folded"><p>${text}</p></div>`],
  ['scaled to nothing', (text) => `<p style="transform:scale(0)">${text}</p>`],
  ['under an empty patch', (text) => `<div class="under"><p>${text}</p><div class="patch"></div></div>`],
  ['content-visibility: hidden', (text) => `<p style="content-visibility:hidden">${text}</p>`],
  ['details that are hidden', (text) => `<details class="none"><summary>More</summary><p>${text}</p></details>`],
  ['code', (text) => `<pre>make weir<span class="none">${text}</span></pre>`],
  [
    'a footnote',
    (text, at) =>
      `<p>Seen${at}<sup><a href="#fn${at}">${at}</a></sup> here.</p><li id="fn${at}" class="none">${text}</li>`,
  ],
];

const paragraphs = (from, to) =>
  Array.from({ length: to - from }, (_, at) => `<p>${sentence(from + at)} ${sentence(from + at + 500)}</p>`).join('');

const page = (inner) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The walls of twelve places</title><style>${styles}</style></head>` +
  `<body><article><h1>The walls of twelve places</h1>${inner}</article></body></html>`;

/** A page with visible text around each hidden paragraph, so that most of the article is visible. */
const hiddenPage = page(
  hiding.map(([, html], at) => `${paragraphs(at * 2, at * 2 + 2)}${html(secret(at), at + 1)}`).join('') +
    paragraphs(300, 302),
);
const mostlyHidden = page(`${paragraphs(0, 4)}<div class="none">${paragraphs(4, 8)}</div>`);

const plain = (markdown) => markdown.replace(/\\/g, '').replace(/\s+/g, ' ');

/** @param {() => import('./test-browser.mjs').TestBrowser} here */
export function hiddenText(here) {
  /** Reads the page in the tab with the injected script. Two frames pass first, so that the page's own scripts have run. */
  async function readArticle() {
    const { browser, kind } = here();
    const script = readFileSync(
      join(root, 'dist', kind === 'chromium' ? 'chrome' : 'firefox', 'src/extract.js'),
      'utf8',
    );
    await browser.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 20)))),
    );
    return completeArticle(
      await browser.page.evaluate(`${script}; precisReadPage('2026-11-23T12:00:00+00:00').article`),
    );
  }

  describe('hidden text', () => {
    test('hidden text is left out of the article, however it is hidden', async () => {
      const { browser, address, write } = here();
      write('/unseen/', hiddenPage);
      await browser.open(address('/unseen/'));
      const { markdown, hidden } = await readArticle();
      const leaks = hiding.filter((_, at) => markdown.includes(`Bracken ${at} `)).map(([name]) => name);
      expect(leaks).toEqual([]);
      for (let at = 0; at < hiding.length * 2; at += 1) expect(plain(markdown)).toContain(sentence(at));
      expect(hidden.kept).toBe(false);
      expect(hiding.filter((_, at) => !hidden.text.includes(secret(at))).map(([name]) => name)).toEqual([]);
    });

    test('hidden text is counted in the record and shown by one click, and no field contains it', async () => {
      const { browser, address, picture } = here();
      await browser.open(address('/unseen/'));
      const popup = await openRecord(browser);
      const { words } = (await readArticle()).hidden;
      const summary = { css: '.hidden-words summary' };
      expect(await popup.text(summary)).toBe(`Hidden words left out: ${words}`);
      expect(await popup.attribute({ css: '.hidden-words' }, 'open')).toBe(null);
      await popup.click(summary);
      await popup.waitText({ css: '.hidden-words[open] p' }, secret(3));
      await popup.screenshot(picture('hidden-words'));
      expect((await popup.text(recordParts.excerpt)) ?? '').not.toContain('Bracken');
      expect((await popup.texts(recordParts.points)).join('\n')).not.toContain('Bracken');
      expect(await copyPostText(browser, popup)).not.toContain('Bracken');
      await popup.close();
    });

    test('hidden text is kept where much of the article is hidden, and the record says so', async () => {
      const { browser, address, write } = here();
      write('/mostly-hidden/', mostlyHidden);
      await browser.open(address('/mostly-hidden/'));
      const { markdown, hidden } = await readArticle();
      expect(plain(markdown)).toContain(sentence(5));
      expect(hidden.kept).toBe(true);
      const popup = await openRecord(browser);
      expect(await popup.text({ css: '.hidden-words summary' })).toMatch(/^Much of this page is hidden \(\d+ words\)/);
      await popup.close();
    });

    test('a hidden article is not read when the page shows another one', async () => {
      const { browser } = here();
      const hidden = Array.from({ length: 400 }, (_, at) => `<p>${secret(at)} ${secret(at + 500)}</p>`).join('');
      const decoy = `<div class="none"><section class="post-content"><h2>Bracken</h2>${hidden}</section></div>`;
      await browser.page.setContent(page(paragraphs(0, 6)).replace('<article>', `${decoy}<article>`));
      const { markdown } = await readArticle();
      expect(markdown.includes('Bracken')).toBe(false);
      expect(plain(markdown)).toContain(sentence(3));
    });

    test('hidden text is left out of a selection', async () => {
      const { browser } = here();
      await browser.page.setContent(
        page(`${paragraphs(0, 2)}<p class="none">${secret(1)}</p><p class="white">${secret(2)}</p>${paragraphs(2, 4)}`),
      );
      await browser.page.evaluate(() => getSelection().selectAllChildren(document.querySelector('article')));
      await readArticle();
      const selection = printMarkdown(await browser.page.evaluate(() => globalThis.precisReadPage().selection));
      expect(plain(selection)).toContain(`${sentence(0)} ${sentence(500)}`);
      expect(selection.includes('Bracken')).toBe(false);
    });
  });

  test.each(styledPages)('every word is kept of %s', async (_, html, texts) => {
    await here().browser.page.setContent(html);
    const { markdown, hidden } = await readArticle();
    expect(texts.filter((text) => !plain(markdown).includes(text))).toEqual([]);
    expect(hidden).toBe(undefined);
  });
}
