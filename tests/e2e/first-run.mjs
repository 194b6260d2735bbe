/** The first run by keyboard, from the page that opens on install (both drivers wait for that page) to the first post. */
import { describe, expect, test } from 'vitest';
import { tabTo } from './options.mjs';
import { parsePost, recordParts } from './popup.mjs';

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
      await tabTo(page, { css: '[name=profile]:checked' });
      // The list of formats begins with Tech Hub, Plain Markdown and Jekyll, so two presses reach Jekyll.
      await page.press('ArrowDown');
      await page.press('ArrowDown');
      await page.until('Jekyll', async () => (await page.count({ css: '[name=profile]:checked' })) === 1);
      await tabTo(page, { button: 'Make a post of this article' });
      await page.press('Enter');
      await page.wait({ css: 'main[data-state="ready"]' });
      expect(await page.text(recordParts.title)).toContain('Vestby harbour');
      expect(await page.count(recordParts.points)).toBeGreaterThan(3);
      await page.screenshot(picture('first-run'));
      await tabTo(page, recordParts.copy);
      await page.press('Enter');
      await page.waitText({ css: '.sample-popup .status' }, 'Copied');
      const { front } = parsePost(await browser.readClipboard());
      expect(front).toMatchObject({ layout: 'post', author: 'Ida Holm' });
      expect(front.canonical_url).toContain('news.example');
      expect(await page.words()).toContain('Alt+P');
      expect(Date.now() - began).toBeLessThan(60_000);
      await page.close();
    });

    test('another format makes another post of the sample', async () => {
      const page = await open();
      await tabTo(page, { button: 'Make a post of this article' });
      await page.press('Enter');
      await page.wait({ css: 'main[data-state="ready"]' });
      const before = await page.text({ css: '.sample-popup .path' });
      await page.click({ label: 'Tech Hub' });
      await page.until('another file name', async () => {
        const path = await page.text({ css: '.sample-popup .path' });
        return path && path !== before;
      });
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
