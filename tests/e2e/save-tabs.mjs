/** Saving all tabs of a window to the library: which are saved, why others are not; pausing, cancelling, closing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../src/cli/setup.mjs';
import { displays, findAccessibilityFaults, findOverflow } from './accessibility.mjs';
import { copyWithPermissions } from './copy-with-permissions.mjs';
import { startTestBrowser } from './test-browser.mjs';

const ALL_SITES = ['https://*/*', 'http://*/*'];
/** The page's first button. The navigation has a link of the same name. */
const saveAll = { css: '.tabs .button' };

/** @param {'chromium' | 'firefox'} kind @param {import('./test-browser.mjs').Launch} launch */
export function testSaveTabs(kind, launch) {
  const firefox = kind === 'firefox';

  describe('all tabs of the window', () => {
    let here;
    let page;
    beforeAll(async () => {
      here = await startTestBrowser(
        kind,
        launch,
        firefox ? undefined : copyWithPermissions('permission-for-all', ALL_SITES),
      );
      here.write('/login', readFileSync(join(root, 'tests/cases/login-page/page.html')));
    });
    afterAll(() => here?.end());

    /** Changes a tab through the browser itself, as a user would. `does`: add, go, close or sleep (unload the tab). */
    const tab = (does, path, other) => {
      const [url, to] = [here.address(path), other && here.address(other)];
      if (firefox)
        return here.browser.inWindow(
          `const [does, url, to] = args;
          const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
          const shower = tab(url);
          if (does === 'add') {
            gBrowser.addTab(url, { triggeringPrincipal });
            for (let tries = 0; !tab(url) && tries < 200; tries += 1) await sleep(50);
          } else if (does === 'go') {
            shower.loadURI(Services.io.newURI(to), { triggeringPrincipal });
            for (let tries = 0; !tab(to) && tries < 200; tries += 1) await sleep(50);
          } else if (does === 'close') gBrowser.removeTab(gBrowser.getTabForBrowser(shower));
          else {
            const one = gBrowser.getTabForBrowser(shower);
            while (shower.webProgress?.isLoadingDocument) await sleep(50);
            gBrowser.discardBrowser(one, true);
          }`,
          does,
          url,
          to,
        );
      return page.evaluate(
        async (window, what, at, next) => {
          const { tabs } = window.chrome;
          const find = async () => (await tabs.query({})).find((one) => one.url === at);
          const until = async (check) => {
            for (let tries = 0; tries < 200 && !(await check()); tries += 1)
              await new Promise((resolve) => window.setTimeout(resolve, 50));
          };
          if (what === 'add') {
            await tabs.create({ url: at, active: false });
            return until(find);
          }
          const { id } = await find();
          if (what === 'go') {
            await tabs.update(id, { url: next });
            return until(async () => !(await find()));
          }
          if (what === 'close') return tabs.remove(id);
          await until(async () => (await tabs.get(id)).status === 'complete');
          await tabs.discard(id);
        },
        does,
        url,
        to,
      );
    };

    const open = async () => {
      page = await here.browser.extensionTab('src/ui/library/index.html');
      await page.click({ css: '.place[href="#tabs"]' });
      await page.wait({ css: '.tabs .button' });
    };
    const start = async (button) => {
      await page.click(button);
      if (firefox) await here.browser.allow();
    };
    /** Returns the result shown for each tab, in order. */
    const told = () =>
      page.evaluate((window) =>
        Array.from(window.document.querySelectorAll('.tab'), ({ dataset }) => dataset.why ?? dataset.is),
      );
    const phase = (name) =>
      page.until(name, async () => (await page.attribute({ css: '.tabs' }, 'data-phase')) === name);
    const finished = async () => {
      await page.until('the round to begin', async () => (await page.count({ css: '.tab' })) > 0);
      await phase('idle');
    };
    /** Returns the hosts that the extension has a permission for. */
    const leave = () =>
      page.evaluate(async (window) =>
        Array.from((await (window.wrappedJSObject ?? window).chrome.permissions.getAll()).origins),
      );

    test('each article of the window is saved once, and every other tab says why it is not saved', async () => {
      await here.browser.open(here.address('/german/'));
      await open();
      for (const path of ['/newspaper/', '/newspaper/?utm_source=mail', '/login', '/notes.txt']) await tab('add', path);
      expect(await page.words()).toContain('gives the access back as soon as the tabs are read');
      if (firefox) expect(await leave()).toEqual([]);
      await start(saveAll);
      await finished();
      expect(await told()).toEqual(['saved', 'saved', 'twice', 'signIn', 'notHtml']);
      await page.waitText({ css: '.toast' }, 'New posts in the library: 2');
      if (firefox) expect(await leave()).toEqual([]);
      await page.screenshot(here.picture('tabs'));

      await start(saveAll);
      await finished();
      await page.until('both to be known', async () => (await told()).slice(0, 3).every((word) => word === 'same'));
      await page.click({ button: 'All posts' });
      await page.waitText({ css: '.count' }, 'Saved posts: 2');
      await page.close();
    });

    if (kind === 'chromium')
      test('the list of tabs has no accessibility fault in any theme and width', async () => {
        await open();
        await start(saveAll);
        await finished();
        for (const system of displays) {
          await page.look(system);
          await page.screenshot(here.picture(`tabs-${system.scheme}-${system.width}`), true);
          expect(await page.evaluate(findAccessibilityFaults), JSON.stringify(system)).toEqual([]);
          expect(await page.evaluate(findOverflow), JSON.stringify(system)).toEqual([]);
        }
        await page.close();
      });

    test('the saving of tabs pauses and resumes, and names tabs that were closed, went elsewhere or do not answer', async () => {
      await open();
      for (const path of ['/newspaper/', '/newspaper/?utm_source=mail', '/login', '/notes.txt'])
        await tab('close', path);
      for (const path of ['/endless/', '/medium-like/', '/static-blog/']) await tab('add', path);
      await start(saveAll);
      await page.until('the stuck page', async () => (await told())[1] === 'reading');
      await page.click({ button: 'Pause' });
      await tab('close', '/medium-like/');
      await tab('go', '/static-blog/', '/microdata-blog/');
      await page.until('the stuck page to be given up', async () => (await told())[1] === 'slow');
      expect(await told()).toEqual(['same', 'slow', 'waiting', 'waiting']);
      await phase('paused');
      await page.click({ button: 'Go on' });
      await phase('idle');
      expect(await told()).toEqual(['same', 'slow', 'closed', 'moved']);

      // Retries the tabs that were not saved, and cancels before the end.
      await start({ button: 'Try those not saved again' });
      await page.until('the stuck page', async () => (await told())[1] === 'reading');
      await page.click({ button: 'Cancel' });
      await phase('idle');
      expect(await told()).toEqual(['same', 'cancelled', 'cancelled', 'cancelled']);
      if (firefox) expect(await leave()).toEqual([]);
      await tab('close', '/endless/');
      await start({ button: 'Try those not saved again' });
      await phase('idle');
      await page.until('the page that it went to', async () => (await told())[3] === 'saved');
      await page.close();
    });

    test('a discarded tab is loaded only when the user asks for it', async () => {
      await open();
      await tab('add', '/several-authors/');
      await tab('sleep', '/several-authors/');
      await start(saveAll);
      await finished();
      expect((await told()).at(-1)).toBe('asleep');
      await start({ button: 'Load and read sleeping tabs' });
      await page.until('it to be saved', async () => (await told()).at(-1) === 'saved');
      await phase('idle');
      await page.close();
    });

    test('posts that were saved before the window was closed are kept, and the permission is given back', async () => {
      await open();
      await tab('add', '/developer-blog/');
      await tab('add', '/endless/');
      await start(saveAll);
      await page.until('the stuck page', async () => (await told()).at(-1) === 'reading');
      await page.close();
      await open();
      if (firefox) await page.until('the leave to be given back', async () => (await leave()).length === 0);
      await page.click({ button: 'All posts' });
      await page.waitText({ css: '.item-title' }, 'A lock nobody asked for');
      await page.close();
    });
  });
}
