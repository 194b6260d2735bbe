/**
 * Measures the time from a click on the toolbar button until the popup shows the post, in a real Chromium. The
 * baseline, or floor, is an extension whose popup holds one line of text. Performance marks in the popup say how long
 * each stage takes.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from '../../src/cli/chromium.mjs';
import { servePages } from '../../src/cli/serve.mjs';
import { root } from '../../src/cli/setup.mjs';
import { quantile } from './compare.mjs';
import { generatePage, SHARE_OF_TEXT } from './pages.mjs';

/** About the size of a typical page, in bytes. */
const COMMON_BYTES = 300_000;
const TIMES_COMMON = 10;
const STEPS = ['injected', 'read', 'summarized', 'composed', 'painted'];
const NAMES = ['open', 'load', 'inject', 'read', 'summarize', 'compose', 'paint'];

const floorFiles = {
  'manifest.json': JSON.stringify({
    manifest_version: 3,
    name: 'Floor',
    version: '1',
    action: { default_popup: 'popup.html' },
    permissions: ['activeTab', 'scripting', 'storage'],
  }),
  'popup.html': `<!doctype html><meta charset="utf-8"><title>Floor</title>
<body style="inline-size:520px;block-size:560px"><p>An empty popup</p><script type="module" src="popup.js"></script>`,
  // Sets the mark after the first paint, as the real popup does.
  'popup.js': `requestAnimationFrame(() => setTimeout(() => performance.mark('precis: painted')));`,
};

/**
 * Clicks the toolbar button. Returns when each stage was reached, in milliseconds after the click; null when the popup
 * shows no post.
 */
async function measureClick(browser, page, extension, id) {
  const before = new Set(browser.targets());
  await page.bringToFront();
  const start = performance.timeOrigin + performance.now();
  await page.triggerExtensionAction(extension);
  const target = await browser.waitForTarget(
    (one) => !before.has(one) && one.url().startsWith(`chrome-extension://${id}/`) && one.type() !== 'service_worker',
  );
  const popup = await target.asPage();
  const refused = `document.querySelector('main[data-state]:not([data-state=reading], [data-state=ready])') !== null`;
  const ended = `${refused} || performance.getEntriesByName('precis: painted').length > 0`;
  await popup.waitForFunction(ended, { timeout: 60_000, polling: 20 });
  const seen = await popup.evaluate(() => ({
    origin: performance.timeOrigin,
    loaded: performance
      .getEntriesByType('navigation')
      .map((entry) => /** @type {PerformanceNavigationTiming} */ (entry).domContentLoadedEventEnd)[0],
    marks: Object.fromEntries(
      performance.getEntriesByType('mark').map(({ name, startTime }) => [name.slice(8), startTime]),
    ),
  }));
  const gone = new Promise((resolve) => popup.once('close', resolve));
  await popup.evaluate('close()').catch(() => undefined);
  await gone;
  const { origin, loaded, marks } = seen;
  if (marks.painted === undefined) return null;
  const opened = origin - start;
  return { opened, loaded: opened + loaded, at: (name) => opened + marks[name] };
}

/**
 * Runs in the page. Measures the longest time for which the page's thread was blocked, from now until `stop()` is
 * called.
 */
const measureLongestBlock = () => {
  const { port1, port2 } = new MessageChannel();
  let last = performance.now();
  let longest = 0;
  port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (!globalThis.beaten) port2.postMessage(null);
  };
  port2.postMessage(null);
  globalThis.stop = () => {
    globalThis.beaten = true;
    return longest;
  };
};

const formatTimes = (name, values) => {
  const [middle, slow] = [quantile(values, 0.5), quantile(values, 0.95)];
  console.log(`  ${name.padEnd(22)} p50 ${middle.toFixed(0).padStart(5)} ms   p95 ${slow.toFixed(0).padStart(5)} ms`);
};

export async function benchClick(htmls) {
  const made = { '/common': generatePage(COMMON_BYTES), '/long': generatePage(COMMON_BYTES, SHARE_OF_TEXT.most) };
  const server = await servePages(async (path) => ({
    body: made[path] ?? htmls[Number(path.slice(1))] ?? '',
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': "default-src 'none'" },
  }));
  const folder = mkdtempSync(join(tmpdir(), 'precis-floor-'));
  for (const [name, text] of Object.entries(floorFiles)) writeFileSync(join(folder, name), text);
  const { browser, extension, id, welcome } = await launchChromium({ dist: join(root, 'dist/chrome') });
  try {
    const floorId = await browser.installExtension(folder);
    const floor = (await browser.extensions()).get(floorId);
    const page = await browser.newPage();
    await (await welcome.page())?.close();
    const series = async (paths) => {
      const seen = { floor: [], record: [], beyond: [], steps: NAMES.map(() => []), blocked: [], none: 0 };
      for (const [at, path] of paths.entries()) {
        await page.goto(`${server.origin}${path}`, { waitUntil: 'domcontentloaded', timeout: 60_000 });
        const both = [
          [floor, floorId],
          [extension, id],
        ];
        const came = new Map();
        for (const [one, name] of at % 2 ? both.reverse() : both)
          came.set(name, await measureClick(browser, page, one, name));
        const [empty, record] = [came.get(floorId), came.get(id)];
        if (!record) {
          seen.none += 1;
          continue;
        }
        seen.floor.push(empty.at('painted'));
        seen.record.push(record.at('painted'));
        seen.beyond.push(record.at('painted') - empty.at('painted'));
        const times = [0, record.opened, record.loaded, ...STEPS.map(record.at)];
        for (const [step, list] of seen.steps.entries()) list.push(Math.max(0, times[step + 1] - times[step]));
        // A second click measures how long the page's thread is blocked. That click is not timed, since the measurement
        // keeps a processor busy.
        await page.evaluate(measureLongestBlock);
        await measureClick(browser, page, extension, id);
        seen.blocked.push(await page.evaluate('stop()'));
      }
      return seen;
    };
    const print = (title, { floor: empty, record, beyond, steps, blocked, none }) => {
      console.log(`\n${title}: ${record.length} clicks${none ? `; ${none} pages hold no article` : ''}`);
      formatTimes('record on screen', record);
      formatTimes('an empty popup', empty);
      formatTimes('the difference', beyond);
      for (const [at, name] of NAMES.entries()) formatTimes(`  of it, ${name}`, steps[at]);
      formatTimes('longest block of page', blocked);
    };
    // A warm-up: the first click of a run meets cold caches, so its times are thrown away.
    await series(['/common']);
    print('From the click to the record', await series(htmls.map((_, at) => `/${at}`)));
    const often = (path) => series(Array.from({ length: TIMES_COMMON }, () => path));
    print(`The same on a page of ${COMMON_BYTES / 1000} KB`, await often('/common'));
    print('And on one of that size of which a quarter is the article, 20,000 words', await often('/long'));
  } finally {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
