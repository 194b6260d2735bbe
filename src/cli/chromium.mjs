/** Starts a real Chromium with Precis installed, and clicks the toolbar button, which grants the `activeTab` permission. */
import { setTimeout as sleep } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import { findBrowser } from './browsers.mjs';

/** Chromium switches that stop the browser's own network requests and the dialogs of a first start. */
const quietArguments = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * @param {{dist: string, profile?: string, headless?: boolean, args?: string[], env?: NodeJS.ProcessEnv}} options
 *   `dist`: folder of the built extension; `profile`: user data folder to keep (by default a temporary one, deleted when the
 *   browser closes)
 * @returns the browser, the extension, its `id`, and `welcome`: the first-run page, which the extension opens by itself
 */
export async function launchChromium({ dist, profile, headless = true, args = [], env = process.env }) {
  const browser = await puppeteer.launch({
    executablePath: await findBrowser('chromium'),
    headless,
    env,
    // Google Chrome no longer loads extensions given on its command line. Over a debugging pipe it still installs them.
    pipe: true,
    enableExtensions: true,
    // Headless, pages get this size; in a visible browser (null), they have the size of the window.
    defaultViewport: headless ? { width: 1280, height: 900 } : null,
    ...(profile === undefined ? {} : { userDataDir: profile }),
    // Chromium refuses to run its sandbox as root.
    args: [...quietArguments, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...args],
  });
  const id = await browser.installExtension(dist);
  const extension = (await browser.extensions()).get(id);
  // The welcome page opens shortly after the installation. Without this wait, it could be mistaken for the next page opened.
  const welcome = await browser.waitForTarget((one) => one.url().includes(`${id}/src/ui/welcome/`), {
    timeout: 15_000,
  });
  return { browser, extension, id, welcome };
}

/**
 * Clicks the toolbar button on the page's tab.
 * @returns the popup as a puppeteer page
 */
export async function clickToolbar({ browser, extension, id }, page) {
  await page.bringToFront();
  const before = new Set(browser.targets());
  await page.triggerExtensionAction(extension);
  const target = await browser.waitForTarget(
    (one) => !before.has(one) && one.url().startsWith(`chrome-extension://${id}/`) && one.type() !== 'service_worker',
    { timeout: 15_000 },
  );
  const popup = await target.asPage();
  // A popup gets its size from its content. A viewport set by puppeteer would hide that a layout is too wide.
  await popup.setViewport(null).catch(() => undefined);
  await sleep(0);
  return popup;
}
