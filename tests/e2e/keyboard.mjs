/** Everything that a user does, by keyboard alone; and the sheet that lists the shortcuts. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { displays, findAccessibilityFaults } from './accessibility.mjs';
import { tabTo } from './options.mjs';
import {
  answeredRecord,
  chooseFormat,
  openRecord,
  parsePost,
  readPreview,
  readShownTags,
  recordParts,
} from './popup.mjs';

/** Moves to an element with Tab, and presses a key on it. */
async function tabToAndPress(view, where, key = 'Enter') {
  await tabTo(view, where);
  await view.press(key);
}

const openPopup = async ({ browser, address }, path) => {
  await browser.open(address(path));
  return openRecord(browser);
};

/** Tests what every user does by keyboard: edit, choose the number of points, preview, copy. Runs in both browsers. */
export function testCoreKeyboard(here) {
  test('by keyboard alone a post is edited, previewed and copied', async () => {
    const { browser } = here();
    const popup = await openPopup(here(), '/devto-like/');
    const points = await popup.count(recordParts.points);
    // A headless Firefox gives its popup the focus only after a click.
    if (browser.name === 'Firefox') await popup.click(recordParts.title);
    await tabTo(popup, recordParts.title);
    await popup.press('Control+a');
    await popup.type('By keys');
    await tabToAndPress(popup, recordParts.slider, 'ArrowLeft');
    await popup.until('a point less', async () => (await popup.count(recordParts.points)) === points - 1);
    await popup.press('Alt+2');
    await popup.until('the file', async () => (await readPreview(popup)).includes('title: "By keys"'));
    await popup.press('Alt+3');
    await popup.waitText({ css: '.rendered' }, 'By keys');
    await popup.press('Alt+1');
    await popup.until('the post', async () => (await popup.count({ css: '.rendered' })) === 0);
    await popup.press('Control+Enter');
    await popup.waitText(recordParts.status, 'Copied');
    expect(parsePost(await browser.readClipboard()).front.title).toBe('By keys');
    await popup.close();
  });

  test('the popup opens on Copy, and a plain copy takes one key', async () => {
    const { browser } = here();
    const popup = await openPopup(here(), '/devto-like/');
    // A headless Firefox gives its popup the focus only after a click.
    if (browser.name === 'Chromium') {
      await popup.until('the focus on the next step', () => popup.focused(recordParts.primary));
      await popup.press('Enter');
      await popup.waitText(recordParts.status, 'Copied');
    }
    const stops = await popup.evaluate(({ document }) =>
      Array.from(
        document.querySelectorAll('.bar :is(button, select, summary, a), .foot :is(button, select, summary, a)'),
      )
        .filter((element) => element.tabIndex >= 0 && element.checkVisibility())
        .map((element) => element.getAttribute('aria-label') ?? element.innerText),
    );
    expect(stops.length, stops.join(', ')).toBeLessThanOrEqual(12);
    await popup.close();
  });

  test('the arrow keys move between the faces, which are one tab stop', async () => {
    const popup = await openPopup(here(), '/devto-like/');
    await popup.click(recordParts.postTab);
    await popup.press('ArrowRight');
    await popup.wait({ css: '.preview .line' });
    await popup.press('ArrowRight');
    await popup.wait({ css: '.rendered' });
    await popup.press('ArrowRight');
    await popup.until('the post', async () => (await popup.count({ css: '.rendered' })) === 0);
    await popup.press('End');
    await popup.wait({ css: '.rendered' });
    expect(await popup.count({ css: '.faces [tabindex="0"]' })).toBe(1);
    await popup.close();
  });
  testShortcuts(here);
}

/** Returns all shortcuts in the shortcut sheet, each as `GROUP: ACTION: KEYS`. */
const readShortcuts = (popup) =>
  popup.evaluate((window) =>
    Array.from(window.document.querySelectorAll('.shortcut-sheet section'), (section) =>
      Array.from(section.querySelectorAll('kbd'), (kbd) =>
        [
          section.querySelector('h3').textContent,
          kbd.closest('div').querySelector('dt').textContent,
          kbd.getAttribute('data-keys'),
        ].join(': '),
      ),
    ).flat(),
  );

const closedSheet = (popup) =>
  popup.until('the sheet to close', async () => (await popup.count(recordParts.sheet)) === 0);

/** Tests the shortcut sheet and every shortcut in it. Runs in both browsers. */
function testShortcuts(here) {
  describe('the shortcut sheet', () => {
    test('the shortcut sheet opens with ? outside text fields, keeps the focus, and returns it', async () => {
      const { browser } = here();
      const popup = await openPopup(here(), '/developer-blog/');
      await popup.click({ css: '#points-heading' });
      await popup.evaluate((window) => window.document.querySelector('.to-library').focus());
      await popup.press('?');
      await popup.wait(recordParts.sheet);
      const hasFocus = () =>
        popup.evaluate((window) => window.document.activeElement.closest('.shortcut-sheet') !== null);
      await popup.until('the focus in the sheet', hasFocus);
      // In Firefox axe-core cannot work in the driver's page.
      if (browser.name === 'Chromium')
        for (const system of displays) {
          await popup.look({ ...system, width: null });
          expect(await popup.evaluate(findAccessibilityFaults), JSON.stringify(system)).toEqual([]);
        }
      for (let presses = 0; presses < 3; presses += 1) {
        await popup.press('Tab');
        // After the last element of the sheet the focus is in the browser's own controls, before it returns to the first.
        await popup.until('the focus to stay out of what lies under the sheet', () =>
          popup.evaluate(
            ({ document }) =>
              document.activeElement === document.body || document.activeElement.closest('.shortcut-sheet') !== null,
          ),
        );
      }
      // In Firefox Escape closes the whole popup, so the button is clicked.
      if (browser.name === 'Chromium') await popup.press('Escape');
      else await popup.click({ button: 'Close' });
      await closedSheet(popup);
      expect(await popup.focused({ css: '.to-library' })).toBe(true);

      await popup.click(recordParts.title);
      await popup.press('End');
      await popup.type('?');
      await popup.until('the question mark', async () => (await popup.text(recordParts.title)).endsWith('?'));
      expect(await popup.count(recordParts.sheet)).toBe(0);
      await popup.close();
    });

    test('every shortcut in the sheet does what the sheet says', async () => {
      const { browser } = here();
      // A page that contradicts itself.
      const popup = await openPopup(here(), '/corporate-news/');
      await popup.click({ css: '#points-heading' });
      await popup.press('?');
      await popup.wait(recordParts.sheet);
      const shown = await readShortcuts(popup);
      await popup.click({ button: 'Close' });
      await closedSheet(popup);

      const title = await popup.text(recordParts.title);
      const [first, second, third] = await popup.texts(recordParts.points);
      const pointsBegin = (...texts) =>
        popup.until(`points that begin with ${JSON.stringify(texts)}`, async () => {
          const points = await popup.texts(recordParts.points);
          return texts.every((text, at) => points[at] === text);
        });
      const titleIs = (text) =>
        popup.until(`the title ${text}`, async () => (await popup.text(recordParts.title)) === text);
      const undone = async () => {
        await popup.press('Control+z');
        await pointsBegin(first, second, third);
      };
      /** Focuses a point itself, as Escape in its text does. Firefox's popup would close at Escape. */
      const focusRow = (number) =>
        popup.evaluate((window, index) => window.document.querySelectorAll('.point')[index].focus(), number - 1);
      const removeByKey = async (key) => {
        await focusRow(1);
        await popup.press(key);
        await pointsBegin(second, third);
        await undone();
      };
      const goToStartOfPoint = async (number) => {
        await popup.click({ label: `Point ${number}` });
        await popup.press('Control+Home');
      };
      const checks = {
        'Everywhere: Press the main button: Control+Enter': async () => {
          await popup.press('Control+Enter');
          await popup.waitText(recordParts.status, 'Copied');
        },
        'Everywhere: Save: Control+s': async () => {
          await popup.press('Control+s');
          await popup.waitText(recordParts.status, 'Saved');
        },
        'Everywhere: Undo: Control+z': async () => {
          await popup.fill(recordParts.title, 'Typed');
          await popup.press('Control+z');
          await titleIs(title);
        },
        'Everywhere: Redo: Control+Shift+z': async () => {
          await popup.press('Control+Shift+z');
          await titleIs('Typed');
        },
        'Everywhere: Redo: Control+y': async () => {
          await popup.press('Control+z');
          await titleIs(title);
          await popup.press('Control+y');
          await titleIs('Typed');
          await popup.press('Control+z');
          await titleIs(title);
        },
        'Everywhere: Redo: Control+Shift+y': async () => {
          await popup.press('Control+Shift+y');
          await titleIs('Typed');
          await popup.press('Control+z');
          await titleIs(title);
        },
        'Everywhere: Link, quote or note (outside text fields): k': async () => {
          const kind = () => popup.text({ css: '.kinds [aria-pressed=true]' });
          const before = await kind();
          await popup.click({ css: '#points-heading' });
          await popup.press('k');
          await popup.until('the next kind', async () => (await kind()) !== before);
          await popup.press('Control+z');
          await popup.until('the kind as it was', async () => (await kind()) === before);
        },
        'Everywhere: Other dates, authors or titles on the page (outside text fields): d': async () => {
          await popup.click({ css: '#points-heading' });
          await popup.press('d');
          await popup.wait({ css: '.sources' });
          const [, second] = await popup.texts({ css: '.sources [role=radio] > [dir]' });
          await popup.press('2');
          await popup.until('the list to close', async () => (await popup.count({ css: '.sources' })) === 0);
          await popup.until('the other value', async () => (await popup.words()).includes(second));
          await popup.press('Control+z');
        },
        'Everywhere: Search all actions: Control+k': async () => {
          await popup.press('Control+k');
          await popup.wait(recordParts.palette);
          await popup.type('quo');
          await popup.press('Enter');
          await popup.until('the palette to close', async () => (await popup.count(recordParts.palette)) === 0);
          const kind = () => popup.text({ css: '.kinds [aria-pressed=true]' });
          await popup.until('a quote', async () => (await kind()) === 'Quote');
          await popup.press('Control+z');
          await popup.until('no quote', async () => (await kind()) !== 'Quote');
        },
        'Everywhere: Show the keyboard shortcuts (outside text fields): ?': async () => {
          await popup.click({ css: '#points-heading' });
          await popup.press('?');
          await popup.wait(recordParts.sheet);
          await popup.click({ button: 'Close' });
          await closedSheet(popup);
        },
        'Everywhere: Post: Alt+1': async () => {
          await popup.press('Alt+2');
          await popup.wait({ css: '.preview .line' });
          await popup.press('Alt+1');
          await popup.until('the post', async () => (await popup.count({ css: '.preview' })) === 0);
        },
        'Everywhere: File: Alt+2': async () => {
          await popup.press('Alt+2');
          await popup.wait({ css: '.preview .line' });
        },
        'Everywhere: Rendered: Alt+3': async () => {
          await popup.press('Alt+3');
          await popup.wait({ css: '.rendered' });
          await popup.press('Alt+1');
        },
        'In a key point: Move up: Alt+ArrowUp': async () => {
          await popup.click({ label: 'Point 2' });
          await popup.press('Alt+ArrowUp');
          await pointsBegin(second, first, third);
          await undone();
        },
        'In a key point: Move down: Alt+ArrowDown': async () => {
          await popup.click({ label: 'Point 1' });
          await popup.press('Alt+ArrowDown');
          await pointsBegin(second, first, third);
          await undone();
        },
        'In a key point: From the heading to the text: Enter': async () => {
          await popup.click({ label: 'Point 1' });
          if ((await popup.count({ label: 'Heading of point 1' })) === 0) await popup.click({ button: 'Add heading' });
          else await popup.click({ label: 'Heading of point 1' });
          await popup.until('the focus in the heading', () => popup.focused({ label: 'Heading of point 1' }));
          await popup.press('Enter');
          await popup.until('the focus in the text', () => popup.focused({ label: 'Point 1' }));
        },
        'In a key point: Split the point at the cursor: Enter': async () => {
          await goToStartOfPoint(1);
          await popup.press('Enter');
          await pointsBegin('', first, second);
          await undone();
        },
        'In a key point: At the beginning of the text: merge with previous: Backspace': async () => {
          await goToStartOfPoint(2);
          await popup.press('Backspace');
          await pointsBegin(`${first} ${second}`, third);
          await undone();
        },
        'In a key point: In an empty first point: remove it: Backspace': async () => {
          await goToStartOfPoint(1);
          await popup.press('Enter');
          await pointsBegin('', first);
          await goToStartOfPoint(1);
          await popup.press('Backspace');
          await pointsBegin(first, second, third);
          await popup.waitText(recordParts.status, 'Point removed.');
        },
        'In a key point: On the point itself: remove it: Backspace': () => removeByKey('Backspace'),
        'In a key point: On the point itself: remove it: Delete': () => removeByKey('Delete'),
        'In a key point: On the point itself: show in article: s': async () => {
          await focusRow(1);
          await popup.press('s');
          await popup.until('the sentence on the page', () =>
            browser.page.evaluate(() => String(getSelection()).length > 20),
          );
        },
        'In the title, site, date or authors: Put in the next value found on the page: Alt+ArrowDown': async () => {
          const read = async () => {
            const { title: name, site, date, authors } = recordParts;
            return (await Promise.all([name, site, date, authors].map((field) => popup.text(field)))).join('\n');
          };
          const before = await read();
          for (const field of ['title', 'site', 'date', 'authors']) {
            await popup.click(recordParts[field]);
            await popup.press('Alt+ArrowDown');
          }
          await popup.until('another value', async () => (await read()) !== before);
        },
      };
      // A shortcut that is new in the sheet needs a check in `checks`.
      expect(shown).toEqual(Object.keys(checks));
      for (const check of Object.values(checks)) await check();
      await popup.close();
    });
  });
}

/** @param {() => import('./test-browser.mjs').TestBrowser} here */
export function testKeyboard(here) {
  describe('by keyboard alone', () => {
    testCoreKeyboard(here);

    test('by keyboard alone categories and tags are chosen, and a sentence is shown on the page', async () => {
      const { browser } = here();
      const popup = await openPopup(here(), '/several-authors/');
      // Only a format whose blog is known has categories to choose. Toggles one with the space bar.
      await chooseFormat(popup, 'techhub');
      const toggle = { css: '.categories .choice' };
      await popup.wait(toggle);
      const was = await popup.attribute(toggle, 'aria-pressed');
      await tabToAndPress(popup, toggle, ' ');
      await popup.until('the category', async () => (await popup.attribute(toggle, 'aria-pressed')) !== was);
      // Removes a tag, and finds another one by its first letters.
      const [first] = await readShownTags(popup);
      await tabToAndPress(popup, recordParts.tagField, 'ArrowLeft');
      await popup.until('the focus on a tag', () => popup.focused({ css: '.chip:nth-last-child(2) .icon' }));
      await popup.press('Home');
      await popup.until('the focus on the first tag', () => popup.focused({ button: `Remove tag ${first}` }));
      await popup.press('Enter');
      await popup.until('the tag to go', async () => !(await readShownTags(popup)).includes(first));
      await tabTo(popup, recordParts.tagField);
      await popup.type('kub');
      await popup.wait({ css: '[role=option]' });
      await popup.press('ArrowDown');
      const [offer] = await popup.texts({ css: '[role=option][aria-selected=true]' });
      await popup.press('Enter');
      await popup.until('the new tag', async () => (await readShownTags(popup)).includes(offer));
      // Goes to the second point by an arrow key, and marks its sentence on the page.
      await tabTo(popup, { css: '.point' });
      await popup.press('ArrowDown');
      await popup.until('the focus on the second point', () => popup.focused({ css: '.point:nth-of-type(2)' }));
      await popup.press('s');
      await popup.until('the sentence on the page', () =>
        browser.page.evaluate(() => String(getSelection()).length > 20),
      );
      await chooseFormat(popup, 'markdown');
      await popup.close();
    });

    test('by keyboard alone the whole article replaces the selection', async () => {
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

    test('by keyboard alone the panel opens and continues the draft', async () => {
      const { browser } = here();
      const popup = await openPopup(here(), '/changelog/');
      await tabToAndPress(popup, recordParts.more);
      await popup.wait({ css: '.menu:popover-open' });
      await popup.press('o');
      await popup.until('the focus on the item', () => popup.focused({ button: 'Open beside the page' }));
      // The popup closes while it handles the key, so it may give no response.
      await popup.press('Enter').catch(() => undefined);
      const panel = await browser.panel();
      await panel.wait(answeredRecord);
      await tabTo(panel, recordParts.excerpt);
      await panel.press('Control+a');
      await panel.type('Written in the panel');
      await panel.press('Alt+2');
      await panel.until('the file', async () => (await readPreview(panel)).includes('Written in the panel'));
      await panel.press('Alt+1');
      await panel.press('Control+z');
      await panel.until(
        'the excerpt of before',
        async () => (await panel.text(recordParts.excerpt)) !== 'Written in the panel',
      );
      await panel.close();
    });

    test('by keyboard alone a format is learned from a pasted post', async () => {
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

    test('by keyboard alone a feed list is imported, and a backup is exported and restored', async () => {
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
      // Waits until stored data is on screen. If that data pushed the button away, the key press would be lost.
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

    test('by keyboard alone the first run is gone through', async () => {
      const { browser } = here();
      const skipped = await browser.extensionTab('src/ui/welcome/index.html');
      await tabTo(skipped, { button: 'Skip setup' });
      await skipped.press('Enter').catch(() => undefined);
      await skipped.gone();
      const page = await browser.extensionTab('src/ui/welcome/index.html');
      for (const button of ['Turn this article into a post', 'Decide later']) {
        await tabTo(page, { button });
        await page.press('Enter');
      }
      await page.wait({ css: '.pin [role=status]' });
      expect(await page.text({ css: '.pin' })).toMatch(/puzzle|pinned/i);
      await tabTo(page, { button: 'Done' });
      await page.press('Enter').catch(() => undefined);
      await page.gone();
    });
  });
}
