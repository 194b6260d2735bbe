/**
 * `npm run icons`: renders public/icons/icon.svg (16 × 16 units) to the PNG files that toolbars and extension stores need.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { findBrowser } from './browsers.mjs';
import { root, runMain } from './setup.mjs';

const sizes = [16, 24, 32, 48, 64, 128];

await runMain(async () => {
  const folder = join(root, 'public/icons');
  const drawing = await readFile(join(folder, 'icon.svg'), 'utf8');
  const browser = await puppeteer.launch({
    executablePath: await findBrowser('chromium'),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const page = await browser.newPage();
    for (const size of sizes) {
      await page.setViewport({ width: size, height: size });
      await page.setContent(`<style>body { margin: 0 } svg { display: block; width: ${size}px }</style>${drawing}`);
      await page.screenshot({ path: join(folder, `${size}.png`), omitBackground: true });
    }
  } finally {
    await browser.close();
  }
  return 0;
});
