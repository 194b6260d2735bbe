/** Passages: text that the user selects on a page becomes a point of its post. */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { judgeHighlight, targetTextStyle } from './highlighted-text.mjs';
import { answeredRecord, chooseInMore, copyPostText, openRecord, recordParts } from './popup.mjs';

const message = { css: '.status' };
const pageAt = (title, body) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${targetTextStyle}</head>` +
  `<body><article><h1>${title}</h1>${body}</article></body></html>`;

/** Sentences about different things, so that the summary has more points than one. */
const subjects = [
  'The keeper of station NN writes down the wind and the pressure of the air at every full hour of the day.',
  'Ice stopped the anemometer of station NN for eleven days, until a pilot brought a heated one by boat.',
  'Station NN sends its readings to three harbours, which plan the ferries of the morning by them.',
  'A new battery of station NN costs 41 euros and lasts for two winters without any sun.',
  'Fishermen trust station NN because its forecast of the storm in October saved their nets.',
];
const fill = (at) => (subjects[at % subjects.length] ?? '').replace('NN', String(at));
const paragraphs = Array.from(
  { length: 8 },
  (_, at) => `<p id="p${at}">${fill(at)} ${fill(at + 21)} ${fill(at + 42)}</p>`,
);

/** Selects a text of the page, by its letters. `nth`: which of equal texts, from 0. */
const selectText = (page, text, nth = 0) =>
  page.evaluate(
    ([wanted, number]) => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      let left = number;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent.indexOf(wanted);
        if (at < 0 || left-- > 0) continue;
        node.parentElement.scrollIntoView({ block: 'center' });
        getSelection().setBaseAndExtent(node, at, node, at + wanted.length);
        return;
      }
      throw new Error(`Not on the page: ${wanted}`);
    },
    [text, nth],
  );

/** @param {() => import('./test-browser.mjs').TestBrowser} here */
export function testPassages(here) {
  const open = async (path, html) => {
    here().write(path, html);
    await here().browser.open(here().address(path));
  };
  const waitForBadge = async (text) => {
    for (let tries = 0; tries < 100 && (await here().browser.badge()) !== text; tries += 1) await sleep(50);
    expect(await here().browser.badge()).toBe(text);
  };

  describe('passages', () => {
    test('selected on the page are counted, and become points in page order, with the user’s comment', async () => {
      const { browser, picture } = here();
      await open('/passages/', pageAt('Forty years of weather', paragraphs.join('')));
      await selectText(browser.page, fill(46));
      await browser.addPassage('menu');
      await waitForBadge('1');
      await selectText(browser.page, fill(23));
      await browser.addPassage('keys');
      await waitForBadge('2');

      let popup = await openRecord(browser);
      await popup.waitText(message, 'Passages added: 2');
      await popup.screenshot(picture('passages'));
      const points = await popup.texts(recordParts.points);
      expect(points).toContain(fill(46));
      expect(points.indexOf(fill(23))).toBeLessThan(points.indexOf(fill(46)));
      expect(points).toContain(fill(23));
      expect(await popup.count({ css: '.selection-note' })).toBe(0);
      await waitForBadge('');

      const number = points.indexOf(fill(23)) + 1;
      await popup.click({ label: `Point ${number}` });
      await popup.click({ button: 'Comment' });
      await popup.fill({ label: `Your comment on point ${number}` }, 'This is the whole job.');
      await popup.close();
      popup = await openRecord(browser);
      expect(await popup.texts(recordParts.points)).toEqual(points);
      expect(await copyPostText(browser, popup)).toContain(`- ${fill(23)}\n    - This is the whole job.\n`);
      await popup.close();
    });

    test('that wait are in the post that is copied without a window', async () => {
      const { browser } = here();
      await open('/passages-copy/', pageAt('Ten years of weather', paragraphs.join('')));
      await selectText(browser.page, fill(46));
      await browser.addPassage('menu');
      await waitForBadge('1');
      await browser.shortcut('Alt+c');
      let text = '';
      for (let tries = 0; tries < 100 && !text.includes('Ten years'); tries += 1) {
        text = await browser.readClipboard();
        await sleep(50);
      }
      expect(text).toContain(`- ${fill(46)}\n`);
    });

    test('appear at once in the open side panel, which has a button of its own until the tab leaves the page', async () => {
      const { browser, address, picture } = here();
      await open('/passages-panel/', pageAt('Twenty years of weather', paragraphs.join('')));
      const popup = await openRecord(browser);
      await chooseInMore(popup, 'Open beside the page');
      const panel = await browser.panel();
      await panel.wait(answeredRecord);
      await panel.until('the page', async () => (await panel.text(recordParts.title)) === 'Twenty years of weather');

      await selectText(browser.page, fill(44));
      await panel.click({ button: 'Add the selected passage' });
      await panel.waitText(message, 'Added as point');
      expect(await panel.texts(recordParts.points)).toContain(fill(44));
      await panel.screenshot(picture('passage-panel'));

      await selectText(browser.page, fill(45));
      await browser.addPassage('menu', { isGranted: true });
      await panel.until('the passage', async () => (await panel.texts(recordParts.points)).includes(fill(45)));
      await waitForBadge('');

      await browser.page.evaluate(() => getSelection().removeAllRanges());
      await panel.click({ button: 'Add the selected passage' });
      await panel.waitText(message, 'Nothing is selected.');

      const points = await panel.texts(recordParts.points);
      await browser.page.goto(address('/german/'));
      await panel.waitText({ css: '.passage-moved' }, 'Click the Precis icon');
      expect(await panel.count({ button: 'Add the selected passage' })).toBe(0);
      expect(await panel.texts(recordParts.points)).toEqual(points);
      await panel.close();
    });

    test('that occur nine times, run over columns or are too long say so in words, and nothing is lost', async () => {
      const { browser } = here();
      const nine = Array.from({ length: 9 }, (_, at) => `<p>${fill(at)} The lamp was lit again. ${fill(at + 60)}</p>`);
      const columns = `<table><tr><td>Left column of the table, first.</td><td>Right column, second.</td></tr></table>`;
      const long = `<p>${'The tide comes and goes as it will. '.repeat(1_400)}</p>`;
      const endless = `<pre id="endless">${'The log has one more line. '.repeat(4_000)}</pre>`;
      await open('/passages-odd/', pageAt('Odd passages', `${nine.join('')}${columns}${long}${endless}`));
      const popup = await openRecord(browser);
      await chooseInMore(popup, 'Open beside the page');
      const panel = await browser.panel();
      await panel.wait(answeredRecord);
      await panel.until('the page', async () => (await panel.text(recordParts.title)) === 'Odd passages');
      const before = await panel.texts(recordParts.points);
      const add = async (part) => {
        await panel.click({ button: 'Add the selected passage' });
        await panel.waitText(message, part);
      };

      await selectText(browser.page, 'The lamp was lit again.', 4);
      await add('The page has this text 9 times');
      await browser.page.evaluate(() => {
        const [left, right] = document.querySelectorAll('td');
        getSelection().setBaseAndExtent(left.firstChild, 0, right.firstChild, right.textContent.length);
      });
      await add('joins 2 blocks of the page');
      await selectText(browser.page, 'The tide comes and goes as it will. '.repeat(1_400).trim());
      await add('It has 50,399 characters');
      await browser.page.evaluate(() => getSelection().selectAllChildren(document.querySelector('#endless')));
      await add('The selection has 107,999 characters');

      const after = await panel.texts(recordParts.points);
      expect(after.length).toBe(before.length + 3);
      expect(before.filter((text) => !after.includes(text))).toEqual([]);
      expect(after).toContain('Left column of the table, first. Right column, second.');
      await panel.close();
    });

    test('inside a shadow root are read, too', async () => {
      const { browser, address } = here();
      await browser.open(address('/shadow/'));
      const popup = await openRecord(browser);
      await chooseInMore(popup, 'Open beside the page');
      const panel = await browser.panel();
      await panel.wait(answeredRecord);
      await panel.until('the page', async () => (await panel.text(recordParts.title)) === 'Forty years of weather');
      await browser.page.evaluate(() => {
        const app = document.querySelector('weather-app').shadowRoot;
        const [by] = app.querySelectorAll('weather-article p');
        // Only Chromium has a selection for each shadow root.
        const inner = /** @type {{getSelection?: () => Selection}} */ (app).getSelection?.() ?? getSelection();
        inner.setBaseAndExtent(by.firstChild, 0, by.firstChild, 11);
      });
      await panel.click({ button: 'Add the selected passage' });
      await panel.waitText(message, 'Added as point');
      expect(await panel.texts(recordParts.points)).toContain('By Ole Berg');
      await panel.close();
    });

    test('of a format with proof links open at their own place on the page', async () => {
      const { browser, address } = here();
      const options = await browser.extensionTab('src/ui/options/index.html');
      await options.evaluate((window) => {
        const labels = Array.from(window.document.querySelectorAll('label'));
        const select = labels.find((one) => one.textContent === 'Proof links').control;
        select.value = 'mark';
        select.dispatchEvent(new window.Event('change', { bubbles: true }));
      });
      await options.click({ button: 'Save this format' });
      await options.waitText({ css: '.toast' }, 'Changed the format');
      await options.close();

      const twins = Array.from({ length: 3 }, (_, at) => `<p>${fill(at)} The lamp was lit again. ${fill(at + 60)}</p>`);
      await open('/passages-proof/', pageAt('Proven passages', twins.join('')));
      await selectText(browser.page, 'The lamp was lit again.', 1);
      await browser.addPassage('menu');
      await waitForBadge('1');
      const popup = await openRecord(browser);
      await popup.waitText(message, 'The page has this text 3 times');
      const text = await copyPostText(browser, popup);
      await popup.close();
      const link = /- The lamp was lit again\. \[[^\]]+\]\((\S+)\)/.exec(text)?.[1] ?? '';
      expect(link).toContain(`${address('/passages-proof/')}#:~:text=`);
      expect(text.match(/#:~:text=/g)?.length).toBe((text.match(/^- /gm) ?? []).length);
      expect(await judgeHighlight(browser.page, link, 'The lamp was lit again.', 1)).toBe('right');
      await here().fresh();
    });
  });
}
