/**
 * Firefox for the end-to-end tests. WebDriver BiDi does not list a popup as a browsing context, so everything goes through
 * the browser's own window (chrome scope): mouse events there click the toolbar button and the popup, the window's
 * text input processor types the keys, and a frame script reads the popup's page.
 */
import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import { findBrowser } from '../../src/cli/browsers.mjs';
import { createPageDriver, splitCombination } from './page-driver.mjs';

/** Milliseconds. No call takes longer than half of this, even on a busy machine with a page of 20 MB. */
const WINDOW_CALL_LIMIT = 40_000;

/** Helper functions, put before every script that runs in the browser's window. */
const helpers = `
  const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  /** Polls isSo for up to twenty seconds, and returns its last result. */
  const until = async (isSo) => {
    for (const end = Date.now() + 20_000; !isSo() && Date.now() < end; ) await sleep(10);
    return isSo();
  };
  const popup = () => document.querySelector('.webextension-popup-browser');
  const sidebar = document.getElementById('sidebar');
  const tab = (part) => gBrowser.browsers.find((one) => one.currentURI.spec.includes(part));
  const click = (x, y, button = 0) => {
    for (const type of ['mousemove', 'mousedown', 'mouseup'])
      window.synthesizeMouseEvent(type, x, y, { button, clickCount: 1, buttons: type === 'mousedown' ? 1 : 0 }, {});
    if (button === 2) window.synthesizeMouseEvent('contextmenu', x, y, { button, clickCount: 1 }, {});
  };
  const clickElement = (element) => {
    const box = element.getBoundingClientRect();
    click(box.x + box.width / 2, box.y + box.height / 2);
  };
  const press = (key, modifiers = []) => {
    const tip = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
    if (!tip.beginInputTransactionForTests(window)) throw new Error('Firefox takes no keys now');
    const event = (name) => new KeyboardEvent('', {
      key: name,
      code: /^[a-z]$/i.test(name) ? 'Key' + name.toUpperCase() : '',
      keyCode: /^[a-z]$/i.test(name) ? name.toUpperCase().charCodeAt(0) : KeyEvent['DOM_VK_' + ({
        Enter: 'RETURN', Backspace: 'BACK_SPACE', ArrowUp: 'UP', ArrowDown: 'DOWN', ArrowLeft: 'LEFT',
        ArrowRight: 'RIGHT', Escape: 'ESCAPE', Tab: 'TAB', Delete: 'DELETE', Home: 'HOME', End: 'END',
      })[name]] ?? 0,
    });
    for (const modifier of modifiers) tip.keydown(event(modifier));
    tip.keydown(event(key));
    tip.keyup(event(key));
    for (const modifier of modifiers) tip.keyup(event(modifier));
  };
`;

/** @param {{dist: string, downloads: string, profile?: string}} options as for Chromium */
export async function launchFirefoxDriver({ dist, downloads, profile }) {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: await findBrowser('firefox'),
    headless: true,
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'browser.download.folderList': 2,
      'browser.download.dir': downloads,
      'browser.download.alwaysOpenPanel': false,
      // A headless window never has the system's focus, and Firefox would close a popup without the focus.
      'ui.popup.disable_autohide': true,
      'browser.shell.checkDefaultBrowser': false,
      // Firefox ignores clicks on a prompt that has just opened; the tests are faster than a user.
      'security.notification_enable_delay': 0,
    },
    ...(profile === undefined ? {} : { userDataDir: profile }),
  });
  // puppeteer's types hide the connection, which is the only way to the browser's own window.
  const { connection } = /** @type {import('puppeteer-core').Browser & { connection: any }} */ (browser);
  const addon = await browser.installExtension(dist);
  let page = (await browser.pages())[0] ?? (await browser.newPage());

  const { result: tree } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const listWindows = ({ contexts }) => contexts.filter((one) => one.url.endsWith('browser.xhtml'));
  /** The browsing context of the window that the driver works in. */
  let [{ context }] = listWindows(tree);

  /** Runs `source` (the body of an async function of `args`) in the browser's window. Arguments and result are JSON. */
  async function inWindow(source, ...args) {
    const call = connection.send('script.callFunction', {
      functionDeclaration: `async (json) => {
        ${helpers}
        const answer = await (async (...args) => { ${source} })(...JSON.parse(json));
        return JSON.stringify(answer ?? null);
      }`,
      awaitPromise: true,
      userActivation: true,
      target: { context },
      arguments: [{ type: 'string', value: JSON.stringify(args) }],
    });
    // Firefox sometimes never answers on a busy machine. A test that only runs out of time would not tell which call hung.
    const { result } = await Promise.race([
      call,
      sleep(WINDOW_CALL_LIMIT, undefined, { ref: false }).then(() => {
        throw new Error(`Firefox did not answer within ${WINDOW_CALL_LIMIT} ms: ${source.trim().slice(0, 200)}`);
      }),
    ]);
    if (result.type === 'exception') throw new Error(result.exceptionDetails.text);
    return JSON.parse(result.result.value);
  }

  let counters = 0;

  /** Creates the driver for a page. `which`: a JS expression for the browser element that shows the page. */
  function pageView(which, close) {
    const evaluate = (fn, ...given) =>
      inWindow(
        `const [source, json, name] = args;
        const shower = ${which};
        if (!shower) throw new Error('The page is not open');
        const { messageManager } = shower;
        return new Promise((resolve, reject) => {
          // A page that closes sends no message, so its disappearance is watched for.
          const watch = setInterval(() => {
            if (shower.isConnected && shower.messageManager === messageManager) return;
            clearInterval(watch);
            reject(new Error('The page is gone'));
          }, 200);
          const listener = ({ data }) => {
            clearInterval(watch);
            messageManager.removeMessageListener(name, listener);
            if ('answer' in data) resolve(JSON.parse(data.answer)); else reject(new Error(data.error));
          };
          messageManager.addMessageListener(name, listener);
          const script = \`(async () => {
            try {
              const answer = await (\${source})(content, ...\${json});
              sendAsyncMessage(\${JSON.stringify(name)}, { answer: JSON.stringify(answer ?? null) });
            } catch (error) {
              sendAsyncMessage(\${JSON.stringify(name)}, { error: String(error) });
            }
          })()\`;
          messageManager.loadFrameScript('data:application/javascript;charset=utf-8,' + encodeURIComponent(script), false);
        });`,
        String(fn),
        JSON.stringify(given),
        `precis-test:${Math.random()}`,
      );

    /**
     * Runs `act`, which causes `count` events of `type` in the page, and waits until the page has received them. Mouse and
     * key events take another way to the page's process than calls of `evaluate`, which would overtake them.
     */
    async function andArrives(type, count, act) {
      counters += 1;
      const counter = `arrived${counters}`;
      await evaluate(
        (window, name, key) => {
          window[key] = 0;
          window.addEventListener(name, () => (window[key] += 1), { capture: true });
        },
        type,
        counter,
      );
      await act();
      for (const end = Date.now() + 10_000; Date.now() < end; await sleep(5)) {
        // A click may close the page, which then counts as having received its events.
        const arrived = await evaluate((window, key) => window[key], counter).catch(() => count);
        if (arrived >= count) break;
      }
      // The page's own listeners run after this counting one, and their changes are shown still later.
      await sleep(20);
    }

    return createPageDriver({
      evaluate,
      mouse: (x, y) =>
        andArrives('mouseup', 1, () =>
          inWindow(
            `const shower = ${which};
            const box = shower.getBoundingClientRect();
            // The sidebar's page is in a document of its own within the window.
            const outer = shower.ownerGlobal === window ? { x: 0, y: 0 } : sidebar.getBoundingClientRect();
            click(outer.x + box.x + args[0], outer.y + box.y + args[1]);`,
            x,
            y,
          ),
        ),
      type: (text) =>
        andArrives('keyup', Array.from(text).length, () =>
          inWindow(`for (const key of args[0]) press(key === '\\n' ? 'Enter' : key);`, text),
        ),
      press(combination) {
        const { modifiers, key } = splitCombination(combination);
        return andArrives('keyup', modifiers.length + 1, () => inWindow('press(args[0], args[1]);', key, modifiers));
      },
      async screenshot(path) {
        const base64 = await inWindow(
          `const { browsingContext } = ${which};
          const picture = await browsingContext.currentWindowGlobal.drawSnapshot(null, 1, 'white');
          const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
          canvas.width = picture.width;
          canvas.height = picture.height;
          canvas.getContext('2d').drawImage(picture, 0, 0);
          return canvas.toDataURL().split(',')[1];`,
        );
        await writeFile(path, Buffer.from(base64, 'base64'));
      },
      close,
    });
  }

  const tabView = (part) =>
    pageView(`tab(${JSON.stringify(part)})`, () =>
      inWindow('gBrowser.removeTab(gBrowser.getTabForBrowser(tab(args[0])));', part),
    );

  const buttonId = `${addon.replace(/[^a-z0-9_-]/gi, '_').toLowerCase()}-browser-action`;
  await inWindow('CustomizableUI.addWidgetToArea(args[0], CustomizableUI.AREA_NAVBAR);', buttonId);
  const origin = await inWindow('return WebExtensionPolicy.getByID(args[0]).getURL("").slice(0, -1);', addon);

  await inWindow(
    `const welcome = () => tab(args[0] + '/src/ui/welcome/');
    if (!(await until(welcome))) throw new Error('The first-run page did not open');
    gBrowser.removeTab(gBrowser.getTabForBrowser(welcome()));`,
    origin,
  );

  async function closePopup() {
    // The last actions of the popup reach the browser's window a moment after the popup has closed.
    await inWindow(`if (!popup()) return;
      popup().closest('panel')?.hidePopup();
      await until(() => !popup());
      await sleep(100);`);
  }

  const readClipboard = () => inWindow('return navigator.clipboard.readText();');

  return {
    name: 'Firefox',
    origin,
    get page() {
      return page;
    },
    inWindow,
    async open(url) {
      await closePopup();
      await page.bringToFront();
      // WebDriver BiDi never finishes opening a page of the browser itself, so the script below opens `about:` pages.
      if (!url.startsWith('about:')) return page.goto(url, { waitUntil: 'domcontentloaded' });
      await inWindow(
        `const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
        gBrowser.selectedBrowser.loadURI(Services.io.newURI(args[0]), { triggeringPrincipal });
        await until(() => gBrowser.currentURI.spec.startsWith(args[0]));`,
        url,
      );
    },
    async click() {
      await closePopup();
      await page.bringToFront();
      await inWindow(
        `const holder = document.getElementById(args[0]);
        clickElement(holder.querySelector('.unified-extensions-item-action-button') ?? holder);
        const isOpen = () => {
          const { width = 0 } = popup()?.getBoundingClientRect() ?? {};
          return width > 0 && popup().currentURI.spec.startsWith(args[1]) && popup().closest('panel').state === 'open';
        };
        if (!(await until(isOpen))) throw new Error('The popup did not open');`,
        buttonId,
        origin,
      );
      return pageView('popup()', closePopup);
    },
    async tab(part) {
      // A user's popup closes when another tab comes to the front. A headless popup has no focus to lose, so this closes it.
      await closePopup();
      await inWindow(
        `if (!(await until(() => tab(args[0])))) throw new Error('No tab shows ' + args[0]);
        gBrowser.selectedTab = gBrowser.getTabForBrowser(tab(args[0]));`,
        part,
      );
      return tabView(part);
    },
    /** Waits for the sidebar to open, and returns its driver. */
    async panel() {
      const shower = `sidebar.contentDocument?.getElementById('webext-panels-browser')`;
      await inWindow(
        `const panel = () => ${shower};
        if (!(await until(() => panel()?.currentURI?.spec.includes('panel.html')))) throw new Error('The sidebar did not open');`,
      );
      return pageView(shower, () => inWindow('SidebarController.hide();'));
    },
    async extensionTab(path) {
      const url = `${origin}/${path}`;
      await inWindow(
        `const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
        gBrowser.selectedTab = gBrowser.addTab(args[0], { triggeringPrincipal });
        await until(() => tab(args[0]));`,
        url,
      );
      const opened = tabView(url);
      await opened.settled();
      return opened;
    },
    /** Accepts the prompt in which Firefox asks the user for a permission. */
    allow: () =>
      inWindow(
        `const { panel } = PopupNotifications;
        const asked = () => panel.state === 'open' && panel.firstElementChild?.button;
        if (!(await until(asked))) throw new Error('Firefox asked nothing');
        asked().click();
        await until(() => panel.state === 'closed');`,
      ),
    /** Closes the tab that the toolbar button was clicked on. A new tab takes its place. */
    async closeTab() {
      const closed = page;
      page = await browser.newPage();
      await closed.bringToFront();
      await closed.close();
    },
    /** Cuts the browser off from the network, or reconnects it. */
    offline: (cut) => inWindow('Services.io.offline = args[0];', cut),
    /** Restarts the extension as an update does: all its pages close. */
    async reload() {
      await inWindow(
        `const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
        await (await AddonManager.getAddonByID(args[0])).reload();
        await until(() => WebExtensionPolicy.getByID(args[0])?.extension.persistentListeners);`,
        addon,
      );
    },
    /**
     * Allows the extension in private windows, as its switch on the add-ons page does, and opens a private window. The
     * driver works in that window from then on.
     * @returns a function that closes the private window and drives the previous one again
     */
    async openPrivate() {
      await inWindow(
        `const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
        const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
        const permissions = ['internal:privateBrowsingAllowed'];
        if (!WebExtensionPolicy.getByID(args[0]).privateBrowsingAllowed) {
          await ExtensionPermissions.add(args[0], { permissions, origins: [] });
          await (await AddonManager.getAddonByID(args[0])).reload();
        }
        await until(() => WebExtensionPolicy.getByID(args[0])?.privateBrowsingAllowed);
        const opened = new Promise((done) => Services.obs.addObserver(function see() {
          Services.obs.removeObserver(see, 'browser-delayed-startup-finished');
          done();
        }, 'browser-delayed-startup-finished'));
        OpenBrowserWindow({ private: true });
        await opened;`,
        addon,
      );
      const before = { context, page };
      const { result } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
      context = listWindows(result).find((one) => one.context !== context).context;
      page = (await browser.pages()).at(-1);
      return async () => {
        await closePopup();
        const gone = `const gone = new Promise((done) => Services.obs.addObserver(function see() {
          Services.obs.removeObserver(see, 'last-pb-context-exited');
          done();
        }, 'last-pb-context-exited'));`;
        ({ context, page } = before);
        await inWindow(`${gone}
          for (const one of Services.wm.getEnumerator('navigator:browser'))
            if (one !== window) one.close();
          await gone;`);
      };
    },
    readClipboard,
    browserPage: 'about:support',
    /** Right-clicks the page, and chooses the item `label` from its context menu. */
    contextMenu: (label) =>
      inWindow(
        `const box = gBrowser.selectedBrowser.getBoundingClientRect();
        click(box.x + 20, box.y + 20, 2);
        const menu = document.getElementById('contentAreaContextMenu');
        await until(() => menu.state === 'open');
        const item = Array.from(menu.querySelectorAll('menuitem')).find((one) => one.label === args[0]);
        if (!item) throw new Error('Not in the menu: ' + args[0]);
        menu.activateItem(item);`,
        label,
      ),
    /** Presses the keys of an extension's command with the focus on the page. */
    shortcut(combination) {
      const { modifiers, key } = splitCombination(combination);
      return inWindow('gBrowser.selectedBrowser.focus(); press(args[0], args[1]);', key, modifiers);
    },
    /** Adds the selected passage: by the page's context menu on the selection (`menu`), or by the keyboard command (`keys`). */
    async addPassage(how) {
      await closePopup();
      if (how === 'keys') return this.shortcut('Alt+a');
      const [x, y] = await page.evaluate(() => {
        const [box] = getSelection().getRangeAt(0).getClientRects();
        return [box.x + box.width / 2, box.y + box.height / 2];
      });
      return inWindow(
        `const box = gBrowser.selectedBrowser.getBoundingClientRect();
        click(box.x + args[0], box.y + args[1], 2);
        const menu = document.getElementById('contentAreaContextMenu');
        await until(() => menu.state === 'open');
        // Two items of one extension are in a submenu of the extension's name.
        const find = () => Array.from(menu.querySelectorAll('menuitem')).find((one) => one.label === args[2]);
        const group = Array.from(menu.querySelectorAll('menu')).find((one) => one.label.startsWith('Precis'));
        group?.openMenu(true);
        await until(() => find() && (!group || group.menupopup.state === 'open'));
        (group?.menupopup ?? menu).activateItem(find());
        await until(() => menu.state === 'closed');`,
        x,
        y,
        'Add this passage to the post',
      );
    },
    /** Returns the text of the badge on the toolbar button. */
    badge: () =>
      inWindow(
        `const holder = document.getElementById(args[0]);
        return (holder.querySelector('[badge]') ?? holder).getAttribute('badge') ?? '';`,
        buttonId,
      ),
    /** Returns the keys that the browser has assigned to the extension's commands. */
    shortcuts: () =>
      inWindow(
        `const { extension } = WebExtensionPolicy.getByID(args[0]);
        const all = await extension.shortcuts.allCommands();
        return all.map(({ shortcut }) => shortcut).filter(Boolean).sort();`,
        addon,
      ),
    close: () => browser.close(),
  };
}
