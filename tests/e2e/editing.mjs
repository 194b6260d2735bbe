/** Editing the post: points are split, joined, moved and dragged; undo; the primary button remembers its destination. */
import { describe, expect, test } from 'vitest';
import { tabTo } from './options.mjs';
import {
  copyPostText,
  openRecord,
  parsePost,
  readSentences,
  recordParts,
  sendWith,
  usePublicAddress,
  waitForFinding,
} from './popup.mjs';

/** @param {() => import('./test-browser.mjs').TestBrowser} here */
export function testEditing(here) {
  async function record(path) {
    const { browser, address } = here();
    await browser.open(address(path));
    return openRecord(browser);
  }
  const waitForPoints = (popup, wanted) =>
    popup.until(`points ${JSON.stringify(wanted)}`, async () => {
      const points = await popup.texts(recordParts.points);
      return JSON.stringify(points.slice(0, wanted.length)) === JSON.stringify(wanted);
    });
  /** Returns the index of the point that has the focus (from 0), and the position of the caret in its text. */
  const readCaret = (popup) =>
    popup.evaluate((window) => {
      const fields = Array.from(window.document.querySelectorAll('.point .point-text'));
      const at = fields.indexOf(window.document.activeElement);
      return [at, at < 0 ? -1 : window.getSelection().focusOffset];
    });

  describe('points', () => {
    test('a post that repeats most of a short article is warned of, and one click chooses fewer points', async () => {
      const popup = await record('/unix-stamp/');
      await popup.click(recordParts.slider);
      await popup.press('End');
      await usePublicAddress(popup);
      // Another edit, so that undo does not take back the slider, too.
      await popup.fill(recordParts.excerpt, 'A walk along the contour lines.');
      await waitForFinding(popup, '% of this short article');
      const before = await popup.count(recordParts.points);
      await popup.click({ button: 'Fewer points' });
      await popup.until('fewer points', async () => (await popup.count(recordParts.points)) < before);
      await popup.until('no warning', async () => !(await popup.words()).includes('Quotes too much'));
      const fewer = await popup.count(recordParts.points);
      await popup.click({ button: 'Undo' });
      await popup.until('more points again', async () => (await popup.count(recordParts.points)) > fewer);
      await popup.close();
    });

    test('points are split, joined and moved by keyboard, keep their sentences, and each step is undone', async () => {
      const popup = await record('/developer-blog/');
      const [first, second, third] = await popup.texts(recordParts.points);
      const count = await popup.count(recordParts.points);
      const sentences = await readSentences(popup, 2);

      // Enter splits point 2 at the caret.
      await popup.click({ label: 'Point 2' });
      await popup.press('Control+Home');
      const cut = second.indexOf(' ');
      for (let steps = 0; steps <= cut; steps += 1) await popup.press('ArrowRight');
      await popup.press('Enter');
      await waitForPoints(popup, [first, second.slice(0, cut), second.slice(cut + 1), third]);
      await popup.until('the caret in the second half', async () => `${await readCaret(popup)}` === '2,0');
      await popup.press('Control+z');
      await waitForPoints(popup, [first, second, third]);

      // The button splits at the caret, too, and the steps of the number are from the points that are there.
      await popup.click({ label: 'Point 2' });
      await popup.press('Control+Home');
      for (let steps = 0; steps <= cut; steps += 1) await popup.press('ArrowRight');
      await popup.click({ button: 'Split the point' });
      await waitForPoints(popup, [first, second.slice(0, cut), second.slice(cut + 1), third]);
      expect(await popup.text(recordParts.slider)).toBe(String(count + 1));
      expect(await readSentences(popup, 2)).toEqual(sentences);
      expect(await readSentences(popup, 3)).toEqual(sentences);

      // Backspace at the start of point 3 joins it to point 2 again. The caret stands where the two texts meet.
      await popup.click({ label: 'Point 3' });
      await popup.press('Control+Home');
      await popup.press('Backspace');
      await waitForPoints(popup, [first, second, third]);
      await popup.until('the caret at the seam', async () => `${await readCaret(popup)}` === `1,${cut + 1}`);
      expect(await readSentences(popup, 2)).toEqual(sentences);

      // Joining two different points keeps the sentences of both.
      const following = await readSentences(popup, 3);
      await popup.click({ label: 'Point 3' });
      await popup.press('Control+Home');
      await popup.press('Backspace');
      await waitForPoints(popup, [first, `${second} ${third}`]);
      expect(await readSentences(popup, 2)).toEqual([...sentences, ...following]);

      // Alt with an arrow key moves a point, and a status message says so to screen readers.
      await popup.click({ label: 'Point 2' });
      await popup.press('Alt+ArrowUp');
      await waitForPoints(popup, [`${second} ${third}`, first]);
      await popup.waitText({ css: '.points [role=status]' }, `Moved to place 1 of ${count - 1}.`);
      await popup.until('the caret at the start', async () => (await readCaret(popup))[0] === 0);

      // Undoes every change, then redoes the first.
      await popup.press('Control+z');
      await waitForPoints(popup, [first, `${second} ${third}`]);
      await popup.press('Control+z');
      await waitForPoints(popup, [first, second, third]);
      await popup.press('Control+z');
      await waitForPoints(popup, [first, second.slice(0, cut), second.slice(cut + 1), third]);
      await popup.press('Control+z');
      await waitForPoints(popup, [first, second, third]);
      await popup.press('Control+Shift+z');
      await waitForPoints(popup, [first, second.slice(0, cut), second.slice(cut + 1), third]);
      await popup.press('Control+z');
      await waitForPoints(popup, [first, second, third]);
      await popup.close();
    });

    test('the menu of a point’s handle moves the point', async () => {
      const popup = await record('/developer-blog/');
      const [first, second, third] = await popup.texts(recordParts.points);
      await popup.click({ label: 'Point 1' });
      await popup.wait({ css: '.point-tools' });
      await tabTo(popup, { css: '.point.is-open .grip' }, 'Shift+Tab');
      await popup.press('Enter');
      await popup.wait({ css: '.menu:popover-open' });
      // The menu opens with the focus on its first enabled item.
      await popup.until('the focus in the menu', () =>
        popup.evaluate((window) => window.document.activeElement.textContent === 'Move down'),
      );
      await popup.press('Enter');
      await waitForPoints(popup, [second, first, third]);
      await popup.press('Control+z');
      await waitForPoints(popup, [first, second, third]);
      await popup.close();
    });

    test('a point is dragged by its handle', async (context) => {
      const popup = await record('/developer-blog/');
      if (!popup.drag) return context.skip('the driver of Firefox has no drag');
      const [first, second, third] = await popup.texts(recordParts.points);
      await popup.drag({ css: '.point:nth-of-type(1) .grip' }, { css: '.point:nth-of-type(2)' }, 0.9);
      await waitForPoints(popup, [second, first, third]);
      expect(await popup.count({ css: '.menu:popover-open' })).toBe(0);
      await popup.press('Control+z');
      await waitForPoints(popup, [first, second, third]);
      await popup.close();
    });
  });

  describe('a date', () => {
    const dateIs = (popup, text) =>
      popup.until(`the date ${text}`, async () => (await popup.text(recordParts.date)) === text);

    test('is typed in words or picked from a calendar; a text that is none is named, and the post is not ready', async () => {
      const { browser, picture } = here();
      const popup = await record('/medium-like/');
      await usePublicAddress(popup);
      await popup.fill(recordParts.date, '1 May 2024');
      await popup.press('Tab');
      await dateIs(popup, 'May 1, 2024');

      await popup.fill(recordParts.date, 'soonish');
      await popup.waitText({ css: '.field-error' }, 'This isn’t a date.');
      await waitForFinding(popup, '“soonish” isn’t a date.');
      await popup.screenshot(picture('no-date'));
      expect(await popup.attribute(recordParts.date, 'aria-invalid')).toBe('true');

      await popup.fill(recordParts.date, 'March 2, 2026');
      await popup.press('Tab');
      await popup.until('no error', async () => (await popup.count({ css: '.field-error' })) === 0);
      await dateIs(popup, 'March 2, 2026');
      await popup.click(recordParts.date);
      await popup.wait({ css: '.calendar' });
      await popup.screenshot(picture('calendar'));
      await popup.press('ArrowDown');
      await popup.until('the focus on the day', () => popup.focused({ css: '.calendar [data-day="2026-03-02"]' }));
      await popup.press('ArrowLeft');
      await popup.press('ArrowLeft');
      await popup.until('the day before', () => popup.focused({ css: '.calendar [data-day="2026-02-28"]' }));
      await popup.press('Enter');
      await dateIs(popup, 'February 28, 2026');
      expect(parsePost(await copyPostText(browser, popup)).front.source_date).toBe('2026-02-28');
      await popup.close();
    });
  });

  describe('the primary button', () => {
    test('the primary button has a menu for the keyboard, and remembers the chosen destination', async () => {
      const { browser } = here();
      let popup = await record('/several-authors/');
      const primaryLabel = async () => (await popup.text(recordParts.primary)).split('\n')[0];
      expect(await primaryLabel()).toContain('Copy post');
      await popup.click({ css: '#points-heading' });
      await popup.evaluate((window) => window.document.querySelector('.more-ways').focus());
      await popup.press('ArrowDown');
      await popup.wait({ css: '.menu:popover-open' });
      const ways = await popup.texts({ css: '.menu:popover-open button' });
      expect(ways.map((text) => text.split('\n')[0])).toEqual([
        'Copy the file',
        'Copy the body only',
        'Copy as rich text',
        'Copy title and link',
        'Download file',
        'Send to your blog…',
      ]);
      expect(await popup.attribute({ css: '.more-ways' }, 'aria-expanded')).toBe('true');
      // Escape closes the menu, and the focus returns to its button. In Firefox Escape closes the whole popup.
      if (browser.name === 'Chromium') {
        await popup.press('Escape');
        await popup.until('the menu to close', async () => (await popup.count({ css: '.menu:popover-open' })) === 0);
        expect(await popup.evaluate((window) => window.document.activeElement.className)).toContain('more-ways');
        await popup.press('ArrowDown');
        await popup.wait({ css: '.menu:popover-open' });
      }
      // The letter “d” moves the focus to the item “Download file”.
      await popup.press('d');
      await popup.press('Enter');
      await popup.waitText(recordParts.status, 'Downloaded');
      await popup.until('the button to mean Download', async () => (await primaryLabel()).includes('Download file'));
      await popup.close();

      popup = await openRecord(browser);
      expect(await primaryLabel()).toContain('Download file');
      await sendWith(popup, 'Copy the file');
      await popup.waitText(recordParts.status, 'Copied');
      await popup.until('the button to mean Copy', async () => (await primaryLabel()).includes('Copy post'));
      expect(parsePost(await copyPostText(browser, popup)).front.title).toBeTruthy();
      await popup.close();
    });

    test('the primary button answers in its place, at the same width, and returns to its question', async () => {
      const popup = await record('/several-authors/');
      const measure = () =>
        popup.evaluate((window) => {
          const boxes = ['.next-step', '.more-ways', '.to-save'].map((css) => {
            const { x, y, width } = window.document.querySelector(css).getBoundingClientRect();
            return [x, y, width].map(Math.round).join(' ');
          });
          return boxes.join(', ');
        });
      const before = await measure();
      await popup.click(recordParts.primary);
      await popup.wait({ css: '.next-step.done' });
      expect(await popup.text({ css: '.next-step .answer' })).toContain('Copied');
      expect(await measure()).toBe(before);
      await popup.until('the question', async () => (await popup.count({ css: '.next-step.done' })) === 0);
      await popup.close();
    });

    test('rich text, body and link are on the clipboard as the place needs them', async () => {
      const { browser } = here();
      const popup = await record('/several-authors/');
      await sendWith(popup, 'Copy the body only');
      await popup.waitText(recordParts.status, 'Copied');
      const body = await browser.readClipboard();
      expect(body).not.toMatch(/^---/);
      await popup.close();
      const again = await openRecord(browser);
      // Firefox's driver runs outside the page and can't listen to its calls, so only the plain text is read there.
      if (browser.name === 'Firefox') {
        await sendWith(again, 'Copy as rich text');
        await again.waitText(recordParts.status, 'Copied');
        expect(await browser.readClipboard()).toContain('- ');
        await sendWith(again, 'Copy the file');
        await again.waitText(recordParts.status, 'Copied');
        return again.close();
      }
      const written = await again.evaluate(async (window) => {
        const { document } = window;
        // The clipboard of a headless browser gives no HTML back, so the call is listened to.
        const held = [];
        const { clipboard } = window.navigator;
        const write = clipboard.write.bind(clipboard);
        clipboard.write = async (items) => {
          for (const type of items[0].types) held.push([type, await (await items[0].getType(type)).text()].join('\n'));
          return write(items);
        };
        document.querySelector('.more-ways').click();
        await new Promise((resolve) => window.setTimeout(resolve, 100));
        const item = Array.from(document.querySelectorAll('.menu:popover-open button')).find((one) =>
          one.innerText.startsWith('Copy as rich text'),
        );
        item.click();
        for (let tries = 0; held.length < 2 && tries < 50; tries += 1)
          await new Promise((resolve) => window.setTimeout(resolve, 50));
        return held;
      });
      const [html, plain] = written.map((text) => text.split('\n').slice(1).join('\n'));
      expect(written.map((text) => text.split('\n')[0])).toEqual(['text/html', 'text/plain']);
      expect(html).toContain('<li>');
      expect(html).not.toContain('**');
      expect(plain).toContain('- ');
      await again.close();
      const last = await openRecord(browser);
      await sendWith(last, 'Copy the file');
      await last.waitText(recordParts.status, 'Copied');
      await last.close();
    });
  });
}
