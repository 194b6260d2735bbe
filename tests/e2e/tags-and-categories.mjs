/** Suggested tags and categories with their reasons, and the marks of the preflight in the preview. */
import { describe, expect, test } from 'vitest';
import {
  openRecord,
  readPreview,
  readShownTags,
  recordParts,
  setPostDate,
  showFile,
  showPost,
  usePublicAddress,
} from './popup.mjs';

/** @param {() => import('./test-browser.mjs').TestBrowser} here */
export function testTagsAndCategories(here) {
  const record = async (path) => {
    const { browser, address } = here();
    await browser.open(address(path));
    return openRecord(browser);
  };

  describe('suggestions', () => {
    test('suggestions give their reason when pressed, and more of them appear on request', async () => {
      const popup = await record('/developer-blog/');
      await popup.waitText({ css: '.more-tags' }, 'More tags');
      const before = await readShownTags(popup);
      await popup.click({ button: 'More tags' });
      await popup.wait({ css: '.more-tags .add' });
      const [offer] = (await popup.texts({ css: '.more-tags .add' })).map((text) => text.replace(/^\+\s*/, '').trim());
      await popup.click({ css: '.more-tags .add' });
      await popup.until('the tag', async () => (await readShownTags(popup)).includes(offer));
      expect(before).not.toContain(offer);
      await popup.evaluate((window) => Array.from(window.document.querySelectorAll('.chip .icon')).at(-1).focus());
      await popup.waitText({ css: '.why' }, `${offer}: `);
      await popup.press('Control+z');
      await popup.until('the tags as they were', async () => `${await readShownTags(popup)}` === `${before}`);
      await popup.close();
    });
  });

  describe('the preview', () => {
    test('the preview follows each keystroke, marks the faulty line, and says how to correct it', async () => {
      const popup = await record('/release-notes/');
      await usePublicAddress(popup);
      await showFile(popup);
      await popup.waitText({ css: '.preview .remark.warn' }, 'The post repeats');
      // Fewer points may be longer ones, so that one more click can be needed.
      await popup.until('an honest share', async () => {
        if ((await popup.text({ css: '.preview .remark' })).includes('Ready')) return true;
        await popup.evaluate((window) => window.document.querySelector('.fewer-points')?.click());
        return false;
      });
      await showPost(popup);
      await popup.fill(recordParts.title, 'Ends in: #1');
      await showFile(popup);
      await popup.until('the new title', async () => (await readPreview(popup)).includes('title: "Ends in: #1"\n'));
      await showPost(popup);
      await setPostDate(popup, '2999-01-01');
      await showFile(popup);
      await popup.waitText({ css: '.preview .remark.warn' }, 'future');
      expect(await popup.text({ css: '.preview .line.warn' })).toMatch(/^date: 2999-01-01/);
      await popup.press('Control+z');
      await popup.until('nothing wrong', async () => (await popup.count({ css: '.preview .line.warn' })) === 0);
      await showPost(popup);
      await popup.close();
    });
  });
}
