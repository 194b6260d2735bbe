/** A real Chromium with Precis in it, and the real click on its toolbar button (which is what grants activeTab). */
import { setTimeout as sleep } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import { findBrowser } from './browsers.mjs';

/** Nothing of the browser's own goes to the network, and no question is asked at the first start. */
const quietArguments = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * @param {{dist: string, profile?: string, headless?: boolean, args?: string[], env?: NodeJS.ProcessEnv}} options `dist`: folder of the built
 *   extension; `profile`: user data folder to keep (else one that goes with the browser)
 * @returns with `welcome`, the target of the first-run page, which opens by itself
 */
export async function launchChromium({ dist, profile, headless = true, args = [], env = process.env }) {
  const browser = await puppeteer.launch({
    executablePath: await findBrowser('chromium'),
    headless,
    env,
    // Branded Chrome no longer loads extensions from its command line; over the pipe it still does.
    pipe: true,
    enableExtensions: true,
    // Without a display the popup's own size is what is looked at; with one the window's.
    defaultViewport: headless ? { width: 1280, height: 900 } : null,
    ...(profile === undefined ? {} : { userDataDir: profile }),
    // Chromium refuses to run its sandbox as root.
    args: [...quietArguments, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...args],
  });
  const id = await browser.installExtension(dist);
  const extension = (await browser.extensions()).get(id);
  // It comes a moment after the install, and would else be taken for whatever is opened next.
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
  // The popup is sized by its own content; a viewport of the driver's would hide a layout that is too wide.
  await popup.setViewport(null).catch(() => undefined);
  await sleep(0);
  return popup;
}
