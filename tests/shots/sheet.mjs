/** The contact sheet: all screenshots on one page, one row per view. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';
import { findBrowser } from '../../src/cli/browsers.mjs';

const style = `body { font: 14px system-ui; margin: 1rem; background: #888 }
section { display: flex; flex-wrap: wrap; gap: 8px; align-items: start; margin-bottom: 1rem }
figure { margin: 0 } img { display: block; max-width: 600px } .tall img { zoom: 0.5 } h1, h2 { width: 100%; margin: 0.3rem 0; font-size: 1.1rem }`;

/** Views that are taller than a window; their screenshots show the full page. */
export const TALL_VIEWS = new Set(['options', 'welcome']);

/** Writes `sheet.html`, which shows all screenshots of the folder (`LANGUAGE-VIEW-SCHEME-WIDTH.png`). */
export function writeSheet(folder) {
  const pictures = readdirSync(folder).filter((name) => /^\w+-\w+-\w+-\d+\.png$/.test(name));
  const of = (at) => [...new Set(pictures.map((name) => name.split('-')[at]))];
  const row = (language, view) => {
    const own = pictures.filter((name) => name.startsWith(`${language}-${view}-`));
    const figures = own.map(
      (name) => `<figure><img src="${name}" alt="${name}"><figcaption>${name}</figcaption></figure>`,
    );
    return own.length ? `<section><h2>${view}</h2>${figures.join('')}</section>` : '';
  };
  const languages = of(0).map((language) => {
    const rows = (tall) =>
      of(1)
        .filter((view) => TALL_VIEWS.has(view) === tall)
        .map((view) => row(language, view));
    return `<h1>${language}</h1><div id="${language}">${rows(false).join('')}</div><div id="${language}-pages" class="tall">${rows(true).join('')}</div>`;
  });
  const head = `<!doctype html><meta charset="utf-8"><title>Precis</title><style>${style}</style>`;
  writeFileSync(join(folder, 'sheet.html'), head + languages.join(''));
}

/**
 * Takes a picture of each language's section of the sheet: `sheet-LANGUAGE.png`, and `sheet-LANGUAGE-pages.png` for the
 * tall views.
 */
export async function pictureSheet(folder, languages) {
  const browser = await puppeteer.launch({
    executablePath: await findBrowser('chromium'),
    headless: true,
    pipe: true,
    defaultViewport: { width: 2000, height: 1000, deviceScaleFactor: 0.5 },
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(join(folder, 'sheet.html')).href);
    for (const id of languages.flatMap((language) => [language, `${language}-pages`])) {
      const part = await page.$(`#${id}`);
      const box = await part?.boundingBox();
      if (box?.height) await part?.screenshot({ path: join(folder, `sheet-${id}.png`) });
    }
  } finally {
    await browser.close();
  }
}
