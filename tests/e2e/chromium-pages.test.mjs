/**
 * Real pages in a real Chromium: the popup must copy what the command line prints. The pages are not in the repository;
 * `npm test -- FOLDER` names the folder that holds them.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { folderPages, servePages } from '../../src/cli/serve.mjs';
import { root } from '../../src/cli/setup.mjs';
import { launchChromiumDriver } from './chromium.mjs';
import { answeredRecord, copyPostText } from './popup.mjs';

const folder = process.env.PRECIS_PAGES ?? '';
const howMany = 20;

/** Returns files at even distances in the whole folder, so that every kind of page is included. */
function sample() {
  const files = readdirSync(folder).filter((name) => /\.html(\.gz)?$/.test(name));
  const step = Math.max(1, files.length / howMany);
  return Array.from({ length: Math.min(howMany, files.length) }, (_, index) => files[Math.floor(index * step)]);
}

const precis = (file, url) =>
  execFileSync(process.execPath, [join(root, 'src/cli/run.mjs'), join(folder, file), '--url', url], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 1e8,
  });

describe.runIf(existsSync(folder) && folder)('the popup copies what the command line prints', () => {
  let server;
  let browser;
  let downloads;
  beforeAll(async () => {
    server = await servePages(folderPages(folder));
    downloads = mkdtempSync(join(tmpdir(), 'precis-pages-'));
    browser = await launchChromiumDriver({ dist: join(root, 'dist/chrome'), downloads });
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
    rmSync(downloads, { recursive: true, force: true });
  });

  test.each(folder && existsSync(folder) ? sample() : [])('%s', async (file) => {
    const url = `${server.origin}/${encodeURIComponent(file.replace(/\.html(\.gz)?$/, ''))}`;
    await browser.open(url);
    const popup = await browser.click();
    await popup.wait(answeredRecord, 30_000);
    if ((await popup.attribute({ css: 'main' }, 'data-state')) !== 'ready')
      await popup.click({ button: 'Read it as an article anyway' });
    expect(await copyPostText(browser, popup)).toBe(precis(file, url));
    await popup.close();
  });
});

if (!folder) console.log('Skipped: no folder of real pages was named (`npm test -- FOLDER`).');
else if (!existsSync(folder)) console.log(`Skipped: ${folder} is not there.`);
