/** Chromium for the end-to-end tests: a real click on the toolbar button, a real clipboard, real downloads. */
import { setTimeout as sleep } from 'node:timers/promises';
import { clickToolbar, launchChromium } from '../../src/cli/chromium.mjs';
import { createPageDriver, splitCombination } from './page-driver.mjs';

/** The five ways into a puppeteer page. */
function createChromiumPage(page) {
  return createPageDriver({
    // As text, so that the page's own content security policy has no say.
    evaluate: (fn, ...args) => page.evaluate(`(${fn})(window, ...${JSON.stringify(args)})`),
    mouse: (x, y) => page.mouse.click(x, y),
    async dragMouse(fromX, fromY, toX, toY) {
      await page.mouse.move(fromX, fromY);
      await page.mouse.down();
      await page.mouse.move(toX, toY, { steps: 8 });
      await page.mouse.up();
    },
    type: (text) => page.keyboard.type(text),
    async press(combination) {
      const { modifiers, key } = splitCombination(combination);
      for (const modifier of modifiers) await page.keyboard.down(modifier);
      await page.keyboard.press(key);
      for (const modifier of modifiers.reverse()) await page.keyboard.up(modifier);
    },
    /** Does what opens a file dialogue, and picks the files in it. */
    async pick(act, ...paths) {
      const dialogue = page.waitForFileChooser({ timeout: 10_000 });
      dialogue.catch(() => undefined);
      // The page's renderer watches for the dialogue; input reaches a busy renderer before the request to watch does.
      await page.evaluate('0');
      await act();
      await (await dialogue).accept(paths);
    },
    screenshot: (path, whole = false) => page.screenshot({ path, fullPage: whole }),
    /** Once every animation has come to its end, and what it changed is painted. */
    settle: () =>
      page.evaluate(
        'Promise.all(document.getAnimations().map((one) => one.finished)).then(() => new Promise(requestAnimationFrame))',
      ),
    /** Shows the page as another user's system would. `scheme`: light or dark; `width`: CSS pixels, null for its own. */
    async look({ scheme = 'light', forced = 'none', width = 1100, height = 900 }) {
      if (width !== null) await page.setViewport({ width, height });
      // puppeteer knows no forced colours.
      const session = await page.createCDPSession();
      await session.send('Emulation.setEmulatedMedia', {
        features: [
          { name: 'prefers-color-scheme', value: scheme },
          { name: 'forced-colors', value: forced },
        ],
      });
    },
    /** Waits until the page has closed itself. */
    async gone() {
      for (let tries = 0; !page.isClosed() && tries < 500; tries += 1) await sleep(10);
      if (!page.isClosed()) throw new Error('The page is still open');
    },
    async close() {
      const gone = new Promise((resolve) => page.once('close', resolve));
      // The page goes away while it answers.
      await page.evaluate('window.close()').catch(() => undefined);
      await Promise.race([gone, sleep(2_000)]);
    },
  });
}

/**
 * @param {{dist: string, downloads: string, profile?: string, args?: string[], env?: NodeJS.ProcessEnv}} options `downloads`: folder that files arrive in;
 *   `profile`: folder of a profile that outlives the browser
 */
export async function launchChromiumDriver({ dist, downloads, profile, args = [], env }) {
  const chromium = await launchChromium({
    dist,
    args,
    ...(profile === undefined ? {} : { profile }),
    ...(env === undefined ? {} : { env }),
  });
  const { browser, id } = chromium;
  const session = await browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', {
    behavior: 'allow',
    downloadPath: downloads,
    eventsEnabled: true,
  });
  const origin = `chrome-extension://${id}`;
  await browser.defaultBrowserContext().overridePermissions(origin, ['clipboard-read']);
  const welcome = await chromium.welcome.page();
  let page = (await browser.pages()).find((one) => one !== welcome) ?? (await browser.newPage());
  await welcome?.close();

  let offline = false;

  const workerTarget = () => browser.targets().find((target) => target.type() === 'service_worker');

  /** Starts the service worker again when the browser has put it to rest, as an event would. */
  async function wakeWorker() {
    if (workerTarget()) return;
    const tab = await browser.newPage();
    await tab.goto(`${origin}/manifest.json`);
    const session = await tab.createCDPSession();
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.startWorker', { scopeURL: `${origin}/` });
    await browser.waitForTarget((one) => one.type() === 'service_worker', { timeout: 10_000 });
    await tab.close();
  }

  /** Runs `source` in the service worker, and gives the popup that comes up for it. */
  async function popupAfter(source) {
    await wakeWorker();
    const start = await browser.waitForTarget((one) => one.type() === 'service_worker', { timeout: 10_000 });
    const worker = await start.worker();
    // A window without a screen does not become active again by itself when its popup goes.
    await page.bringToFront();
    await page.mouse.click(1, 1);
    await sleep(300);
    const before = new Set(browser.targets());
    await worker?.evaluate(source);
    const target = await browser.waitForTarget((one) => !before.has(one) && one.url().startsWith(origin), {
      timeout: 10_000,
    });
    return createChromiumPage(await target.asPage());
  }

  async function inOneStroke(event) {
    const granting = createChromiumPage(await clickToolbar(chromium, page));
    await granting.close();
    const popup = await popupAfter(`chrome.tabs.query({ active: true }).then(([tab]) => void ${event})`);
    // It loses its clipboard with its focus, so it is left in peace until it is done.
    await popup.wait({ css: '.status .note' });
    await popup.close();
  }

  return {
    name: 'Chromium',
    origin,
    /** The tab that the toolbar button is clicked on. */
    get page() {
      return page;
    },
    /** Opens an address in the tab that the toolbar button is then clicked on. */
    async open(url) {
      await page.bringToFront();
      const go = (timeout) => page.goto(url, { waitUntil: 'domcontentloaded', timeout });
      // A tab that has shown a PDF sometimes reports no later navigation; a user would open another tab.
      await go(8_000).catch(async () => {
        const dumb = page;
        page = await browser.newPage();
        await dumb.close({ runBeforeUnload: false }).catch(() => undefined);
        await go(30_000);
      });
    },
    async click() {
      const popup = await clickToolbar(chromium, page);
      if (offline) await popup.setOfflineMode(true);
      return createChromiumPage(popup);
    },
    /** A tab whose address holds `part`, once it is there (the library, opened from the popup). */
    async tab(part) {
      const target = await browser.waitForTarget((one) => one.type() === 'page' && one.url().includes(part), {
        timeout: 10_000,
      });
      const tab = await target.asPage();
      await tab.bringToFront();
      return createChromiumPage(tab);
    },
    /** The side panel, once it is open. */
    async panel() {
      const target = await browser.waitForTarget((one) => one.url() === `${origin}/src/ui/popup/panel.html`, {
        timeout: 10_000,
      });
      return createChromiumPage(await target.asPage());
    },
    /** One of the extension's own pages in a new tab. */
    async extensionTab(path) {
      const tab = await browser.newPage();
      await tab.goto(`${origin}/${path}`);
      const opened = createChromiumPage(tab);
      await opened.settled();
      return opened;
    },
    /** Read by a page of the extension, which was given leave above; the extension itself can't. */
    async readClipboard() {
      const reader = await browser.newPage();
      try {
        await reader.goto(`${origin}/manifest.json`);
        await reader.bringToFront();
        // The clipboard is shut to a page until it has the focus.
        await reader.waitForFunction('document.hasFocus()', { polling: 20, timeout: 10_000 });
        return await reader.evaluate('navigator.clipboard.readText()');
      } finally {
        await reader.close();
        await page.bringToFront();
      }
    },
    /** Closes the tab that the toolbar button was clicked on; another one stands behind it. */
    async closeTab() {
      const closed = page;
      const session = await browser.target().createCDPSession();
      const { targetId } = await session.send('Target.createTarget', { url: 'about:blank', background: true });
      const behind = await browser.waitForTarget(
        // puppeteer has no public name for it.
        (one) => /** @type {import('puppeteer-core').Target & { _targetId: string }} */ (one)._targetId === targetId,
      );
      page = (await behind.page()) ?? page;
      await closed.close();
    },
    /**
     * Lets the extension into private windows, as its switch on the browser's page of extensions does, and opens one,
     * which is driven from then on. @returns closes it, and drives the window that was driven before
     */
    async openPrivate() {
      const switches = await browser.newPage();
      await switches.goto('chrome://extensions/');
      // Without developer mode Chromium would not start an unpacked extension again, as it does for this.
      await switches.evaluate(`(async () => {
        await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
        const wanted = { extensionId: '${id}', incognitoAccess: true };
        const { incognitoAccess } = await chrome.developerPrivate.getExtensionInfo('${id}');
        if (!incognitoAccess.isActive) await chrome.developerPrivate.updateExtensionConfiguration(wanted);
      })()`);
      const ours = await browser.newPage();
      for (let tries = 0; ; tries += 1) {
        const isThere = await ours
          .goto(`${origin}/manifest.json`)
          .then(() => ours.evaluate('chrome.extension.isAllowedIncognitoAccess()'))
          .catch(() => false);
        if (isThere) break;
        if (tries > 100) throw new Error('Chromium does not let the extension into private windows');
        await sleep(100);
      }
      const before = new Set(browser.targets());
      await ours.evaluate(`void chrome.windows.create({ incognito: true, url: 'about:blank' })`);
      const target = await browser.waitForTarget((one) => !before.has(one) && one.type() === 'page', {
        timeout: 10_000,
      });
      const outside = page;
      page = await target.page();
      await switches.close();
      await ours.close();
      return async () => {
        const gone = new Promise((resolve) => page.once('close', resolve));
        await page.close();
        await gone;
        page = outside;
      };
    },
    /** Cuts the tab and what opens over it off from everything, or lets them back. */
    async offline(cut) {
      offline = cut;
      await page.setOfflineMode(cut);
    },
    /** Puts the extension in its own place, as an update does: all its pages go, and its worker starts anew. */
    reload: () => browser.installExtension(dist),
    /** Ends the service worker, as the browser does after half a minute of rest. @returns whether it was running */
    async killWorker() {
      const target = workerTarget();
      if (!target) return false;
      const worker = await target.worker();
      // It may go of itself at the same moment.
      await worker?.close().catch(() => undefined);
      for (let tries = 0; workerTarget() && tries < 500; tries += 1) await sleep(10);
      return workerTarget() === undefined;
    },
    browserPage: 'chrome://version/',
    /** Opens the popup by the extension itself: without a click of the user the browser grants it nothing. */
    openWithoutLeave: () => popupAfter('chrome.action.openPopup()'),
    /**
     * A headless Chromium has no menu to click in and hands no key to its shortcuts. What they call is called in the
     * worker, after a click on the toolbar button, which grants what the menu and the key would have granted.
     */
    contextMenu: () => inOneStroke(`chrome.contextMenus.onClicked.dispatch({ menuItemId: 'copy-as-post' }, tab)`),
    shortcut: () => inOneStroke(`chrome.commands.onCommand.dispatch('copy-as-post', tab)`),
    /** The keys that the browser has given to the extension's commands. */
    async shortcuts() {
      const start = await browser.waitForTarget((one) => one.type() === 'service_worker', { timeout: 10_000 });
      const worker = await start.worker();
      return worker?.evaluate('chrome.commands.getAll().then((all) => all.map(({ shortcut }) => shortcut).sort())');
    },
    close: () => browser.close(),
  };
}
