/** Corrupt data in the extension's storage and in the library's database. */
import { beforeAll, describe, expect, test } from 'vitest';
import draftOfVersion2 from '../unit/storage/draft-v2.json' with { type: 'json' };
import { readStore } from './extension-data.mjs';
import { copyPostText, openRecord, recordParts, waitForSaved } from './popup.mjs';

const junk = [null, 'x', { a: 1 }, [null, 7, {}, { id: 1, name: [], values: 'x', match: 3 }]];

/** Sets every key of the storage to the same invalid value, as a disk fault might. */
const corruptStorage = (view, value) =>
  view.evaluate(async (window, json) => {
    const { storage } = (window.wrappedJSObject ?? window).chrome;
    const names = Array.from(Object.keys(await storage.local.get(null)));
    for (const name of names) await storage.local.set(JSON.parse(`{${JSON.stringify(name)}:${json}}`));
    return names;
  }, JSON.stringify(value));

/** Adds a record that has only its key to one of the library's object stores. */
const addEmptyRecord = (view, store, record) =>
  view.evaluate(
    async (window, name, json) => {
      const db = await new Promise((resolve, reject) => {
        const request = window.indexedDB.open('precis');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      await new Promise((resolve, reject) => {
        const write = db.transaction(name, 'readwrite');
        write.objectStore(name).put((window.wrappedJSObject ?? window).JSON.parse(json));
        write.oncomplete = resolve;
        write.onerror = () => reject(write.error);
      });
      db.close();
    },
    store,
    JSON.stringify(record),
  );

/** @param {() => import('./test-browser.mjs').TestBrowser} here */
export function testCorruptData(here) {
  const record = async (at) => {
    const { browser, address } = here();
    await browser.open(address(at));
    return openRecord(browser);
  };

  describe('corrupt data', () => {
    beforeAll(() => here().fresh());

    test('a draft of version 2 opens with what the user typed, and the sources of its facts', async () => {
      const { browser, address } = here();
      const page = address('/developer-blog/');
      const stored = JSON.stringify(draftOfVersion2).replaceAll(draftOfVersion2.article.url, page);
      const options = await browser.extensionTab('src/ui/options/index.html');
      await options.evaluate(
        async (window, key, json) => {
          const { chrome, JSON: its } = window.wrappedJSObject ?? window;
          await chrome.storage.local.set(its.parse(`{${JSON.stringify(key)}:${json}}`));
        },
        `draft:${page}`,
        stored,
      );
      const popup = await record('/developer-blog/');
      expect(await popup.text(recordParts.title)).toBe(draftOfVersion2.post.title);
      await popup.fill(recordParts.excerpt, 'Typed after the upgrade.');
      expect(await copyPostText(browser, popup)).toContain(draftOfVersion2.post.points[0].text);
      await popup.close();
      const { [`draft:${page}`]: upgraded } = await options.evaluate(
        async (window, key) =>
          JSON.parse(JSON.stringify(await (window.wrappedJSObject ?? window).chrome.storage.local.get(key))),
        `draft:${page}`,
      );
      expect(upgraded.version).toBe(5);
      expect(upgraded.article.title.detail).toBe(draftOfVersion2.article.title.where);
      await options.close();
      await here().fresh();
    });

    test('every page opens with corrupt settings, formats, sites, tags, destinations and drafts', async () => {
      const { browser, address } = here();
      // Stores one record of each kind, so that the test can corrupt each of them.
      const popup = await record('/developer-blog/');
      await popup.fill(recordParts.site, 'Tidepool');
      await popup.click({ button: 'Remember for this site' });
      await popup.waitText(recordParts.status, new URL(address('/')).host);
      await popup.click(recordParts.save);
      await popup.waitText(recordParts.status, 'Saved');
      await popup.close();
      const page = await browser.extensionTab('src/ui/options/index.html');
      const kept = [
        'profiles',
        'destinations',
        'taxonomy:techhub',
        'paths:techhub',
        'backup',
        'models',
        'sent to models',
      ];
      await page.evaluate(
        async (window, json) => {
          const { chrome, JSON: its } = window.wrappedJSObject ?? window;
          await chrome.storage.local.set(its.parse(json));
        },
        JSON.stringify(Object.fromEntries(kept.map((name) => [name, {}]))),
      );
      for (const value of junk) {
        expect((await corruptStorage(page, value)).length).toBeGreaterThan(kept.length);
        const popup = await record('/developer-blog/');
        expect(await popup.text(recordParts.title), JSON.stringify(value)).toBe('A lock nobody asked for');
        expect(await copyPostText(browser, popup)).toContain('A lock nobody asked for');
        await popup.close();
        const options = await browser.extensionTab('src/ui/options/index.html');
        await options.wait({ css: '.format-preview .line' });
        await options.wait({ button: 'Add a destination' });
        await options.close();
        const library = await browser.extensionTab('src/ui/library/index.html');
        await library.wait({ css: '.item' });
        await library.close();
      }
      await page.close();
    });

    test('the library shows intact posts beside corrupt ones', async () => {
      const { browser } = here();
      const page = await browser.extensionTab('src/ui/options/index.html');
      for (const [store, hollow] of [
        ['posts', { id: 'hollow' }],
        ['cards', { id: 'hollow' }],
        ['receipts', { post: 'hollow', at: '', output: '' }],
        ['bodies', { id: 'hollow' }],
        ['bin', { id: 'hollow' }],
        ['jobs', { id: 'hollow' }],
        ['pending', { id: 'hollow' }],
      ])
        await addEmptyRecord(page, store, hollow);
      const popup = await record('/developer-blog/');
      await waitForSaved(popup);
      expect(await copyPostText(browser, popup)).toContain('A lock nobody asked for');
      await popup.close();
      const library = await browser.extensionTab('src/ui/library/index.html');
      await library.waitText({ css: '.item' }, 'A lock nobody asked for');
      await library.type('lock');
      await library.waitText({ css: '.item' }, 'A lock nobody asked for');
      await library.close();
      expect((await readStore(page, 'posts')).length).toBe(2);
      await page.close();
    });
  });
}
