/** A roundup of saved posts: the posts are picked, ordered by keyboard and by dragging, each given a reason to read it, and printed in three forms. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { findAccessibilityFaults, findOverflow } from './accessibility.mjs';
import { openRecord, parsePost, recordParts } from './popup.mjs';

const toast = { css: '.toast' };
const entries = { css: '.entry-title textarea' };
const headings = { css: '.row-heading textarea' };

async function waitForFile(folder, ending) {
  for (let tries = 0; tries < 100; tries += 1) {
    const name = readdirSync(folder).find((one) => one.startsWith('2') && one.endsWith(ending) && /Harbour/i.test(one));
    const text = name ? readFileSync(join(folder, name), 'utf8') : '';
    if (text) return text;
    await sleep(100);
  }
  throw new Error(`No ${ending} came to ${folder}: ${readdirSync(folder)}`);
}

const texts = [
  'The harbour of Lindhaven has changed more in a year than in the forty before, and most of it cannot be seen.',
  'Who stands at the quay sees the same cranes and the same boats, but hears less of them than anybody remembers.',
  'The port says that the work was paid for out of its own savings, and that the town council agreed in spring.',
  'Those who live by the water were asked first, and seven in ten of them wanted it to go on for another year.',
];
const buildPage = (title) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><article><h1>${title}</h1>` +
  `${texts.map((text) => `<p>${text}</p><p>${title}: ${text.toLowerCase()}</p>`).join('')}</article></body></html>`;
const news = ['Cranes that learn to wait', 'Tide gauges in the old town', 'A ferry without a funnel'];

/** @param {() => import('./test-browser.mjs').TestBrowser} here */
export function testRoundup(here) {
  const open = async () => {
    const tab = await here().browser.extensionTab('src/ui/library/roundup/index.html');
    await tab.wait({ css: '.paper' });
    return tab;
  };
  const offer = (title) => ({ label: title });
  const inOrder = (tab, titles) =>
    tab.until(`the order ${titles}`, async () => (await tab.texts(entries)).join() === titles.join());

  describe('a roundup of saved posts', () => {
    beforeAll(() => here().fresh());

    test('this week’s posts are picked, grouped, ordered and given reasons, and a reload loses nothing', async () => {
      const { browser, address, write, picture } = here();
      for (const [at, title] of news.entries()) {
        write(`/news-${at}/`, buildPage(title));
        await browser.open(address(`/news-${at}/`));
        const popup = await openRecord(browser);
        await popup.click(recordParts.save);
        await popup.waitText(recordParts.status, 'Saved');
        await popup.close();
      }
      const library = await browser.extensionTab('src/ui/library/index.html');
      await library.wait({ css: '.item' });
      expect(await library.attribute({ button: 'Roundup' }, 'href')).toBe('roundup/index.html');
      await library.close();

      const tab = await open();
      await tab.wait({ css: '.empty' });
      for (const title of news) await tab.click(offer(title));
      await inOrder(tab, news);
      await tab.fill({ label: 'Title' }, 'Harbour week');
      await tab.fill({ label: 'Introduction' }, 'A busy week.');
      await tab.fill({ label: `Why “${news[1]}” matters` }, 'The old town floods.');
      // Moves an article up by keyboard, and the focus stays with it. Then puts another article under a new heading.
      await tab.press('Alt+ArrowUp');
      await inOrder(tab, [news[1], news[0], news[2]]);
      await tab.until('the focus', () => tab.focused({ label: `Why “${news[1]}” matters` }));
      await tab.click({ button: `Move “${news[2]}”` });
      await tab.click({ css: '.menu:popover-open button:last-of-type' });
      await tab.until('the focus on the new heading', () => tab.focused({ label: 'Heading 2' }));
      await tab.fill({ label: 'Heading 1' }, 'On land');
      await tab.fill({ label: 'Heading 2' }, 'At sea');
      await tab.press('Alt+ArrowUp');
      await inOrder(tab, [news[2], news[1], news[0]]);
      await tab.press('Control+z');
      await inOrder(tab, [news[1], news[0], news[2]]);
      await tab.screenshot(picture('roundup'));
      await tab.close();

      const again = await open();
      await inOrder(again, [news[1], news[0], news[2]]);
      expect(await again.texts(headings)).toEqual(['On land', 'At sea']);
      expect(await again.text({ label: `Why “${news[1]}” matters` })).toBe('The old town floods.');
      await again.close();
    });

    test('an item that is dragged past a heading joins its group', async () => {
      const tab = await open();
      if (!tab.drag) return tab.close();
      await tab.drag({ button: `Move “${news[0]}”` }, { css: '.entry:last-child' }, 0.9);
      await inOrder(tab, [news[1], news[2], news[0]]);
      await tab.press('Control+z');
      await inOrder(tab, [news[1], news[0], news[2]]);
      await tab.close();
    });

    test('a roundup is copied as a post, an e-mail and a text, downloaded, and saved in the library', async () => {
      const { browser, downloads, picture } = here();
      let tab = await open();
      await tab.click({ button: 'Copy' });
      await tab.waitText(toast, 'Copied');
      const { front, body } = parsePost(await browser.readClipboard());
      expect(front.title).toBe('Harbour week');
      expect(body).toContain('A busy week.\n\n## On land');
      expect(body.match(/^## .*/gm)).toEqual(['## On land', '## At sea']);
      expect(body).toMatch(/^- \[Tide gauges in the old town\]\(http:\/\/127\.0\.0\.1:\d+\/news-1\/\) \(127\.0\.0\.1/m);
      expect(body).toContain('**Why it matters:** The old town floods.');
      expect(body).toMatch(/^\*\*Sources:\*\* \[127\.0\.0\.1\]/m);

      tab = await browser.tab('roundup/index.html');
      await tab.click({ button: 'E-mail' });
      await tab.wait({ css: '.mail h2' });
      await tab.screenshot(picture('roundup-mail'));
      await tab.click({ button: 'Download' });
      const html = await waitForFile(downloads, '.html');
      expect(html).toContain('<strong>Tide gauges in the old town</strong></a>');
      await tab.click({ button: 'Copy' });
      await tab.waitText(toast, 'Copied');
      expect(await browser.readClipboard()).toContain('* Tide gauges in the old town');

      tab = await browser.tab('roundup/index.html');
      await tab.click({ button: 'Plain text' });
      await tab.click({ button: 'Download' });
      expect(await waitForFile(downloads, '.txt')).toContain('At sea\n------\n\n* A ferry without a funnel\n');
      await tab.click({ button: 'Post' });
      await tab.click({ button: 'Save' });
      await tab.waitText(toast, 'Saved to the library.');

      // Posts chosen in the library go into a new roundup; undo brings the old one back.
      await tab.click({ button: 'Discard draft' });
      await tab.wait({ css: '.empty' });
      const library = await browser.extensionTab('src/ui/library/index.html?q=Cranes%20that%20learn');
      await library.waitText({ css: '.item' }, news[0]);
      await library.click({ css: '.item .tile-choose' });
      const chosen = await library.attribute({ css: '.bulk a' }, 'href');
      await library.close();
      await tab.evaluate((window, ids) => {
        window.location.hash = ids;
      }, chosen.split('#')[1]);
      await tab.until('the chosen one', async () => (await tab.texts(entries)).length === 1);
      await tab.press('Control+z');
      await tab.wait({ css: '.empty' });
      await tab.press('Control+z');
      await inOrder(tab, [news[1], news[0], news[2]]);
      await tab.close();
    });

    test('a roundup is readable in a narrow window and in the dark theme', async () => {
      const { browser, picture } = here();
      if (browser.name !== 'Chromium') return;
      const tab = await open();
      await tab.click({ css: '.facts summary' });
      for (const form of ['Post', 'E-mail', 'Plain text'])
        for (const system of [
          { scheme: 'light', width: 1200 },
          { scheme: 'dark', width: 1200 },
          { scheme: 'dark', width: 320 },
        ]) {
          await tab.look(system);
          await tab.click({ button: form });
          await tab.screenshot(picture(`roundup-${form}-${system.scheme}-${system.width}`));
          expect(await tab.evaluate(findAccessibilityFaults), JSON.stringify({ form, system })).toEqual([]);
          expect(await tab.evaluate(findOverflow), JSON.stringify({ form, system })).toEqual([]);
        }
      await tab.close();
    });
  });
}
