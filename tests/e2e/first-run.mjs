/** The first run by keyboard, from the page that opens on install (both drivers wait for that page) to the first post. */
import { describe, expect, test } from 'vitest';
import { tabTo } from './options.mjs';
import { parsePost, readPath, recordParts } from './popup.mjs';

/** @param {() => import('./test-browser.mjs').TestBrowser} here */
export function testFirstRun(here) {
  const open = async () => {
    const page = await here().browser.extensionTab('src/ui/welcome/index.html');
    await page.wait({ css: '.window article' });
    return page;
  };

  describe('the first run', () => {
    test('three steps lead to the first post in less than a minute', async () => {
      const { browser, picture } = here();
      const began = Date.now();
      const page = await open();
      // The question about the blog comes after the first post, not before.
      expect(await page.count({ css: '[type=radio]' })).toBe(0);
      await tabTo(page, { button: 'Make a post of this article' });
      await page.press('Enter');
      await page.wait({ css: 'main[data-state="ready"]' });
      expect(await page.text(recordParts.title)).toContain('Vestby harbour');
      expect(await page.count(recordParts.points)).toBeGreaterThan(3);
      await page.screenshot(picture('first-run'));
      await tabTo(page, recordParts.copy);
      await page.press('Enter');
      await page.waitText({ css: '.sample-popup .foot-status .status' }, 'Copied');
      const { front, body } = parsePost(await browser.readClipboard());
      expect(front).toMatchObject({ source_author: 'Ida Holm', source_date: '2026-03-02' });
      expect(front).not.toHaveProperty('categories');
      expect(front.link).toContain('news.example');
      expect(body).toContain('Key points, in the article’s own words:');
      // The list of formats begins with Just Markdown and Jekyll.
      await tabTo(page, { css: '[type=radio]:checked' });
      await page.press('ArrowDown');
      await page.wait({ css: 'main[data-state="ready"]' });
      await page.until('Jekyll', async () => /^_posts\//.test(await readPath(page, '.sample-popup .path')));
      expect(await page.words()).toContain('Alt+P');
      expect(Date.now() - began).toBeLessThan(60_000);
      await page.close();
    });

    test('another format makes another post of the sample', async () => {
      const page = await open();
      await tabTo(page, { button: 'Make a post of this article' });
      await page.press('Enter');
      await page.wait({ css: 'main[data-state="ready"]' });
      const before = await readPath(page, '.sample-popup .path');
      await page.click({ css: '.format-group.team input' });
      await page.until('another file name', async () => {
        const path = await readPath(page, '.sample-popup .path');
        return path && path !== before;
      });
      await page.click({ css: '.format-group.places input' });
      await page.until('a file of the first format', async () =>
        /^\d{4}-\d\d-\d\d-[a-z]/.test(await readPath(page, '.sample-popup .path')),
      );
      await page.close();
    });

    test('the options lead back to the introduction', async () => {
      const { browser } = here();
      const options = await browser.extensionTab('src/ui/options/index.html');
      await tabTo(options, { button: 'Show the introduction again' });
      await options.press('Enter');
      // While the introduction replaces the options page, neither can respond to the driver.
      await options.until('the introduction', () => options.count({ css: '.welcome h1' }).catch(() => 0));
      await options.close();
    });
  });
}
