/** Every step of a person's way by keyboard alone: no mouse is moved in this file. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tabTo } from './options.mjs';
import { answeredRecord, openRecord, parsePost, readPreview, readShownTags, recordParts } from './popup.mjs';

/** Goes to an element with Tab and presses a key on it. */
async function tabToAndPress(view, where, key = 'Enter') {
  await tabTo(view, where);
  await view.press(key);
}

const openPopup = async ({ browser, address }, path) => {
  await browser.open(address(path));
  return openRecord(browser);
};

/** The way that each click takes: to the record, more or fewer points, a look at the file, the post. In both browsers. */
export function testCoreKeyboard(here) {
  test('by keyboard: an edit, a point more, a look at the file, and the post', async () => {
    const { browser } = here();
    const popup = await openPopup(here(), '/devto-like/');
    const points = await popup.count(recordParts.points);
    // In a window without a screen Firefox gives its popup the focus only for a click.
    if (browser.name === 'Firefox') await popup.click(recordParts.title);
    await tabTo(popup, recordParts.title);
    await popup.press('Control+a');
    await popup.type('By keys');
    await tabToAndPress(popup, recordParts.slider, 'ArrowLeft');
    await popup.until('a point less', async () => (await popup.count(recordParts.points)) === points - 1);
    await tabToAndPress(popup, recordParts.preview, 'Enter');
    await popup.until('the file', async () => (await readPreview(popup)).includes('title: "By keys"'));
    await popup.press('Enter');
    await popup.until('no preview', async () => (await popup.count({ css: '.preview' })) === 0);
    await popup.press('Control+Enter');
    await popup.waitText(recordParts.status, 'Copied');
    expect(parsePost(await browser.readClipboard()).front.title).toBe('By keys');
    await popup.close();
  });
}

/** @param {() => import('./test-browser.mjs').TestBrowser} here */
export function testKeyboard(here) {
  describe('by keyboard alone', () => {
    testCoreKeyboard(here);

    test('categories, tags, what else was found, and the sentence on the page', async () => {
      const { browser } = here();
      const popup = await openPopup(here(), '/several-authors/');
      // A category is pressed.
      const toggle = { css: '.categories .toggle' };
      const was = await popup.attribute(toggle, 'aria-pressed');
      await tabToAndPress(popup, toggle, ' ');
      await popup.until('the category', async () => (await popup.attribute(toggle, 'aria-pressed')) !== was);
      // A tag is taken out, another one found by its first letters.
      const [first] = await readShownTags(popup);
      await tabToAndPress(popup, { button: `Remove tag ${first}` });
      await popup.until('the tag to go', async () => !(await readShownTags(popup)).includes(first));
      await tabTo(popup, recordParts.tagField);
      await popup.type('kub');
      await popup.wait({ css: '[role=option]' });
      await popup.press('ArrowDown');
      const [offer] = await popup.texts({ css: '[role=option][aria-selected=true]' });
      await popup.press('Enter');
      await popup.until('the new tag', async () => (await readShownTags(popup)).includes(offer));
      // Where a fact was found, and the others that were.
      await tabTo(popup, recordParts.title);
      await popup.press('Tab');
      await popup.press('Enter');
      await popup.wait({ css: '.candidates:popover-open' });
      await tabToAndPress(popup, { css: '.candidates:popover-open .candidate' });
      await popup.until(
        'the list to close',
        async () => (await popup.count({ css: '.candidates:popover-open' })) === 0,
      );
      // The sentence that a point rests on, and its place on the page.
      await tabToAndPress(popup, { button: 'The sentence behind point 1' });
      await tabToAndPress(popup, { button: 'Show on the page' });
      await popup.until('the sentence on the page', () =>
        browser.page.evaluate(() => String(getSelection()).length > 20),
      );
      await popup.close();
    });

    test('from a selection to the whole article', async () => {
      const { browser, address } = here();
      await browser.open(address('/newspaper/'));
      await browser.page.evaluate(() => {
        const paragraphs = Array.from(document.querySelectorAll('p')).filter((one) => one.textContent.length > 120);
        getSelection().setBaseAndExtent(paragraphs[1], 0, paragraphs[3], paragraphs[3].childNodes.length);
      });
      const popup = await openRecord(browser);
      await tabToAndPress(popup, { css: '.selection-note button' });
      await popup.until('the whole article', async () => (await popup.count({ css: '.selection-note' })) === 0);
      await popup.close();
    });

    test('into the panel, and on with the work there', async () => {
      const { browser } = here();
      const popup = await openPopup(here(), '/changelog/');
      await tabTo(popup, { button: 'Open beside the page' });
      // The popup goes while it hears the key.
      await popup.press('Enter').catch(() => undefined);
      const panel = await browser.panel();
      await panel.wait(answeredRecord);
      await tabTo(panel, recordParts.excerpt);
      await panel.press('Control+a');
      await panel.type('Written in the panel');
      await tabToAndPress(panel, recordParts.preview);
      await panel.until('the file', async () => (await readPreview(panel)).includes('Written in the panel'));
      await panel.press('Enter');
      await panel.press('Control+z');
      await panel.until(
        'the excerpt of before',
        async () => (await panel.text(recordParts.excerpt)) !== 'Written in the panel',
      );
      await panel.close();
    });

    test('a format learned from a post that is pasted', async () => {
      const { browser } = here();
      const page = await browser.extensionTab('src/ui/options/index.html');
      await page.wait({ css: '.format-preview .line' });
      await tabToAndPress(page, { css: '.drop summary' });
      await tabTo(page, { label: 'Or paste a post' });
      await page.evaluate(
        (window, text) => window.document.execCommand('insertText', false, text),
        "---\nheadline: 'One'\nday: 2026-01-02\n---\n\nText.\n",
      );
      await tabToAndPress(page, { button: 'Learn from it' });
      await page.waitText({ css: '.learned-format' }, 'headline');
      await tabTo(page, { css: '.learned-format form input' });
      await page.press('Control+a');
      await page.type('By hand');
      await tabToAndPress(page, { button: 'Use this format' });
      await page.waitText({ css: '.toast' }, 'By hand');
      await tabToAndPress(page, { button: 'Undo' });
      await page.waitText({ css: '.toast' }, 'Undone');
      await page.close();
    });

    test('a feed list, a backup out and in', async () => {
      const { browser, downloads } = here();
      const page = await browser.extensionTab('src/ui/options/index.html');
      await page.wait({ css: '.format-preview .line' });
      const forget = async () => {
        await tabTo(page, { css: '.sites summary' }, 'Shift+Tab');
        await page.press('Enter');
        await tabToAndPress(page, { button: 'Forget quay.example' });
        await page.until('the site to go', async () => (await page.count({ css: '.sites li' })) === 0);
      };
      const feeds = join(downloads, 'feeds.opml');
      writeFileSync(
        feeds,
        '<opml version="2.0"><body><outline type="rss" title="Quay" xmlUrl="https://quay.example/f.xml" htmlUrl="https://quay.example/"/></body></opml>',
      );
      // A button that what comes from the disk pushes away loses the key that is on its way to it.
      await page.settled();
      await tabTo(page, { button: 'Import a feed list' });
      await page.pick(() => page.press('Enter'), feeds);
      await page.waitText({ css: '.toast' }, 'Imported feeds: 1');
      await tabToAndPress(page, { button: 'Export' });
      const written = () => readdirSync(downloads).find((name) => name.startsWith('precis-blog'));
      await page.until('the backup', async () => written() && readFileSync(join(downloads, written()), 'utf8'));
      await forget();
      await tabTo(page, { button: 'Import' });
      await page.pick(() => page.press('Enter'), join(downloads, written()));
      await page.wait({ css: '.sites li' });
      await forget();
      await page.close();
    });

    test('the first run: it says where the icon goes, and can be skipped', async () => {
      const { browser } = here();
      for (const name of ['Skip', 'Done']) {
        const page = await browser.extensionTab('src/ui/welcome/index.html');
        await page.wait({ css: '.pin [role=status]' });
        expect(await page.text({ css: '.pin' })).toMatch(/puzzle|pinned/i);
        await tabTo(page, { button: name });
        await page.press('Enter').catch(() => undefined);
        await page.gone();
      }
    });
  });
}
