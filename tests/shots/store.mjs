/**
 * `npm run shots:store`: the stores' pictures, 1280 × 800, into .github/store, from the built extension in Chromium. A
 * popup is smaller than that: it is shown over the page that it was made from, where the browser would put it.
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
  // The pages stand where they say they do: another host is shown beside the one that a page names.
  args: ['--screen-info={1600x1200}', `--host-resolver-rules=MAP *.example ${new URL(server.origin).host}`],
  env: { ...process.env, LANGUAGE: 'en' },
});
const address = (slug) => {
  const { url } = JSON.parse(readFileSync(join(root, 'tests/cases', slug, 'expected.json'), 'utf8'));
  return `http://${new URL(url).host}/${slug}/`;
};
const image = (path) => `data:image/png;base64,${readFileSync(path).toString('base64')}`;

/** A view over the page that it was made from. */
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

/** A view that is a page of its own. */
async function picturePage(name, page) {
  await page.look({ ...size });
  await page.settle();
  await page.screenshot(join(out, name));
  await page.close();
}

try {
  await pictureOverPage('1-popup.png', await views.record({ browser, address }));
  await picturePage('2-preview.png', await views.beside({ browser, address }));
  const { library } = views;
  await picturePage('3-library.png', await library({ browser, address }));
  await picturePage('4-options.png', await views.options({ browser, address }));
} finally {
  await browser.close();
  server.close();
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
