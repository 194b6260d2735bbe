/** Chromium for the end-to-end tests: a real click on the toolbar button, a real clipboard, real downloads. */
import { setTimeout as sleep } from 'node:timers/promises';
import { clickToolbar, launchChromium } from '../../src/cli/chromium.mjs';
import { createPageDriver, splitCombination } from './page-driver.mjs';

/** Creates the page driver for a puppeteer page. */
function createChromiumPage(page) {
  return createPageDriver({
    // Evaluates text instead of a function, so that the page's own content security policy has no say.
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
    /** Runs `act`, which opens a file dialogue, and chooses the files `paths` in that dialogue. */
    async pick(act, ...paths) {
      const dialogue = page.waitForFileChooser({ timeout: 10_000 });
      dialogue.catch(() => undefined);
      // Waits until the renderer watches for the dialogue. In a busy renderer the input of `act` would otherwise come first.
      await page.evaluate('0');
      await act();
      await (await dialogue).accept(paths);
    },
    screenshot: (path, whole = false) => page.screenshot({ path, fullPage: whole }),
    /** Waits until every animation has ended and its last state is painted. */
    settle: () =>
      page.evaluate(
        'Promise.all(document.getAnimations().map((one) => one.finished)).then(() => new Promise(requestAnimationFrame))',
      ),
    /** Imitates other system settings. `scheme`: light or dark; `width`: CSS pixels, null for the page's own. */
    async look({ scheme = 'light', forced = 'none', width = 1100, height = 900 }) {
      if (width !== null) await page.setViewport({ width, height });
      // puppeteer has no call for forced colours, so this uses the DevTools protocol.
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
      // The page closes while it runs this, so it may give no response.
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

  /** Starts the service worker if the browser has stopped it, as an event would. */
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

  /** Runs `source` in the service worker, and returns the popup that `source` opens. */
  async function popupAfter(source) {
    await wakeWorker();
    const start = await browser.waitForTarget((one) => one.type() === 'service_worker', { timeout: 10_000 });
    const worker = await start.worker();
    // In a headless browser the window does not become active again by itself after its popup has closed.
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
    // The popup can't write to the clipboard without the focus, so nothing else happens until it shows its status.
    await popup.wait({ css: '.next-step.done, .foot-status .message' });
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
    /** Waits for a tab with `part` in its address (such as the library, opened from the popup), and returns its driver. */
    async tab(part) {
      const target = await browser.waitForTarget((one) => one.type() === 'page' && one.url().includes(part), {
        timeout: 10_000,
      });
      const tab = await target.asPage();
      await tab.bringToFront();
      return createChromiumPage(tab);
    },
    /** Waits for the side panel to open, and returns its driver. */
    async panel() {
      const target = await browser.waitForTarget((one) => one.url() === `${origin}/src/ui/popup/panel.html`, {
        timeout: 10_000,
      });
      return createChromiumPage(await target.asPage());
    },
    /** Opens one of the extension's own pages in a new tab. */
    async extensionTab(path) {
      const tab = await browser.newPage();
      await tab.goto(`${origin}/${path}`);
      const opened = createChromiumPage(tab);
      await opened.settled();
      return opened;
    },
    /** Reads the clipboard by a page of the extension, which `overridePermissions` allows; its service worker can't. */
    async readClipboard() {
      const reader = await browser.newPage();
      try {
        await reader.goto(`${origin}/manifest.json`);
        await reader.bringToFront();
        // A page can read the clipboard only while it has the focus.
        await reader.waitForFunction('document.hasFocus()', { polling: 20, timeout: 10_000 });
        return await reader.evaluate('navigator.clipboard.readText()');
      } finally {
        await reader.close();
        await page.bringToFront();
      }
    },
    /** Closes the tab that the toolbar button was clicked on. A second tab, opened behind it, takes its place. */
    async closeTab() {
      const closed = page;
      const session = await browser.target().createCDPSession();
      const { targetId } = await session.send('Target.createTarget', { url: 'about:blank', background: true });
      const behind = await browser.waitForTarget(
        // puppeteer has no public property for the id of a target.
        (one) => /** @type {import('puppeteer-core').Target & { _targetId: string }} */ (one)._targetId === targetId,
      );
      page = (await behind.page()) ?? page;
      await closed.close();
    },
    /**
     * Turns on the extension's switch for private windows on the browser's extensions page, and opens a private window. The
     * driver works in that window from then on.
     * @returns a function that closes the private window and drives the previous one again
     */
    async openPrivate() {
      const switches = await browser.newPage();
      await switches.goto('chrome://extensions/');
      // This switch restarts the extension, and Chromium restarts an unpacked one only in developer mode.
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
    /** Cuts the tab, and the popups over it, off from the network, or reconnects them. */
    async offline(cut) {
      offline = cut;
      await page.setOfflineMode(cut);
    },
    /** Installs the extension over itself, as an update does: all its pages close, and its service worker starts anew. */
    reload: () => browser.installExtension(dist),
    /** Ends the service worker, as the browser does after half a minute without events. @returns whether it was running */
    async killWorker() {
      const target = workerTarget();
      if (!target) return false;
      const worker = await target.worker();
      // The worker may stop by itself at the same moment.
      await worker?.close().catch(() => undefined);
      for (let tries = 0; workerTarget() && tries < 500; tries += 1) await sleep(10);
      return workerTarget() === undefined;
    },
    browserPage: 'chrome://version/',
    /** Opens the popup by the extension's own call. Without a user's click the browser gives it no access to the page. */
    openWithoutPermission: () => popupAfter('chrome.action.openPopup()'),
    /**
     * A headless Chromium has no context menu to click and passes no keys to the extension's shortcuts. The test calls their
     * listeners in the service worker, after a click on the toolbar button, which grants the same access to the page.
     */
    contextMenu: () => inOneStroke(`chrome.contextMenus.onClicked.dispatch({ menuItemId: 'copy-as-post' }, tab)`),
    shortcut: () => inOneStroke(`chrome.commands.onCommand.dispatch('copy-as-post', tab)`),
    /**
     * Adds the selected passage by the context menu (`menu`) or by the keyboard command (`keys`): by their listeners, like
     * `contextMenu`. A click on the toolbar button first grants the access, unless it `isGranted`, and its popup is closed.
     */
    async addPassage(how, { isGranted = false } = {}) {
      if (!isGranted) {
        const granting = createChromiumPage(await clickToolbar(chromium, page));
        await granting.wait({ css: 'main[data-state]:not([data-state="reading"])' });
        await granting.close();
      }
      await wakeWorker();
      const worker = await workerTarget()?.worker();
      const event =
        how === 'menu'
          ? `chrome.contextMenus.onClicked.dispatch({ menuItemId: 'add-passage', selectionText: '' }, tab)`
          : `chrome.commands.onCommand.dispatch('add-passage', tab)`;
      await page.bringToFront();
      await worker?.evaluate(`chrome.tabs.query({ active: true }).then(([tab]) => void ${event})`);
    },
    /** Returns the text of the badge on the toolbar button. */
    async badge() {
      await wakeWorker();
      const worker = await workerTarget()?.worker();
      return worker?.evaluate(
        'chrome.tabs.query({ active: true }).then(([{ id }]) => chrome.action.getBadgeText({ tabId: id }))',
      );
    },
    /** Returns the keys that the browser has assigned to the extension's commands. */
    async shortcuts() {
      const start = await browser.waitForTarget((one) => one.type() === 'service_worker', { timeout: 10_000 });
      const worker = await start.worker();
      return worker?.evaluate('chrome.commands.getAll().then((all) => all.map(({ shortcut }) => shortcut).sort())');
    },
    close: () => browser.close(),
  };
}
