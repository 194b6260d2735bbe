/**
 * `npm run shots [-- VIEW … --langs en,de]`: takes screenshots of every view, in light and dark, 320 and 600 px wide,
 * in each language of `public/_locales` and in a pseudo-language whose texts are longer than any; the popup also in
 * Firefox. Writes them to dist/shots, with a contact sheet (sheet.html) and a picture of the sheet for each language.
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { casePages, servePages } from '../../src/cli/serve.mjs';
import { root } from '../../src/cli/setup.mjs';
import { launchChromiumDriver as launchChromium } from '../e2e/chromium.mjs';
import { launchFirefoxDriver as launchFirefox } from '../e2e/firefox.mjs';
import { PSEUDO_LOCALE, usePseudoTexts } from './pseudo.mjs';
import { pictureSheet, TALL_VIEWS, writeSheet } from './sheet.mjs';
import { views } from './views.mjs';

const out = join(root, 'dist/shots');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { langs: { type: 'string' }, firefox: { type: 'boolean', default: false } },
});
const locales = readdirSync(join(root, 'public/_locales'));
const languages = values.langs?.split(',') ?? [...locales, PSEUDO_LOCALE];
const wanted = Object.entries(views).filter(([name]) => positionals.length === 0 || positionals.includes(name));

/** Window sizes of a view's screenshots. The view `sidePanel` needs room for two columns, and pages have a wide layout. */
const listSizes = (view) => {
  if (view === 'sidePanel') return [[940, 560]];
  return [[320, 600], [600, 600], ...(WIDE_VIEWS.test(view) ? [[1280, 860]] : [])];
};
const WIDE_VIEWS = /^(library|roundup|options|formatChange|welcome|firstStep)/;

/** The colour schemes and window sizes of a view's screenshots. */
const listDisplays = (view) =>
  ['light', 'dark'].flatMap((scheme) => listSizes(view).map(([width, height]) => ({ scheme, width, height })));

const scratch = mkdtempSync(join(tmpdir(), 'precis-shots-'));
const server = await servePages(casePages);
/** A host that preflight lets through, unlike the server's own. */
const SHOWN_HOST = 'pages.example';
/** @param {string} slug @param {string} host */
const toAddress = (slug, host = new URL(server.origin).host) => `http://${host}/${slug}/`;

/**
 * Sets the width of a view. A popup takes its width from its body and not from the window, so the body gets the width.
 */
async function pictureView(page, { width, ...system }) {
  const popup = (await page.attribute({ css: 'html' }, 'data-view')) === 'popup';
  await page.look({ ...system, width: popup ? null : width });
  if (!popup) return;
  const wide = Math.min(width, 480);
  await page.evaluate((window, size) => window.document.body.style.setProperty('inline-size', size), `${wide}px`);
  // Chromium adds a scrollbar when the screen is too low for the popup, so the window may be up to 40 px wider.
  await page.until('the popup to be as wide', () =>
    page.evaluate((window, size) => window.innerWidth >= size && window.innerWidth <= size + 40, wide),
  );
}

async function inChromium(language) {
  const dist = join(scratch, `chrome-${language}`);
  cpSync(join(root, 'dist/chrome'), dist, { recursive: true });
  if (language === PSEUDO_LOCALE) usePseudoTexts(join(dist, '_locales'));
  const browser = await launchChromium({
    dist,
    downloads: scratch,
    // On Linux, Chromium takes its language from the environment (`LANGUAGE`, below).
    // Headless Chromium's default screen is too small for a popup.
    args: ['--screen-info={1600x1200}', `--host-resolver-rules=MAP ${SHOWN_HOST} ${new URL(server.origin).host}`],
    env: { ...process.env, LANGUAGE: language === PSEUDO_LOCALE ? 'en' : language },
  });
  try {
    const spoken = await browser.extensionTab('manifest.json');
    const answer = await spoken.evaluate((/** @type {any} the types of the DOM lack `chrome` */ window) =>
      window.chrome.i18n.getMessage('@@ui_locale'),
    );
    await spoken.close();
    if (language !== PSEUDO_LOCALE && answer.split('_')[0] !== language.split('_')[0])
      return console.log(
        `This Chromium does not speak ${language}: on Debian its languages are the package chromium-l10n.`,
      );
    for (const [name, view] of wanted) {
      const page = await view({ browser, address: (slug) => toAddress(slug, SHOWN_HOST) });
      for (const system of listDisplays(name)) {
        await pictureView(page, system);
        await page.settle();
        await page.screenshot(
          join(out, `${language}-${name}-${system.scheme}-${system.width}.png`),
          TALL_VIEWS.has(name),
        );
      }
      await page.close();
      console.log(`${language} ${name}`);
    }
  } finally {
    await browser.close();
  }
}

/** Takes the popup's screenshots in Firefox. Only in English, since Debian's Firefox has no other language. */
async function inFirefox() {
  const browser = await launchFirefox({ dist: join(root, 'dist/firefox'), downloads: scratch });
  try {
    for (const name of ['record', 'preview', 'refusal']) {
      const popup = await views[name]({ browser, address: toAddress });
      await popup.until('what fades in to be there', () =>
        popup.evaluate((window) => window.document.getAnimations().every(({ playState }) => playState === 'finished')),
      );
      await popup.screenshot(join(out, `firefox-${name}-light-480.png`));
      await popup.close();
    }
  } finally {
    await browser.close();
  }
}

try {
  mkdirSync(out, { recursive: true });
  for (const language of languages) await inChromium(language);
  if (values.firefox || !values.langs) await inFirefox();
  writeSheet(out);
  await pictureSheet(out, [...languages, 'firefox']);
  console.log(`The contact sheet: ${join(out, 'sheet.html')}`);
} finally {
  server.close();
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
