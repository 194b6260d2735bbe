/** The side panel, and a post that is made of a selection. */
import { describe, expect, test } from 'vitest';
import {
  answeredRecord,
  chooseInMore,
  copyPostText,
  openRecord,
  parsePost,
  readSentences,
  recordParts,
} from './popup.mjs';

/** Selects the page's paragraphs from one number to another (from 0, inclusive), and returns their text. */
const selectParagraphs = (page, from, to) =>
  page.evaluate(
    ([first, last]) => {
      const paragraphs = Array.from(document.querySelectorAll('article p, main p, p')).filter(
        (one) => one.textContent.length > 120,
      );
      getSelection().setBaseAndExtent(paragraphs[first], 0, paragraphs[last], paragraphs[last].childNodes.length);
      return String(getSelection());
    },
    [from, to],
  );

const normalizeSpaces = (text) => text.replace(/\s+/g, ' ').trim();

/** @param {() => import('./test-browser.mjs').TestBrowser} here */
export function testSidePanel(here) {
  describe('only what is selected', () => {
    test('a selection gives a post with the page’s facts, and one click gives the whole article', async () => {
      const { browser, address, picture } = here();
      await browser.open(address('/newspaper/'));
      let popup = await openRecord(browser);
      const title = await popup.text(recordParts.title);
      const all = await popup.texts(recordParts.points);
      await popup.close();

      const selected = normalizeSpaces(await selectParagraphs(browser.page, 1, 3));
      popup = await openRecord(browser);
      await popup.waitText({ css: '.selection-note' }, 'Made of the text you selected.');
      await popup.screenshot(picture('selection'));
      expect(await popup.text(recordParts.title)).toBe(title);
      expect(await popup.count(recordParts.points)).toBeGreaterThan(0);
      const [sentence] = await readSentences(popup, 1);
      expect(selected).toContain(normalizeSpaces(sentence));
      expect(parsePost(await copyPostText(browser, popup)).front.title).toBe(title);

      // Text typed into the post of a selection is stored for this selection alone.
      await popup.close();
      popup = await openRecord(browser);
      await popup.fill(recordParts.title, 'Of a part');
      await popup.close();
      popup = await openRecord(browser);
      expect(await popup.text(recordParts.title)).toBe('Of a part');
      await popup.click({ css: '#points-heading' });
      await popup.evaluate((window) => window.document.querySelector('.selection-note button').focus());
      await popup.press('Enter');
      await popup.until('the whole article', async () => (await popup.text(recordParts.title)) === title);
      expect(await popup.texts(recordParts.points)).toEqual(all);
      await popup.close();
    });

    test('a selected word, or a sentence that Precis shows on the page, is not taken for a selection', async () => {
      const { browser, address } = here();
      await browser.open(address('/newspaper/'));
      await browser.page.evaluate(() => getSelection().selectAllChildren(document.querySelector('h1')));
      let popup = await openRecord(browser);
      expect(await popup.count({ css: '.selection-note' })).toBe(0);
      await popup.click({ label: 'Point 1' });
      await popup.click({ button: 'Show in article' });
      await popup.until('the sentence to be selected', () =>
        browser.page.evaluate(() => String(getSelection()).length > 20),
      );
      await popup.close();
      popup = await openRecord(browser);
      expect(await popup.count({ css: '.selection-note' })).toBe(0);
      await popup.close();
    });
  });

  describe('beside the page', () => {
    test('the panel opens from the popup, shares its draft, and follows the clicks', async () => {
      const { browser, address, picture } = here();
      await browser.open(address('/medium-like/'));
      let popup = await openRecord(browser);
      const title = await popup.text(recordParts.title);
      await chooseInMore(popup, 'Open beside the page');
      const panel = await browser.panel();
      await panel.wait(answeredRecord);
      expect(await panel.text(recordParts.title)).toBe(title);
      expect(await panel.count({ button: 'Open beside the page' })).toBe(0);
      await panel.screenshot(picture('panel'));

      // The panel does not follow the tab by itself: the extension reads no page that the user did not click for.
      await browser.open(address('/changelog/'));
      expect(await panel.text(recordParts.title)).toBe(title);

      // The panel follows a click on the toolbar button.
      popup = await openRecord(browser);
      const other = await popup.text(recordParts.title);
      await panel.until('the article that was clicked', async () => (await panel.text(recordParts.title)) === other);

      // Text typed in the panel or in the popup appears in the other, too, and can be undone there.
      await panel.fill(recordParts.excerpt, 'Typed in the panel');
      await popup.until('the excerpt', async () => (await popup.text(recordParts.excerpt)) === 'Typed in the panel');
      // With the sidebar open, the driver's mouse does not reach Firefox's popup.
      if (browser.name === 'Chromium') {
        await popup.fill(recordParts.title, 'Typed in the popup');
        await panel.until('the title', async () => (await panel.text(recordParts.title)) === 'Typed in the popup');
        await panel.click(recordParts.excerpt);
        await panel.press('Control+z');
        await popup.until('the title of before', async () => (await popup.text(recordParts.title)) === other);
      }
      await popup.close();
      await panel.close();
    });
  });
}
