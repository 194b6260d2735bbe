/**
 * `npm run bench -- library [COUNT …]`: the library page in a real Chromium with 1,000, 10,000 and 100,000 posts.
 * Measures the time to open, to search and to build the search index, and the use of memory and disk. These are
 * wall-clock times of the current machine; no time makes the run fail.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { launchChromium } from '../../src/cli/chromium.mjs';
import { runCommand } from '../../src/cli/setup.mjs';
import { copyExtensionWithLibraryPage } from '../e2e/library-bundle.mjs';

const COUNTS = [1_000, 10_000, 100_000];
/** Words in each generated article: half of what is usual on the web, so that 100,000 articles fit on a small disk. */
const WORDS = 300;
const OPENINGS = 7;
const QUERIES = 120;
/** Posts that one call into the browser adds: puppeteer gives up on a call after three minutes. */
const AT_A_TIME = 2_000;

const quantile = (values, share) => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)];
const ms = (value) => `${Math.round(value).toLocaleString('en')} ms`;
const mb = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

/**
 * Runs in the library page before the page's own scripts. Records when the first post and when the charts appear on
 * screen.
 */
const recordPaintTimes = () => {
  const wanted = { posts: '.item', charts: '.charts' };
  globalThis.opened = {};
  const look = () => {
    for (const [name, css] of Object.entries(wanted))
      if (!globalThis.opened[name] && document.querySelector(css)) globalThis.opened[name] = performance.now();
    if (Object.keys(globalThis.opened).length < 2) requestAnimationFrame(look);
  };
  look();
};

/**
 * Runs in the library page. Puts a text into the search field, and resolves with the milliseconds until the results are
 * on screen.
 */
const measureTypedQuery = (text) =>
  new Promise((resolve) => {
    const field = /** @type {HTMLInputElement} */ (document.querySelector('input[type=search]'));
    const start = performance.now();
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    const look = () => {
      if (document.querySelector('.items[aria-busy="false"]') && field.value === text)
        resolve(performance.now() - start);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });

/**
 * Builds search texts from frequent and rare words: whole words, beginnings of words, pairs of words, and words with a
 * typing error.
 */
function buildQueries(vocabulary) {
  const word = (number) => vocabulary[Math.floor(30_000 ** (((number * 37) % 100) / 100))];
  const kinds = [
    word,
    (number) => word(number).slice(0, 3),
    (number) => `${word(number)} ${word(number + 5)}`,
    (number) => word(number).replace(/(.)(.)$/, '$2$1'),
  ];
  return Array.from({ length: QUERIES }, (_, number) => kinds[number % kinds.length](number));
}

export async function benchLibrary(counts) {
  await runCommand('npm', ['run', '-s', 'build']);
  const dist = await copyExtensionWithLibraryPage('chromium');
  const folder = mkdtempSync(join(tmpdir(), 'precis-bench-'));
  const { browser, id } = await launchChromium({ dist, profile: folder });
  try {
    const origin = `chrome-extension://${id}`;
    const store = await browser.newPage();
    await store.goto(`${origin}/library-page/index.html`);
    /** @param {string} source @returns {Promise<any>} whatever the library page answers */
    const inStore = (source) => store.evaluate(`(async () => ${source})()`);
    const open = async () => {
      const page = await browser.newPage();
      // Wide enough for the charts, which stand beside the list.
      await page.setViewport({ width: 1280, height: 860 });
      await page.evaluateOnNewDocument(recordPaintTimes);
      await page.goto(`${origin}/src/ui/library/index.html`);
      await page.waitForFunction('Object.keys(opened).length === 2', { timeout: 600_000 });
      return page;
    };
    let filled = 0;
    for (const count of counts) {
      for (; filled < count; filled = Math.min(count, filled + AT_A_TIME))
        await inStore(`library.fillWithArticles(${filled}, ${Math.min(count, filled + AT_A_TIME)}, ${WORDS})`);
      const waiting = (await inStore('library.counts()')).pending;
      const start = performance.now();
      const first = await open();
      while ((await inStore('library.counts()')).pending > 0) await sleep(250);
      const indexed = performance.now() - start;
      await first.close();

      const openings = [];
      for (let at = 0; at < OPENINGS; at += 1) {
        const page = await open();
        openings.push(await page.evaluate('opened'));
        await page.close();
      }
      const page = await open();
      const times = [];
      for (const query of buildQueries(await inStore('library.vocabulary()'))) {
        times.push(await page.evaluate(measureTypedQuery, query));
        await sleep(150);
      }
      const heap = await page.metrics();
      const worker = page.workers()[0];
      const inWorker = await worker?.client.send('Runtime.getHeapUsage');
      const disk = await store.evaluate('navigator.storage.estimate().then(({ usage }) => usage)');
      const of = (name, share) =>
        quantile(
          openings.map((one) => one[name]),
          share,
        );
      console.log(`
${count.toLocaleString('en')} posts
  index of ${waiting.toLocaleString('en')} posts built in    ${ms(indexed)}
  page opened, first posts       ${ms(of('posts', 0.5))} (slowest ${ms(of('posts', 1))})
  page opened, charts            ${ms(of('charts', 0.5))} (slowest ${ms(of('charts', 1))})
  search, from key to screen     ${ms(quantile(times, 0.5))} median, ${ms(quantile(times, 0.95))} at the 95th percentile
  memory                         page ${mb(heap.JSHeapUsedSize)}, worker ${mb((inWorker?.usedSize ?? 0) + (inWorker?.backingStorageSize ?? 0))}
  disk, all of it                ${mb(disk)}`);
      await page.close();
    }
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

export const benchCounts = (given) => (given.length > 0 ? given.map(Number) : COUNTS);
