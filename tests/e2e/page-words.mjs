/** Text of an article must stay text: in its page, in the copied post, and in the page that a blog renders from the post. */
import { createMarkdownProcessor } from '@astrojs/markdown-remark';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { servePages } from '../../src/cli/serve.mjs';
import { copyPostText, openRecord } from './popup.mjs';

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/**
 * Texts that must not become tags. GitHub's Markdown reads a backslash before a tag as part of the bare address in front.
 */
const attacks = [
  'https://shop.example/?q=<img src=x onerror=alert(1)>',
  'www.shop.example/<svg onload=alert(2)>',
  '<https://shop.example/<details open ontoggle=alert(3)>',
  'ftp://shop.example/`<iframe srcdoc="<script>parent.alert(4)</script>">`',
];

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>How a search page was hardened</title>
<meta name="author" content="Ana Lind"></head><body><article><h1>How a search page was hardened</h1>
${attacks
  .map(
    (attack, at) =>
      `<p>The attack string ${escaped(attack)} was finding number ${at + 1} of the audit in 2025, and it worked in every browser that the team of the shop had tried before.</p>`,
  )
  .join('\n')}
<p>The team found that the search page reflected its query without escaping it, which let an attacker run scripts in the session of 40 percent of all customers.</p>
<p>Engineers mended the page within two days and added a policy that blocks scripts in the markup of every page of the shop since January 2025.</p>
</article></body></html>`;

/** Chooses a format by its id and returns the id of the previous format. */
const chooseFormat = (window, id) => {
  const select = [...window.document.querySelectorAll('select')].find((one) =>
    [...one.options].some(({ value }) => value === id),
  );
  const before = select.value;
  select.value = id;
  select.dispatchEvent(new window.Event('change', { bubbles: true }));
  return before;
};

/** @param {() => import('./test-browser.mjs').TestBrowser} here */
export function pageWords(here) {
  describe('the words of a page', () => {
    let server;
    let published = '';
    beforeAll(async () => {
      const pages = { '/audit/': () => page, '/published/': () => published };
      server = await servePages(async (path) => (pages[path] ? { body: pages[path]() } : null));
    });
    afterAll(() => server?.close());

    test('the words of a page run no script in the page that Astro makes of the copied post', async () => {
      const { browser } = here();
      await browser.open(`${server.origin}/audit/`);
      const popup = await openRecord(browser);
      const before = await popup.evaluate(chooseFormat, 'astro');
      await popup.wait({ css: 'main[data-state="ready"]' });
      let post = '';
      await popup.until('a post for Astro', async () => {
        post = await copyPostText(browser, popup);
        return post.includes('pubDate') || post.includes('canonicalURL');
      });
      await popup.close();
      expect(post).toContain('onerror=alert(1)');

      const body = post.replace(/^---\n[\s\S]*?\n---\n/, '');
      const { code } = await (await createMarkdownProcessor({})).render(body);
      published = `<!doctype html><title>Published</title>${code}`;
      const dialogs = [];
      const onDialog = (dialog) => {
        dialogs.push(dialog.message());
        void dialog.dismiss();
      };
      browser.page.on('dialog', onDialog);
      await browser.open(`${server.origin}/published/`);
      const live = await browser.page.evaluate(() => {
        const found = [...document.querySelectorAll('img, svg, iframe, details, script')].map(({ tagName }) => tagName);
        const handlers = [...document.querySelectorAll('*')].flatMap((one) =>
          one.getAttributeNames().filter((name) => name.startsWith('on')),
        );
        return [...found, ...handlers];
      });
      // A missing image runs its error handler only after its request has failed.
      await browser.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
      expect(live).toEqual([]);
      expect(dialogs).toEqual([]);
      expect(await browser.page.evaluate(() => document.body.innerText)).toContain(attacks[0]);

      // Control measurement: without the escapes a script does run, so this test can fail.
      published = `<!doctype html><title>Published</title>${escaped(attacks[0]).replaceAll('&lt;', '<')}`;
      await browser.open(`${server.origin}/published/`);
      await expect.poll(() => dialogs, { timeout: 5_000 }).toEqual(['1']);
      browser.page.off('dialog', onDialog);

      // The chosen format is stored, and other tests expect the previous one.
      await browser.open(`${server.origin}/audit/`);
      const again = await openRecord(browser);
      await again.evaluate(chooseFormat, before);
      await again.until('the previous format', async () => {
        const { settings } = await again.evaluate((window) => window.chrome.storage.local.get('settings'));
        return settings.profile === before;
      });
      await again.close();
    });
  });
}
