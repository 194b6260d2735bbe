/**
 * `npm start [-- URL]`: tries Precis from a fresh checkout. Installs packages, builds, opens a browser with Precis on the
 * sample article (or URL) and clicks the toolbar button. Without a display, the browser runs headless, and the post and the
 * path of a screenshot of the popup are printed.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { root, runCommand, runMain, SetupError, setup } from './setup.mjs';

const SAMPLE_CASE = 'corporate-news';
const SAMPLE_HOST = 'newsroom.fjordlight.example';

/** Folder for screenshots; git ignores it. */
const picturesFolder = join(root, 'dist/start');

const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);

function getAddressArgument() {
  const given = process.argv[2];
  if (given === undefined) return undefined;
  if (URL.canParse(given) && /^(https?|file):$/.test(new URL(given).protocol)) return given;
  throw new SetupError(`${given} is not an address. Use: npm start -- https://example.org/article`);
}

/** Gets the post as a user does: clicks Copy and reads the clipboard. Returns null when the popup shows no post. */
async function copyPost({ browser, id }, popup) {
  await browser.defaultBrowserContext().overridePermissions(`chrome-extension://${id}`, ['clipboard-read']);
  const state = await popup.waitForSelector('main[data-state]:not([data-state="reading"])', { timeout: 30_000 });
  if ((await state?.evaluate((main) => main.dataset.state)) !== 'ready') return null;
  await popup.click('.next-step');
  await popup.waitForSelector('.status .note');
  return popup.evaluate('navigator.clipboard.readText()');
}

async function printAndPicture(chromium, page, popup) {
  const post = await copyPost(chromium, popup);
  if (post === null)
    console.log(`\nThe popup made no post. It says:\n\n${await popup.evaluate('document.body.innerText')}`);
  else console.log(`\n${post}`);
  await mkdir(picturesFolder, { recursive: true });
  await popup.screenshot({ path: join(picturesFolder, 'popup.png') });
  await page.screenshot({ path: join(picturesFolder, 'page.png') });
  console.log(`\nPicture of the popup: ${join(picturesFolder, 'popup.png')}`);
  console.log(`Picture of the page:  ${join(picturesFolder, 'page.png')}`);
  return post === null ? 1 : 0;
}

/**
 * Opens the browser and clicks the toolbar button. Resolves when the user closes the browser or, headless, after printing.
 */
async function showBrowser(address, headless, args) {
  const { clickToolbar, launchChromium } = await import('./chromium.mjs');
  const chromium = await launchChromium({ dist: join(root, 'dist/chrome'), headless, args });
  const { browser } = chromium;
  try {
    const welcome = await chromium.welcome.page();
    const page = (await browser.pages()).find((one) => one !== welcome) ?? (await browser.newPage());
    await page.goto(address, { waitUntil: 'domcontentloaded' }).catch((error) => {
      throw new SetupError(`${address} could not be opened: ${error.message}`);
    });
    const popup = await clickToolbar(chromium, page);
    if (headless) return await printAndPicture(chromium, page, popup);
    console.log(`Precis is open on ${address}. Its button is in the toolbar (behind the puzzle piece).`);
    console.log('Close the browser to end this.');
    await new Promise((resolve) => browser.once('disconnected', resolve));
    return 0;
  } finally {
    // `close` rejects if the user has closed the browser already.
    await browser.close().catch(() => undefined);
  }
}

await runMain(async () => {
  const given = getAddressArgument();
  await setup();
  if (
    (await runCommand(process.execPath, [
      join(root, 'node_modules/vite/bin/vite.js'),
      'build',
      '--logLevel',
      'warn',
    ])) !== 0
  )
    throw new SetupError('The build failed; it says why above.');
  const { casePages, servePages } = await import('./serve.mjs');
  const server = await servePages(casePages);
  // The browser finds the sample under its own host: the server's address is no address to publish.
  const args = [`--host-resolver-rules=MAP ${SAMPLE_HOST} ${new URL(server.origin).host}`];
  const address = given ?? `http://${SAMPLE_HOST}/${SAMPLE_CASE}/`;
  try {
    if (hasDisplay()) {
      try {
        return await showBrowser(address, false, args);
      } catch (error) {
        if (error instanceof SetupError) throw error;
        console.log(`A window could not be opened (${error instanceof Error ? error.message : error}).`);
      }
    }
    console.log('No display here: the browser runs without a window.');
    return await showBrowser(address, true, args);
  } finally {
    server.close();
  }
});
