/** The first run by keyboard, from the page that opens on install (both drivers wait for that page) to the first post. */
import { describe, expect, test } from 'vitest';
import { tabTo } from './options.mjs';
import { parsePost } from './popup.mjs';

/** @param {() => import('./test-browser.mjs').TestBrowser} here */
export function testFirstRun(here) {
  const open = async () => {
    const page = await here().browser.extensionTab('src/ui/welcome/index.html');
    await page.wait({ css: '.page article' });
    return page;
  };

  describe('the first run', () => {
    test('three steps lead to the first post in less than a minute', async () => {
      const { browser, picture } = here();
      const began = Date.now();
      const page = await open();
      // The question about the blog comes after the first post, not before.
      expect(await page.count({ css: '[type=radio]' })).toBe(0);
      await tabTo(page, { button: 'Turn this article into a post' });
      await page.press('Enter');
      await page.wait({ css: '.sample-record' });
      expect(await page.text({ css: '.sample-record h2' })).toContain('Vestby harbour');
      expect(await page.count({ css: '.sample-record li' })).toBeGreaterThan(3);
      // The sentences of the points are marked in the article beside the post.
      expect(await page.count({ css: '.page mark' })).toBeGreaterThan(3);
      await page.screenshot(picture('first-run'));
      await tabTo(page, { label: 'Your words' });
      await page.type('What a quay!');
      await tabTo(page, { button: 'Copy sample' });
      await page.press('Enter');
      await page.waitText({ css: '.post-sheet [role=status]' }, 'Copied');
      const { front, body } = parsePost(await browser.readClipboard());
      expect(front).toMatchObject({ source_author: 'Ida Holm', source_date: '2026-03-02' });
      expect(front).not.toHaveProperty('categories');
      expect(front.link).toContain('news.example');
      expect(body).toContain('What a quay!');
      expect(body).toContain('Key points, in the article’s own words:');
      // The list of formats begins with Just Markdown and Jekyll.
      await tabTo(page, { css: '[type=radio]:checked' }, 'Shift+Tab');
      await page.press('ArrowDown');
      await page.wait({ button: 'Use Jekyll' });
      await tabTo(page, { button: 'Use Jekyll' });
      await page.press('Enter');
      await page.waitText({ css: '.last-words' }, 'press Alt+P');
      expect(Date.now() - began).toBeLessThan(60_000);
      await page.close();
    });

    test('another format makes another file of the sample, and the sample is only copied and looked at', async () => {
      const page = await open();
      await tabTo(page, { button: 'Turn this article into a post' });
      await page.press('Enter');
      await page.wait({ css: '.sample-record' });
      expect(await page.texts({ css: '.post-sheet button' })).toEqual(['Copy sample', 'See the file']);
      await page.click({ button: 'See the file' });
      const file = () => page.text({ css: '.post-sheet .file' });
      await page.click({ css: '.more-formats summary' });
      await page.click({ css: '.more-formats .tile:last-child input' });
      await page.until('a file of the team’s format', async () => (await file()).includes('viewing_mode'));
      await page.click({ css: '.formats > .tiles input' });
      await page.until('a file of the first format', async () => (await file()).includes('source_author'));
      await page.close();
    });

    test('the options lead back to the introduction', async () => {
      const { browser } = here();
      const options = await browser.extensionTab('src/ui/options/index.html');
      await tabTo(options, { button: 'Introduction' });
      await options.press('Enter');
      // While the introduction replaces the options page, neither can respond to the driver.
      await options.until('the introduction', () => options.count({ css: '.welcome h1' }).catch(() => 0));
      await options.close();
    });
  });
}
