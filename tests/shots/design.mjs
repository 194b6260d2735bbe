/**
 * `npm run shots:design`: takes the pictures of .github/DESIGN.md from the built extension in Chromium. Views of the popup
 * stand beside each other in one picture.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { casePages, servePages } from '../../src/cli/serve.mjs';
import { root } from '../../src/cli/setup.mjs';
import { launchChromiumDriver } from '../e2e/chromium.mjs';
import { views } from './views.mjs';

/** Views of the popup, each in a theme. */
const POPUPS = [
  ['record', 'light'],
  ['rendered', 'dark'],
  ['frontPage', 'light'],
];
/** Pixels: the size of the popup, and the space around it. */
const POPUP = { width: 480, height: 600 };
const GAP = 24;
const WIDE = { width: 1200, height: 700 };

const scratch = mkdtempSync(join(tmpdir(), 'precis-design-'));
const server = await servePages(casePages);
const { host } = new URL(server.origin);
const browser = await launchChromiumDriver({
  dist: join(root, 'dist/chrome'),
  downloads: scratch,
  args: ['--screen-info={1600x1200}', `--host-resolver-rules=MAP *.example ${host}`],
  env: { ...process.env, LANGUAGE: 'en' },
});
/** Serves each page under the host that it names; the front page at the root, by which it is known. @param {string} slug */
const address = (slug) => {
  const { url } = JSON.parse(readFileSync(join(root, 'tests/cases', slug, 'expected.json'), 'utf8'));
  return `http://${new URL(url).host}/${slug}/`;
};
const image = (path) => `data:image/png;base64,${readFileSync(path).toString('base64')}`;

try {
  const shots = [];
  for (const [name, scheme] of POPUPS) {
    const popup = await views[name]({ browser, address });
    await popup.look({ scheme, width: null });
    await popup.settle();
    shots.push(join(scratch, `${name}.png`));
    await popup.screenshot(shots.at(-1));
    await popup.close();
  }
  const framed = shots.map((path) => `<img src="${image(path)}" width="${POPUP.width}" height="${POPUP.height}">`);
  await browser.page.setViewport({
    width: POPUPS.length * (POPUP.width + GAP) + GAP,
    height: POPUP.height + 2 * GAP,
  });
  await browser.page.setContent(
    `<style>body{display:flex;gap:${GAP}px;margin:0;padding:${GAP}px;background:#cfcac0}img{border-radius:8px}</style>${framed.join('')}`,
  );
  await browser.page.screenshot({ path: join(root, '.github/design-popup.webp') });
  const panel = await views.sidePanel({ browser, address });
  await panel.look({ ...WIDE, scheme: 'light' });
  await panel.settle();
  await panel.screenshot(join(root, '.github/design-faces.webp'));
  await panel.close();
} finally {
  await browser.close();
  server.close();
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
