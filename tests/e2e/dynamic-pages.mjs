/** Pages that scripts build: shadow roots, navigation without loading, frames. */
import { describe, expect, test } from 'vitest';
import { readStore } from './extension-data.mjs';
import { openRecord, recordParts } from './popup.mjs';

/** @param {() => import('./test-browser.mjs').TestBrowser} here */
export function testDynamicPages(here) {
  const record = async (at) => {
    const { browser, address } = here();
    await browser.open(address(at));
    return openRecord(browser);
  };

  describe('dynamic pages', () => {
    test.each([
      ['reads an article in open shadow roots', '/shadow/'],
      ['reads an article whose fields and pictures are named like DOM properties', '/names/'],
    ])('%s', async (_, at) => {
      const popup = await record(at);
      expect(await popup.text(recordParts.title)).toBe('Forty years of weather');
      expect(await popup.text(recordParts.authors)).toBe('Ole Berg');
      expect((await popup.texts(recordParts.points)).join()).toContain('measuring station');
      await popup.close();
    });

    test('the shown article is read after a navigation without loading, and nothing of the earlier one', async () => {
      const { browser, address } = here();
      let popup = await record('/app/locks/');
      expect(await popup.text(recordParts.title)).toBe('Locks nobody asked for');
      await popup.close();
      await browser.open(`${address('/app/locks/')}#weather`);
      popup = await openRecord(browser);
      await popup.until(
        'the other article',
        async () => (await popup.text(recordParts.title)) === 'Forty years of weather',
      );
      expect(await popup.text(recordParts.authors)).toBe('Ana Lind');
      expect(await popup.text(recordParts.date)).toBe('');
      await popup.close();
    });

    test('the article in a frame of the same site is read', async () => {
      const whole = await record('/static-blog/');
      const title = await whole.text(recordParts.title);
      await whole.close();
      const popup = await record('/same-frame/');
      expect(await popup.text(recordParts.title)).toBe(title);
      await popup.close();
    });

    test('saves a post in the language of its text, whatever the page declares', async () => {
      const popup = await record('/turkish-declared-english/');
      await popup.click(recordParts.save);
      await popup.waitText(recordParts.status, 'Saved');
      const saved = (await readStore(popup, 'posts')).find(({ post }) => post.title === 'Mahallenin son saatçisi');
      expect(saved.post.language).toBe('tr');
      await popup.close();
    });
  });
}
