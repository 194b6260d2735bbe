/** Interruptions: the tab closes, the extension reloads, another window edits, the disk is full, or the network fails. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSendJob } from '../../src/publishing/send-job.ts';
import { previewPost } from '../../src/ui/options/preview-post.ts';
import { startGithubServer } from '../servers/github.mjs';
import { readStore, secretFor, seedDestination, seedJob } from './extension-data.mjs';
import { copyPostText, openRecord, parsePost, recordParts, waitForSaved } from './popup.mjs';

/** Polls `check` outside any page, because the page that a driver would poll in may be closed. */
async function waitUntil(what, check) {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await check()) return;
    await sleep(50);
  }
  throw new Error(`Waited for ${what}`);
}

const toStateSelector = (name) => ({ css: `main[data-state="${name}"]` });

/** @param {() => import('./test-browser.mjs').TestBrowser} here @param {'chromium' | 'firefox'} kind */
export function testInterruptions(here, kind) {
  const record = async (at) => {
    const { browser, address } = here();
    await browser.open(address(at));
    return openRecord(browser);
  };

  describe('the tab goes while it is read', () => {
    beforeAll(() => here().fresh());

    /** Runs `source` in the tab's page. Navigation by the driver would wait for a page that never finishes loading. */
    const inTab = (source) =>
      here()
        .browser.page.evaluate(source)
        .catch(() => undefined);

    /** @type {[how: string, why: string, go: () => Promise<unknown>][]} */
    const ways = [
      ['closed', 'closed', () => here().browser.closeTab()],
      ['gone to another page', 'moved', () => inTab(`location.href = '/changelog/'`)],
    ];
    // Firefox does not report a reload, and the address stays the same. There a reloaded page counts as not responding.
    if (kind === 'chromium') ways.push(['loaded anew', 'moved', () => inTab('location.reload()')]);
    test.each(ways)(
      'a tab that is %s while it is read is reported in plain words, and the draft is kept',
      async (how, why, go) => {
        const { browser, picture } = here();
        let popup = await record('/medium-like/');
        await popup.fill(recordParts.title, `Typed before it was ${how}`);
        await popup.close();
        await inTab(`location.href = '/endless/'`);
        await waitUntil('the endless page', () =>
          inTab(`document.querySelector('h1')?.textContent.startsWith('Forty')`),
        );
        popup = await browser.click();
        await popup.wait(toStateSelector('reading'));
        await popup.close();
        // The side panel's page, opened in a tab: unlike the popup, it stays open when the tab that it reads closes.
        const panel = await browser.extensionTab('src/ui/popup/panel.html');
        await panel.until('the page to be asked', () =>
          panel.evaluate((window) => window.performance.getEntriesByName('precis: asked').length > 0),
        );
        await panel.wait(toStateSelector('reading'));
        await go();
        await panel.wait(toStateSelector(why));
        expect(await panel.text({ css: '[role=alert]' })).toContain('Nothing was changed or lost.');
        await panel.screenshot(picture(`gone-${why}`));
        await panel.close();
        popup = await record('/medium-like/');
        expect(await popup.text(recordParts.title)).toBe(`Typed before it was ${how}`);
        await popup.close();
      },
    );
  });

  describe('the extension starts anew in the middle', () => {
    beforeAll(() => here().fresh());

    test('a reload of the extension loses no typed letter and no saved post', async () => {
      const { browser } = here();
      const popup = await record('/several-authors/');
      await popup.click(recordParts.save);
      await popup.waitText(recordParts.status, 'Saved');
      await popup.fill(recordParts.title, 'T');
      const text = 'his is typed while the browser puts another version in place of this one';
      let typed = 'T';
      const typing = (async () => {
        for (const letter of text) {
          await popup.type(letter);
          typed += letter;
        }
      })();
      await waitUntil('a few letters', () => typed.length > 12);
      const before = typed;
      await Promise.all([browser.reload(), typing.catch(() => undefined)]);
      const again = await record('/several-authors/');
      const kept = await again.text(recordParts.title);
      expect(`T${text}`.startsWith(kept), kept).toBe(true);
      expect(kept.length, kept).toBeGreaterThanOrEqual(before.length);
      await waitForSaved(again);
      await again.close();
    });
  });

  describe('two windows at once', () => {
    beforeAll(() => here().fresh());

    test('text typed in two windows at the same time is shown in both, and stored', async () => {
      const { browser, address } = here();
      await (await record('/changelog/')).close();
      const [one, other] = [
        await browser.extensionTab('src/ui/popup/panel.html'),
        await browser.extensionTab('src/ui/popup/panel.html?other'),
      ];
      for (const view of [one, other]) await view.wait(toStateSelector('ready'));
      /** Enters a text letter by letter with a script, because only one of the two windows can have the keyboard. */
      const write = async (view, css, text) => {
        for (let length = 1; length <= text.length; length += 1)
          await view.evaluate(
            (window, where, value) => {
              const field = window.document.querySelector(where);
              field.value = value;
              field.dispatchEvent(new window.Event('input', { bubbles: true }));
            },
            css,
            text.slice(0, length),
          );
      };
      const [title, excerpt] = ['Written in the one window', 'Written in the other one, while it was'];
      await Promise.all([write(one, '.title textarea', title), write(other, '.excerpt textarea', excerpt)]);
      for (const view of [one, other])
        await view.until(
          'both texts',
          async () =>
            (await view.text(recordParts.title)) === title && (await view.text(recordParts.excerpt)) === excerpt,
        );
      // Both windows write a different title at the same time. One of the two titles must win, in both windows.
      await Promise.all([
        write(one, '.title textarea', 'This is one'),
        write(other, '.title textarea', 'That is another'),
      ]);
      await one.until(
        'one title',
        async () => (await one.text(recordParts.title)) === (await other.text(recordParts.title)),
      );
      await one.close();
      await other.close();
      await browser.open(address('/changelog/'));
      const popup = await openRecord(browser);
      expect(['This is one', 'That is another']).toContain(await popup.text(recordParts.title));
      expect(await popup.text(recordParts.excerpt)).toBe(excerpt);
      await popup.close();
    });
  });

  if (kind === 'chromium')
    describe('the disk is full', () => {
      beforeAll(() => here().fresh());

      test('a post that does not fit on the disk is reported, kept, and saved once there is room', async () => {
        const popup = await record('/static-blog/');
        await popup.fill(recordParts.title, 'Too much for this disk');
        // A test cannot fill the disk, so it throws the browser's error for a full disk.
        await popup.evaluate((window) => {
          const store = window.IDBObjectStore.prototype;
          store.add = store.put = () => {
            throw new window.DOMException('No room', 'QuotaExceededError');
          };
        });
        await popup.click(recordParts.save);
        await popup.waitText(recordParts.status, 'No room');
        expect(await popup.text(recordParts.title)).toBe('Too much for this disk');
        await popup.close();
        const again = await record('/static-blog/');
        expect(await again.text(recordParts.title)).toBe('Too much for this disk');
        await again.click(recordParts.save);
        await again.waitText(recordParts.status, 'Saved');
        await again.close();
      });
    });

  describe('without a connection', () => {
    beforeAll(() => here().fresh());

    test('an open article is read, edited, saved and copied without a connection', async () => {
      const { browser, address } = here();
      await browser.open(address('/german/'));
      await browser.offline(true);
      try {
        const popup = await openRecord(browser);
        await popup.fill(recordParts.title, 'Made on a train');
        await popup.click(recordParts.save);
        await popup.waitText(recordParts.status, 'Saved');
        expect(parsePost(await copyPostText(browser, popup)).front.title).toBe('Made on a train');
        await popup.close();
      } finally {
        await browser.offline(false);
      }
    });
  });
}

/** Chromium only, with the permission for localhost: a headless browser has nobody to grant it. @param {() => any} here */
export function testSendInterruptions(here) {
  describe('the extension starts anew in the middle of a send', () => {
    let server;
    beforeAll(async () => {
      server = await startGithubServer();
    });
    afterAll(() => server?.end());

    test.each([
      ['a send with a remembered token continues by itself after a reload', 'local'],
      ['a send with a token of the session waits for the user after a reload, loses nothing', 'session'],
    ])('%s and is done once', async (_, area) => {
      const { browser } = here();
      const id = `anew-${area}`;
      const options = () => browser.extensionTab('src/ui/options/index.html');
      let page = await options();
      const values = { way: 'commit', repository: 'ana/blog', host: server.origin.replace('127.0.0.1', 'localhost') };
      await seedDestination(page, { id, output: 'github', name: id, values }, { token: server.token }, area);
      const file = { path: `_posts/${id}.md`, text: 'Sent once.\n' };
      const { origin } = new URL(values.host);
      const what = { id, kind: /** @type {const} */ ('send'), destination: id, origin, output: 'github', posts: [id] };
      await seedJob(page, createSendJob(what, { items: [{ file, post: previewPost }] }, new Date().toISOString()));
      const commits = () => Number(server.repo.git('rev-list', '--count', 'main'));
      const before = commits();
      let asked = 0;
      const anew = new Promise((resolve) => {
        // The extension reloads at the fourth request, when the send has begun and is not done.
        server.before = async () => {
          asked += 1;
          if (asked !== 4) return;
          const over = browser.reload();
          resolve(over);
          // Delays the response until the reload is over; with a response the send could finish.
          await over;
        };
      });
      const wake = () =>
        page.evaluate((window) => void window.chrome.runtime.sendMessage('process jobs').catch(() => undefined));
      await wake();
      await anew;
      server.before = async () => undefined;
      page = await options();
      const is = async () => (await readStore(page, 'jobs')).find((job) => job.id === id)?.state;
      let library;
      if (area === 'session') {
        await page.until('the job to wait for the user', async () => (await is()) === 'stopped');
        const [job] = (await readStore(page, 'jobs')).filter((one) => one.id === id);
        expect(job.request.items[0].file).toEqual(file);
        expect(server.repo.files()).not.toContain(file.path);
        await page.evaluate(
          (window, key, value) => window.chrome.storage.session.set({ [key]: value }),
          `secret:${id}:token`,
          secretFor(values.host, server.token),
        );
        library = await browser.extensionTab('src/ui/library/index.html');
        await library.click({ button: 'Try again now' });
      }
      await page.until('it to be sent', async () => (await is()) === 'done');
      expect(server.repo.show(file.path)).toBe(file.text);
      expect(commits() - before).toBe(1);
      await library?.close();
      await page.close();
    });

    test('a send that an older version has stored is sent once after the update', async () => {
      const { browser } = here();
      const id = 'older';
      let page = await browser.extensionTab('src/ui/options/index.html');
      const values = { way: 'commit', repository: 'ana/blog', host: server.origin.replace('127.0.0.1', 'localhost') };
      await seedDestination(page, { id, output: 'github', name: id, values }, { token: server.token }, 'local');
      const file = { path: `_posts/${id}.md`, text: 'Sent once.\n' };
      const now = new Date().toISOString();
      const commits = () => Number(server.repo.git('rev-list', '--count', 'main'));
      const before = commits();
      // A send that was cut off in its first try, in the format of database version 3.
      await seedJob(page, {
        id,
        does: 'send',
        destination: id,
        origin: new URL(values.host).origin,
        output: 'github',
        posts: [id],
        parcel: { id, items: [{ file, post: previewPost }], assets: [], replace: {}, again: false },
        state: 'working',
        tries: 1,
        due: now,
        addedAt: now,
        why: null,
        detail: '',
        existing: [],
        receipt: null,
      });
      await browser.reload();
      page = await browser.extensionTab('src/ui/options/index.html');
      const find = async () => (await readStore(page, 'jobs')).find((job) => job.id === id);
      await page.until('it to be sent', async () => (await find())?.state === 'done');
      expect(await find()).toMatchObject({ kind: 'send', tries: 2, request: { retried: true }, code: null });
      expect(server.repo.show(file.path)).toBe(file.text);
      expect(commits() - before).toBe(1);
      await page.close();
    });
  });
}
