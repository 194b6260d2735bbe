/**
 * `npm run shots:store`: takes the screenshots for the extension stores and the README, 1280 × 800, from the built
 * extension in Chromium, and writes them to .github/store. A popup is smaller than that, so it is shown over its web page,
 * where the browser would put it.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { casePages, servePages } from '../../src/cli/serve.mjs';
import { root } from '../../src/cli/setup.mjs';
import { launchChromiumDriver } from '../e2e/chromium.mjs';
import { views } from './views.mjs';

const size = { width: 1280, height: 800 };
const out = join(root, '.github/store');
const scratch = mkdtempSync(join(tmpdir(), 'precis-store-'));
const server = await servePages(casePages);
const browser = await launchChromiumDriver({
  dist: join(root, 'dist/chrome'),
  downloads: scratch,
  // Serves each page under the `.example` host that the page names. Under the test server's own host, the popup would
  // show both hosts.
  args: ['--screen-info={1600x1200}', `--host-resolver-rules=MAP *.example ${new URL(server.origin).host}`],
  env: { ...process.env, LANGUAGE: 'en' },
});
const address = (slug) => {
  const { url } = JSON.parse(readFileSync(join(root, 'tests/cases', slug, 'expected.json'), 'utf8'));
  return `http://${new URL(url).host}/${slug}/`;
};
const image = (path) => `data:image/png;base64,${readFileSync(path).toString('base64')}`;

/** Takes a screenshot of a popup and puts it over a screenshot of the page that the popup describes. */
async function pictureOverPage(name, popup) {
  const top = join(scratch, 'popup.png');
  const below = join(scratch, 'page.png');
  await popup.settle();
  await popup.screenshot(top);
  await popup.close();
  await browser.page.setViewport(size);
  await browser.page.screenshot({ path: below });
  await browser.page.setContent(
    `<body style="margin:0;background:url(${image(below)})"><img src="${image(top)}" style="position:fixed;top:8px;right:24px;border-radius:8px;box-shadow:0 2px 24px #0006">`,
  );
  await browser.page.screenshot({ path: join(out, name) });
}

/** Takes a screenshot of a view that is a page of its own, such as the library. */
async function picturePage(name, page) {
  await page.look({ ...size });
  await page.settle();
  await page.screenshot(join(out, name));
  await page.close();
}

try {
  await pictureOverPage('1-popup.png', await views.record({ browser, address }));
  await picturePage('2-preview.png', await views.sidePanel({ browser, address }));
  const sampleLibrary = await views.library({ browser, address });
  await sampleLibrary.close();
  await picturePage('3-library.png', await views.libraryPost({ browser, address }));
  await picturePage('4-options.png', await views.options({ browser, address }));
} finally {
  await browser.close();
  server.close();
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
