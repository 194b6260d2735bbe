/** The cover of a post: one of the article's pictures, with the texts that the page has for it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../src/cli/setup.mjs';
import { openRecord } from './popup.mjs';

const list = { css: '#cover-choice' };
const texts = { css: '.cover textarea' };
const sentence = 'The measuring station on the hill has recorded wind, rain and pressure every hour for forty years. ';

/** Chooses an entry of the list by its text. */
const choose = (popup, wanted) =>
  popup.evaluate((window, text) => {
    const select = window.document.querySelector('#cover-choice');
    select.value = Array.from(select.options).find((option) => option.text === text).value;
    select.dispatchEvent(new window.Event('change', { bubbles: true }));
  }, wanted);

/** @param {() => import('./test-browser.mjs').TestBrowser} here */
export function testCover(here) {
  describe('the cover', () => {
    test('is chosen among the article’s pictures, and keeps the texts that the page has for it', async () => {
      const { browser, address, write, picture } = here();
      for (const size of [64, 128]) write(`/cover-${size}.png`, readFileSync(join(root, `public/icons/${size}.png`)));
      write(
        '/cover/',
        `<!doctype html><html lang="en"><head><title>The station</title>
        <meta property="og:image" content="${address('/cover-64.png')}"></head><body><article><h1>The station</h1>
        <p>${sentence.repeat(4)}</p><figure><img src="/cover-64.png" alt="The mast" width="400" height="300"></figure>
        <p>${sentence.repeat(5)}</p><figure><img src="/cover-128.png" alt="The hill at noon" width="400" height="300">
        <figcaption>The hill before the storm of May. Photo: Ana Lind</figcaption></figure><p>${sentence.repeat(6)}</p></article></body></html>`,
      );
      await browser.open(address('/cover/'));
      let popup = await openRecord(browser);
      expect(await popup.text(list)).toBe(address('/cover-64.png'));
      expect(await popup.texts(texts)).toEqual(['The mast', '']);

      await choose(popup, 'The hill at noon');
      await popup.until(
        'its texts',
        async () =>
          (await popup.texts(texts)).join() === 'The hill at noon,The hill before the storm of May. Photo: Ana Lind',
      );
      await popup.wait({ css: '.cover img[src^="data:image/"]' });
      await popup.fill({ label: 'Alternative text of the cover' }, 'The hill');
      await popup.screenshot(picture('cover'));
      await popup.close();

      popup = await openRecord(browser);
      expect(await popup.text(list)).toBe(address('/cover-128.png'));
      expect(await popup.texts(texts)).toEqual(['The hill', 'The hill before the storm of May. Photo: Ana Lind']);
      await choose(popup, 'No cover');
      await popup.until('no texts', async () => (await popup.count(texts)) === 0);
      await popup.close();
    });
  });
}
