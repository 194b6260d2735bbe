/** Posts sent to a blog's repository: by a real click, through the outbox, to a server with a real git repository. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startGithubServer } from '../servers/github.mjs';
import { findAccessibilityFaults, findOverflow } from './accessibility.mjs';
import { readStore, seedJob } from './extension-data.mjs';
import { pickFile } from './learn-blog.mjs';
import { openRecord, recordParts, sendWith } from './popup.mjs';

const path = '_posts/2025-01-14-the-lock.md';

/** @param {() => import('./test-browser.mjs').TestBrowser} here */
export function testPublishing(here) {
  describe('publishing to a repository', () => {
    let server;
    let host;
    beforeAll(async () => {
      server = await startGithubServer();
      // The Git server goes by the name localhost, because Chromium's copy of the extension has no permission for 127.0.0.1.
      host = server.origin.replace('127.0.0.1', 'localhost');
    });
    afterAll(() => server?.end());

    const options = () => here().browser.extensionTab('src/ui/options/index.html#outputs');
    const opened = async (at = '/developer-blog/') => {
      const { browser, address } = here();
      await browser.open(address(at));
      return openRecord(browser);
    };
    /** Checks a view with axe-core, in Chromium only: axe-core can't work in the wrapper around a page in Firefox. */
    const accessible = async (view, widths = [1100, 320]) => {
      if (!view.look) return;
      for (const width of widths) {
        await view.look({ width });
        expect(await view.evaluate(findAccessibilityFaults), String(width)).toEqual([]);
        expect(await view.evaluate(findOverflow), String(width)).toEqual([]);
      }
      await view.look({});
    };
    const sent = (popup) => popup.waitText(recordParts.status, 'Sent to GitHub');
    const posts = () => server.repo.files().filter((name) => !['_config.yml', '.precis.json'].includes(name));

    test('a destination is set up, and says what it still needs', async () => {
      const { browser, picture } = here();
      const page = await options();
      await page.click({ button: 'Add a destination' });
      await page.click({ css: '.menu:popover-open button:nth-of-type(1)' });
      await page.waitText({ css: '.destinations summary' }, 'needs settings');
      await page.waitText({ css: '.status' }, 'Added GitHub');
      await page.fill({ label: 'Repository' }, 'ana/blog');
      await page.press('Tab');
      await page.waitText({ css: '.destinations summary' }, 'ready');
      await page.evaluate((window) => {
        const select = Array.from(window.document.querySelectorAll('.destinations select'))[0];
        select.value = 'commit';
        select.dispatchEvent(new window.Event('change', { bubbles: true }));
      });
      await page.waitText({ css: '.destinations summary' }, 'needs a token');
      await page.fill({ label: 'Server URL' }, host);
      await page.press('Tab');
      await page.fill({ label: 'Token' }, server.token);
      await page.press('Tab');
      await page.waitText({ css: '.status' }, 'Kept until the browser closes');
      if (browser.allow) {
        await page.waitText({ css: '.destinations summary' }, 'needs your permission');
        await page.click({ button: 'Allow access to localhost' });
        await browser.allow();
      }
      await page.waitText({ css: '.destinations summary' }, 'ready');
      await page.screenshot(picture('destination'));
      await accessible(page);
      await page.click({ button: 'Import shared formats' });
      await page.waitText({ css: '.status' }, 'Imported. Formats: 0');
      await page.close();
    });

    test('a token that is being typed stays when its address is saved meanwhile', async () => {
      const page = await options();
      const saveHost = (address) =>
        page.evaluate(async (window, to) => {
          const { chrome, JSON: its } = window.wrappedJSObject ?? window;
          const { destinations } = await chrome.storage.local.get('destinations');
          const changed = JSON.parse(JSON.stringify(destinations));
          changed[0].values.host = to;
          await chrome.storage.local.set(its.parse(JSON.stringify({ destinations: changed })));
        }, address);
      const addressSaved = (address) =>
        page.until(address, async () => (await page.text({ label: 'Server URL' })) === address);
      await page.click({ css: '.destinations summary' });
      await page.fill({ label: 'Token' }, 'half of');
      await saveHost('http://localhost:1');
      await addressSaved('http://localhost:1');
      await page.type(' a token');
      expect(await page.text({ label: 'Token' })).toBe('half of a token');
      await page.press('Control+a');
      await page.press('Backspace');
      await saveHost(host);
      await addressSaved(host);
      await page.close();
    });

    test('the format is learned from the repository that posts are sent to, with its configuration', async () => {
      const page = await options();
      const post = (title) => `---\ntitle: ${title}\nmood: calm\n---\n\nText.\n`;
      const files = {
        'log/2026-01-02-one.md': post('One'),
        'log/2026-01-03-two.md': post('Two'),
        '.pages.yml':
          'content:\n  - name: log\n    type: collection\n    path: log\n    fields:\n      - { name: title, type: string, required: true }\n      - { name: mood, type: select, options: { values: [calm, wild] } }\n',
      };
      server.repo.push(files);
      await page.click({ button: 'Read “ana/blog”' });
      await page.wait({ css: '.learned-format' });
      const words = await page.words();
      expect(words).toContain('.pages.yml');
      expect(words).toContain('one of: calm, wild');
      expect(await page.text({ css: '.learned-format .format-preview' })).toContain('log/');
      server.repo.push(Object.fromEntries(Object.keys(files).map((file) => [file, null])));
      await page.close();
    });

    test('the post is committed, to the byte, and its receipt is there to open and to take back', async () => {
      const { browser, picture } = here();
      const popup = await opened();
      // The first place that was set up is what the main button does.
      expect(await popup.text(recordParts.primary)).toContain('Send to GitHub');
      await popup.click(recordParts.otherWays);
      await popup.wait({ css: '.menu:popover-open' });
      await popup.screenshot(picture('places'));
      await popup.click(recordParts.otherWays);
      if (browser.killWorker) expect(await hasAlarmPermission(popup)).toBe(false);
      await sendWith(popup, 'GitHub');
      await sent(popup);
      // A send may have to wait, so the click on “GitHub” also requests the alarms permission, which needs no prompt.
      if (browser.killWorker) expect(await hasAlarmPermission(popup)).toBe(true);
      expect(posts()).toHaveLength(1);
      const [name] = posts();
      expect(server.repo.log()[0]).toBe('Add A lock nobody asked for');
      await popup.waitText({ css: '.receipt' }, name);
      await popup.screenshot(picture('sent'));
      await sendWith(popup, 'Copy the file');
      await popup.waitText(recordParts.status, 'Copied');
      expect(server.repo.show(name)).toBe(await browser.readClipboard());
      await popup.close();

      // The receipt is shown when the article is opened again, and its button takes the post back.
      const again = await opened();
      await again.click({ css: '.receipt button:last-of-type' });
      await again.waitText(recordParts.status, 'Undone');
      expect(posts()).toEqual([]);
      expect(server.repo.log()[0]).toBe(`Take back ${name.split('/').at(-1)}`);
      await again.until('the receipt to be gone', async () => (await again.count({ css: '.receipt' })) === 0);
      await again.close();
    });

    test('a mended title goes to the same file, and what the library changes since is in the popup', async () => {
      const { browser } = here();
      let popup = await opened();
      await sendWith(popup, 'GitHub');
      await sent(popup);
      const [name] = posts();
      await popup.fill(recordParts.title, 'A lock that two asked for');
      await popup.click(recordParts.primary);
      await popup.until('the title in the file', async () => server.repo.show(name).includes('that two asked for'));
      expect(posts()).toEqual([name]);
      await popup.close();

      const page = await browser.extensionTab('src/ui/library/index.html');
      await page.click({ css: '.item:nth-of-type(1) .tile-choose' });
      await page.click({ css: '.bulk [aria-expanded]' });
      await page.until('the first field to have the focus', () => page.focused({ label: 'Add a tag' }));
      await page.type('locksmiths');
      await page.press('Enter');
      await page.click({ button: 'Apply' });
      await page.waitText({ css: '.toast' }, 'Changed posts: 1');
      await page.close();
      popup = await opened();
      await popup.waitText({ css: '.chip' }, 'locksmiths');
      expect(await popup.text(recordParts.title)).toBe('A lock that two asked for');
      await popup.click({ css: '.receipt button:last-of-type' });
      await popup.waitText(recordParts.status, 'Undone');
      await popup.close();
      server.repo.push({ [name]: null });
    });

    test('an existing file is shown beside the post, and replaced or not as the user decides', async () => {
      const { picture } = here();
      let popup = await opened();
      // The primary button sends to the destination that was used last, so “GitHub” is chosen from the menu.
      await sendWith(popup, 'GitHub');
      await sent(popup);
      const [name] = posts();
      await popup.close();
      server.repo.push({ [name]: server.repo.show(name).replace('A lock', 'Their lock') });

      popup = await opened();
      await popup.click(recordParts.primary);
      await popup.wait({ css: '.job[data-code="exists"]' });
      await popup.click({ button: 'Compare' });
      await popup.waitText({ css: '.conflict del' }, 'Their lock');
      await popup.screenshot(picture('conflict'));
      await accessible(popup, [590]);
      await popup.fill({ label: 'Other name' }, path);
      await popup.click({ button: 'Send under this name' });
      await sent(popup);
      expect(posts().sort()).toEqual([path, name].sort());
      expect(server.repo.show(name)).toContain('Their lock');

      await popup.click(recordParts.primary);
      await popup.click({ button: 'Compare' });
      await popup.click({ button: 'Overwrite' });
      await popup.until('the file to be ours', async () => !server.repo.show(name).includes('Their lock'));
      expect(server.repo.log()[0]).toMatch(/^Update /);
      await popup.close();
    });

    test('a send without a connection waits, survives the popup, and goes when it can', async () => {
      const { browser, picture } = here();
      let popup = await opened('/german/');
      server.close();
      await popup.click(recordParts.primary);
      await popup.waitText({ css: '.job' }, 'No answer from localhost');
      await popup.screenshot(picture('offline'));
      const before = posts().length;
      await popup.close();
      await server.reopen();
      // In Chromium an alarm wakes the ended service worker. The test makes the job due and the alarm fire at once, instead
      // of waiting for the next retry.
      if (browser.killWorker) {
        const page = await options();
        await browser.killWorker();
        const [waiting] = (await readStore(page, 'jobs')).filter(({ state }) => state === 'waiting');
        await seedJob(page, { ...waiting, dueAt: new Date().toISOString() });
        const alarms = await page.evaluate(async ({ chrome }) => {
          const all = await chrome.alarms.getAll();
          await chrome.alarms.create(all[0]?.name, { when: Date.now() });
          return all.length;
        });
        expect(alarms).toBe(1);
        await page.until('it to be sent', async () => posts().length === before + 1);
        await page.close();
      }
      popup = await opened('/german/');
      await popup.wait({ css: '.receipt, .job' });
      if (await popup.count({ button: 'Try again now' })) await popup.click({ button: 'Try again now' });
      await popup.wait({ css: '.receipt' });
      expect(posts()).toHaveLength(before + 1);
      await popup.close();
    });

    test('a token that is not taken any more is said, and nothing is lost', async () => {
      const popup = await opened('/newspaper/');
      server.injectedFaults.push({ status: 401, json: { message: 'Bad credentials' } });
      await popup.click(recordParts.primary);
      await popup.waitText({ css: '.job' }, 'rejected the token');
      await popup.click({ button: 'Try again now' });
      await sent(popup);
      await popup.close();
    });

    test('chosen posts go out of the library in one commit; what holds it up is shown there, and it is taken back', async () => {
      const { browser, address, picture } = here();
      for (const slug of ['/several-authors/', '/medium-like/']) {
        await browser.open(address(slug));
        const popup = await openRecord(browser);
        await popup.click(recordParts.save);
        await popup.waitText(recordParts.status, 'Saved');
        await popup.close();
      }
      const before = posts();
      const commits = server.repo.log().length;
      const library = await browser.extensionTab('src/ui/library/index.html');
      await library.click({ css: '.item:nth-of-type(1) .tile-choose' });
      await library.click({ css: '.item:nth-of-type(2) .tile-choose' });
      server.close();
      await library.click({ button: 'Publish' });
      await library.wait({ css: '.menu:popover-open' });
      const names = await library.texts({ css: '.menu:popover-open button' });
      await library.click({ css: `.menu:popover-open button:nth-of-type(${names.indexOf('GitHub') + 1})` });
      await library.waitText({ css: '.outbox .job' }, 'No answer from localhost');
      expect(await library.text({ css: '.outbox .job' })).toContain('Posts: 2');
      await library.screenshot(picture('library-outbox'));
      await accessible(library);
      await server.reopen();
      await library.click({ button: 'Try again now' });
      await library.waitText({ css: '.toast' }, 'Sent to GitHub. Posts: 2');
      expect(server.repo.log()).toHaveLength(commits + 1);
      expect(server.repo.log()[0]).toBe('Add posts: 2');
      expect(posts()).toHaveLength(before.length + 2);
      await library.screenshot(picture('library-sent'));
      await library.click({ button: 'Undo sending' });
      await library.waitText({ css: '.toast' }, 'Undone');
      expect(posts()).toEqual(before);
      await library.close();
    });

    test('the images of a post are sent along if the user wants that, and the permission for their host is given back', async () => {
      const { browser, address, write, picture } = here();
      // Chromium's copy of the extension has the permission for localhost from install, because a headless browser has
      // nobody to ask. In Firefox the test asks for 127.0.0.1.
      const of = browser.allow ? '127.0.0.1' : 'localhost';
      const shot = address('/shots/The%20lock.png').replace('127.0.0.1', of);
      const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
      write('/shots/The%20lock.png', png);
      const words = 'The lock on the workshop door was changed in the night, and nobody in the yard had asked for it. ';
      write(
        '/pictured/',
        `<!doctype html><html lang="en"><head><title>A changed lock</title><meta property="og:image" content="${shot}"></head>
        <body><article><h1>A changed lock</h1>${`<p>${words.repeat(4)}</p>`.repeat(5)}</article></body></html>`,
      );
      const page = await options();
      await page.click({ css: '.destinations summary' });
      await page.click({ label: 'Take the images along' });
      await page.fill({ label: 'Folder for images' }, 'static/images');
      await page.press('Tab');
      await page.waitText({ css: '.status' }, 'Changed GitHub');
      await page.screenshot(picture('images'));
      await accessible(page);
      const choose = (profile) =>
        page.evaluate(async (window, id) => {
          const { chrome, JSON: its } = window.wrappedJSObject ?? window;
          const { settings } = await chrome.storage.local.get('settings');
          await chrome.storage.local.set(its.parse(JSON.stringify({ settings: { ...settings, profile: id } })));
        }, profile);
      await choose('docusaurus');

      const popup = await opened('/pictured/');
      await sendWith(popup, 'GitHub');
      if (browser.allow) await browser.allow();
      const image = await page.until('the image', () => server.repo.files().find((name) => name.endsWith('.png')));
      expect(image).toMatch(/^static\/images\/.*\/the-lock-[0-9a-f]{8}\.png$/);
      const [name] = posts().filter((path) => /changed-lock/.test(path) && path.endsWith('.md'));
      expect(server.repo.show(name)).toContain(`image: "${image.replace('static', '')}"\n`);
      expect(server.repo.git('show', '--stat', '--format=', 'main')).toMatch(/2 files changed/);
      expect(server.repo.blob(server.repo.at('main', image).id)).toEqual(png);
      await popup.close();

      const again = await opened('/pictured/');
      await again.waitText({ css: '.receipt' }, 'Images with it: 1.');
      await again.screenshot(picture('images-sent'));
      if (browser.allow)
        await page.until('the leave to be given back', () =>
          page.evaluate(async (window) => {
            const { chrome, JSON: its } = window.wrappedJSObject ?? window;
            return !(await chrome.permissions.contains(its.parse('{"origins":["http://127.0.0.1/*"]}')));
          }),
        );
      await again.click({ css: '.receipt button:last-of-type' });
      await again.waitText(recordParts.status, 'Undone');
      expect(server.repo.files().filter((path) => path.endsWith('.png') || path === name)).toEqual([]);
      await again.close();
      await choose('techhub');
      await page.close();
    });

    test('the token is in the session alone: not in what is kept or asked for', async () => {
      const page = await options();
      const kept = await readPersistentData(page);
      expect(kept).toContain('ana/blog');
      expect(kept).toContain('A lock nobody asked for');
      expect(kept).not.toContain(server.token);
      expect(await page.words()).not.toContain(server.token);
      for (const { line, bytes } of server.requests) expect(line + bytes).not.toContain(server.token);
      expect(server.faults).toEqual([]);
      await page.close();
    });

    test('a token that is remembered on this device is in no file that goes out, and out of reach of what runs in pages', async () => {
      const { browser, address, downloads } = here();
      const page = await options();
      await page.click({ css: '.destinations summary' });
      // The checkbox that remembers the token can be ticked once the page knows that a token is stored. The button
      // “Forget it” appears at the same moment.
      await page.wait({ button: 'Forget it' });
      await page.click({ css: '.destinations .tick input' });
      await page.waitText({ css: '.status' }, 'this device');
      expect(await readPersistentData(page)).toContain(server.token);

      const library = await browser.extensionTab('src/ui/library/index.html');
      await library.click({ css: '.item:nth-of-type(1) .tile-choose' });
      for (let format = 1; format <= 4; format += 1) {
        await library.click({ button: 'Export' });
        await library.click({ css: `.menu:popover-open button:nth-child(${format})` });
        await library.waitText({ css: '.toast' }, 'Downloaded precis-');
        await library.until('the file', () => readdirSync(downloads).length >= format);
      }
      await library.close();
      await page.click({ button: 'Back up everything' });
      const names = await page.until('the backup', () => {
        const found = readdirSync(downloads);
        return found.length > 4 && found.every((name) => !/download|part$/.test(name)) && found;
      });
      expect(names.some((name) => name.startsWith('precis-backup'))).toBe(true);
      for (const name of names) {
        const bytes = readFileSync(join(downloads, name));
        expect(bytes.length, name).toBeGreaterThan(100);
        expect(bytes.includes(server.token), name).toBe(false);
      }

      if (browser.name === 'Chromium') {
        // A script in a web page tries to read both storage areas: the browser must refuse.
        await browser.open(address('/german/').replace('127.0.0.1', 'localhost'));
        const seen = await page.evaluate(async (window, url) => {
          const { tabs, scripting } = window.chrome;
          const [tab] = await tabs.query({ url });
          const read = async () => {
            const areas = [globalThis.chrome.storage.local, globalThis.chrome.storage.session];
            const told = areas.map((area) =>
              area.get(null).then(
                (all) => JSON.stringify(all),
                (error) => `shut: ${error.message}`,
              ),
            );
            return Promise.all(told);
          };
          const [{ result }] = await scripting.executeScript({ target: { tabId: tab.id }, func: read });
          return result;
        }, 'http://localhost/*');
        expect(seen).toHaveLength(2);
        for (const area of seen) expect(area).toMatch(/^shut: /);
      }
      await page.close();
    });

    test('a backup to a destination counts only once it is there, and everything is restored from it', async () => {
      const { browser, picture } = here();
      const page = await browser.extensionTab('src/ui/options/index.html#backup');
      const said = { css: '#backup' };
      const last = 'The last backup was made on';
      await page.evaluate(async (window) => {
        await (window.wrappedJSObject ?? window).chrome.storage.local.remove('backup');
      });
      await page.waitText(said, 'No backup has been made yet.');
      server.close();
      await page.click({ button: 'Back up to GitHub' });
      await page.waitText({ css: '#backup .job' }, 'No answer from localhost');
      expect(await page.text(said)).not.toContain(last);
      await server.reopen();
      await page.click({ button: 'Try again now' });
      await page.waitText({ css: '.status' }, 'Backup sent to GitHub.');
      await page.waitText({ css: '#backup .receipt' }, 'precis-backup-');
      await page.waitText(said, last);
      await page.screenshot(picture('backup-sent'));
      await accessible(page);
      expect(server.repo.log()[0]).toBe('Add a backup of Precis');
      const name = server.repo.files().find((one) => /^precis-backup-[\d-]+\.json$/.test(one));
      const text = server.repo.show(name);
      expect(text).not.toContain(server.token);
      const { posts, destinations } = JSON.parse(text);
      expect(destinations).toMatchObject([{ output: 'github' }]);

      const library = await browser.extensionTab('src/ui/library/index.html');
      const items = () => library.text({ css: '.count' });
      await library.until('the posts', async () => (await items()) === `Saved posts: ${posts.length}`);
      await library.click({ css: '.item' });
      await library.press('Delete');
      await library.until('one post less', async () => (await items()) === `Saved posts: ${posts.length - 1}`);
      await library.close();
      await pickFile(page, '.json', name, text);
      await page.waitText({ css: '.status' }, 'Restored. Posts added: 1,');

      await page.click({ button: 'Undo sending' });
      await page.waitText({ css: '.status' }, 'Undone');
      expect(server.repo.files()).not.toContain(name);
      await page.waitText(said, 'No backup has been made yet.');
      await page.close();
    });
  });
}

/** Whether the extension has the permission for alarms. Chromium only. */
const hasAlarmPermission = (view) =>
  view.evaluate(({ chrome }) => chrome.permissions.contains({ permissions: ['alarms'] }));

/** Returns everything that the extension stores, except in its session storage, as text. */
const readPersistentData = (page) =>
  page.evaluate(async (window) => {
    // In Firefox a test sees the page through a wrapper, in which `chrome` is missing.
    const { storage } = (window.wrappedJSObject ?? window).chrome;
    const stored = await Promise.all([storage.local.get(null), storage.sync.get(null)]);
    const found = [];
    for (const { name } of await window.indexedDB.databases()) {
      const db = await new Promise((resolve, reject) => {
        const request = window.indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      for (const store of Array.from(db.objectStoreNames))
        found.push(
          await new Promise((resolve, reject) => {
            const request = db.transaction(store).objectStore(store).getAll();
            // Firefox does not let a test read typed arrays through its wrapper, so the page's own JSON object prints them.
            const { JSON: json } = window.wrappedJSObject ?? window;
            request.onsuccess = () => resolve(json.stringify(request.result.wrappedJSObject ?? request.result));
            request.onerror = () => reject(request.error);
          }),
        );
      db.close();
    }
    return JSON.stringify([stored, found]);
  });
