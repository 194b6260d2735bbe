/**
 * Times reading a page. Bare Readability; Precis (all metadata, body, Markdown); Defuddle and Postlight (body, some
 * metadata).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium } from '../../src/cli/chromium.mjs';
import { servePages } from '../../src/cli/serve.mjs';
import { root } from '../../src/cli/setup.mjs';
import { compareTimes, median, printRatios } from './compare.mjs';
import { findPackageFile } from './peers.mjs';

const URL_OF_PAGE = 'https://news.example/2026/03/an-article/';
export const BENCH_READ_AT = '2026-11-23T12:00:00+00:00';

/**
 * Times the readers in Node, on a document parsed by linkedom. Postlight parses the HTML itself, and its time includes
 * the parsing.
 * @param {string[]} htmls @param {import('./peers.mjs').Precis} precis
 * @param {Awaited<ReturnType<typeof import('./peers.mjs').loadPeers>>} peers @param {number} rounds
 */
export function benchReadingInNode(htmls, { parseHtml, readArticle }, { Readability, Defuddle, Postlight }, rounds) {
  return compareTimes(
    'Reading a page in Node',
    {
      Readability: ({ document }) => new Readability(document).parse(),
      Precis: ({ document }) => readArticle({ url: URL_OF_PAGE, document, readAt: BENCH_READ_AT }),
      Defuddle: ({ document }) => Defuddle(document, URL_OF_PAGE),
      Postlight: ({ html }) => Postlight.parse(URL_OF_PAGE, { html, fetchAllPages: false }),
    },
    htmls.map((html) => () => ({ html, document: parseHtml(html, URL_OF_PAGE) })),
    rounds,
  );
}

/** Returns the paths of the scripts that are injected. The peers are installed by then. */
const findScripts = () => ({
  extract: join(root, 'dist/chrome/src/extract.js'),
  readability: findPackageFile('@mozilla/readability/Readability.js'),
  defuddle: findPackageFile('defuddle/dist/index.js'),
  postlight: findPackageFile('@postlight/parser/dist/mercury.web.js'),
});

/**
 * Runs in the page. Readability changes the document, so it gets a copy, as its manual says; the other libraries copy
 * the document themselves.
 */
const measureRounds = async (rounds, readAt) => {
  const page = globalThis;
  const Reader = page.Defuddle.default ?? page.Defuddle;
  const html = () => document.documentElement.outerHTML;
  const contestants = {
    Readability: () => new page.Readability(document.cloneNode(true)).parse(),
    Precis: () => page.precisReadPage(readAt),
    Defuddle: () => new Reader(document, { url: location.href }).parse(),
    Postlight: () => page.Mercury.parse(location.href, { html: html(), fetchAllPages: false }),
  };
  const names = Object.keys(contestants);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const at of names.keys()) {
      const name = names[(at + round) % names.length];
      const start = performance.now();
      try {
        await contestants[name]();
        times[name].push(performance.now() - start);
      } catch {
        // A library that fails on a page gets no time for that page.
      }
    }
  return times;
};

/** Times the readers in a real Chromium, on the document that the browser displays. */
export async function benchReadingInChromium(htmls, rounds) {
  const server = await servePages(async (path) => ({
    body: htmls[Number(path.slice(1))] ?? '',
    // The page's own scripts must not run and disturb the times.
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': "default-src 'none'" },
  }));
  const { browser } = await launchChromium({ dist: join(root, 'dist/chrome') });
  try {
    const page = await browser.newPage();
    const first = {};
    const middle = {};
    for (const at of htmls.keys()) {
      await page.goto(`${server.origin}/${at}`, { waitUntil: 'domcontentloaded' });
      for (const script of Object.values(findScripts())) await page.evaluate(`${readFileSync(script, 'utf8')};0`);
      for (const [name, times] of Object.entries(await page.evaluate(measureRounds, rounds, BENCH_READ_AT))) {
        first[name] ??= [];
        middle[name] ??= [];
        first[name].push(times[0] ?? NaN);
        middle[name].push(times.length ? median(times) : NaN);
      }
    }
    const how = `${htmls.length} inputs`;
    printRatios(`Reading a page in Chromium, the first time, as after a click (${how})`, first);
    printRatios(`Reading a page in Chromium, the middle of ${rounds} times (${how})`, middle);
  } finally {
    await browser.close();
    server.close();
  }
}
