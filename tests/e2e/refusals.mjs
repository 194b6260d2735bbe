/** Unreadable pages and hostile pages give a plain reason, or a correct draft, within seconds. */
import { describe, expect, test } from 'vitest';
import { answeredRecord, copyPostText, openRecord, openRefusal, parsePost, recordParts } from './popup.mjs';

/** Milliseconds. Beyond this a page counts as hanging, even on a machine that runs all the other tests. */
const TIME_LIMIT_MS = 30_000;

export function testRefusals(here) {
  describe('what can’t be read is refused in plain words', () => {
    /** @type {[page: string, why: string, address: () => string][]} */
    const addresses = [
      ['a page of the browser', 'browserPage', () => here().browser.browserPage],
      ['a PDF', 'pdf', () => here().address('/paper.pdf')],
      ['plain text', 'notHtml', () => here().address('/notes.txt')],
      ['an empty page', 'empty', () => here().address('/empty-page/')],
      ['a frame of another site', 'framed', () => here().address('/framed/')],
    ];
    test.each(addresses)('the popup refuses %s and says why', async (_, why, address) => {
      const { browser, picture } = here();
      await browser.open(address());
      const popup = await openRefusal(browser, why);
      const words = await popup.words();
      expect(words.length, words).toBeGreaterThan(60);
      await popup.screenshot(picture(`refusal-${why}`));
      await popup.close();
    });

    test('a post can be made of a page without an article', async () => {
      const { browser, address } = here();
      await browser.open(address('/'));
      const popup = await openRefusal(browser, 'frontPage');
      await popup.click({ button: 'Read it as an article anyway' });
      expect(await popup.wait(recordParts.title)).toMatch(/coast|Harbour/);
      await popup.close();
    });

    test('a PDF becomes a note with title, link and the user’s words', async () => {
      const { browser, address } = here();
      await browser.open(address('/paper.pdf'));
      const popup = await openRefusal(browser, 'pdf');
      await popup.click({ button: 'Make a note' });
      await popup.wait({ css: 'main[data-state="ready"]' });
      expect(await popup.text(recordParts.title)).toBe('paper');
      expect(await popup.count(recordParts.points)).toBe(0);
      const { front } = parsePost(await copyPostText(browser, popup));
      expect(front).toMatchObject({ title: 'paper', link: address('/paper.pdf') });
      await popup.close();
    });

    test('a list says so, and leads to its articles', async () => {
      const { browser, address, write, picture } = here();
      const cards = Array.from(
        { length: 7 },
        (_, at) =>
          `<div><h3><a href="/static-blog/?${at}">The harbour board votes again, part ${at + 1}</a></h3><p>Two voted against it.</p></div>`,
      );
      write(
        '/news/',
        `<!doctype html><html lang="en"><head><title>News of the harbour</title></head><body><main>${cards.join('')}</main></body></html>`,
      );
      await browser.open(address('/news/'));
      const popup = await openRefusal(browser, 'list');
      expect(await popup.text({ css: '.refusal h1' })).toBe('This page is a list of articles');
      await popup.screenshot(picture('refusal-list'));
      expect(await popup.count({ css: '.row.serif' })).toBe(3);
      // The popup closes while it handles the click, so it may give no response.
      await popup.click({ button: 'The harbour board votes again, part 2' }).catch(() => undefined);
      await popup.gone?.().catch(() => undefined);
      for (let tries = 0; tries < 100 && !browser.page.url().includes('/static-blog/'); tries += 1)
        await new Promise((resolve) => setTimeout(resolve, 50));
      expect(browser.page.url()).toBe(address('/static-blog/?1'));
    });

    test('a report on a refused page names its host and kind, and neither its path nor its title', async () => {
      const { browser, address, picture } = here();
      await browser.open(address('/?token=hunter2'));
      const popup = await openRefusal(browser, 'frontPage');
      const title = await browser.page.evaluate(() => document.title);
      await popup.click({ button: 'Report a problem' });
      const report = { css: '.report textarea' };
      await popup.waitText(report, 'Found: ');
      const text = await popup.text(report);
      expect(text).toContain(`Page: ${new URL(address('/')).host}, none\nRefused: frontPage`);
      expect(text).not.toContain('hunter2');
      expect(text).not.toContain(title);
      await popup.screenshot(picture('report'));
      await popup.close();
    });

    test('a page that was read can be reported from the popup’s menu, without its title, authors and path', async () => {
      const { browser, address, picture } = here();
      await browser.open(address('/developer-blog/'));
      const popup = await openRecord(browser);
      const title = await popup.text(recordParts.title);
      await popup.click({ button: 'More' });
      await popup.click({ button: 'Report a problem' });
      const report = { css: '.report-dialog textarea' };
      await popup.waitText(report, 'Found: ');
      const text = await popup.text(report);
      expect(text).toContain(`Page: ${new URL(address('/')).host}, article\nFound: title `);
      for (const part of [title, 'developer-blog']) expect(text).not.toContain(part);
      await popup.screenshot(picture('report-of-article'));
      await popup.click({ button: 'Close' });
      await popup.until('the report to close', async () => (await popup.count(report)) === 0);
      await popup.click({ button: 'More' });
      await popup.click({ button: 'Keyboard shortcuts' });
      await popup.wait(recordParts.sheet);
      await popup.close();
    });

    test('the popup says that it has no permission for a tab', async (context) => {
      const { browser, address } = here();
      if (!browser.openWithoutPermission) return context.skip('Firefox opens no popup without a user’s click');
      // The permission of an earlier click holds for its site, so this page is on another site: localhost, not 127.0.0.1.
      await browser.open(address('/static-blog/').replace('127.0.0.1', 'localhost'));
      const popup = await browser.openWithoutPermission();
      await popup.wait({ css: 'main[data-state="notPermitted"]' });
      await popup.close();
    });

    test.skip('a store page is refused by its address alone; the stores can’t be opened offline', () => undefined);
  });

  describe('bad input', () => {
    test('a hostile page runs nothing, notices nothing and stays unchanged; its words are quoted', async () => {
      const { browser, address, picture } = here();
      await browser.open(address('/hostile/'));
      const before = await browser.page.evaluate(() => document.documentElement.outerHTML);
      const popup = await openRecord(browser);
      const title = await popup.text(recordParts.title);
      expect(title.replace(/[\u200e\u202c\u202e]/g, '')).toBe(`"Quotes", it's: a 'title' --- with 🙂 emoji: and marks`);
      await popup.screenshot(picture('hostile'));
      const { front, body } = parsePost(await copyPostText(browser, popup));
      expect(front.title).toBe(title);
      expect(front.source_author).toBe('O\'Brien "Trap" Setter');
      expect(body).not.toContain('forged');
      await popup.close();
      expect(await browser.page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
      expect(await browser.page.evaluate(() => typeof globalThis.precisReadPage)).toBe('undefined');
    });

    test.each([
      ['20 MB', '/huge/'],
      ['50,000 nested elements', '/deep/'],
      ['400 authors', '/crowd/'],
    ])('%s gives a record or a refusal within seconds', async (_, path) => {
      const { browser, address } = here();
      await browser.open(address(path));
      const start = Date.now();
      const popup = await browser.click();
      await popup.wait(answeredRecord, TIME_LIMIT_MS);
      expect(Date.now() - start).toBeLessThan(TIME_LIMIT_MS);
      const state = await popup.attribute({ css: 'main' }, 'data-state');
      if (state === 'ready') {
        expect(await popup.text(recordParts.title)).toBe('Forty years of weather');
        parsePost(await copyPostText(browser, popup));
      } else expect(state).not.toBe('failed');
      await popup.close();
    });
  });
}
