/**
 * Measures what each shortcut saves. A shortcut is code that is longer than the plain way for the sake of speed. The stages
 * of a click run once in a new window of a real Chromium and a real Firefox, as after a click: with all shortcuts, and with
 * the plain way in the place of one.
 */
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { build } from 'vite';
import { findBrowser } from '../../src/cli/browsers.mjs';
import { servePages } from '../../src/cli/serve.mjs';
import { root } from '../../src/cli/setup.mjs';
import { median, rotateNames } from './compare.mjs';
import { BENCH_READ_AT } from './reading.mjs';

const STAGES = ['read', 'summarize', 'tag'];
/** Share of a stage. A shortcut that saves less in each browser is to be deleted. */
const MIN_GAIN = 0.1;
const BROWSERS = /** @type {const} */ (['chromium', 'firefox']);

/**
 * The shortcuts: the file of each below `src`, and what is put in place of its code, the plain way.
 * @type {Record<string, { file: string, plain: [code: string, plain: string][] }>}
 */
const SHORTCUTS = {
  'patterns for ASCII letters': {
    file: 'core/text/ascii-patterns.ts',
    plain: [['if (!hasAsciiLettersOnly(text)) return pattern;', 'return pattern;']],
  },
  'patterns for common scripts': {
    file: 'core/text/unicode.ts',
    plain: [['COMMON_SCRIPTS.test(text)', 'false']],
  },
  'patterns of cue phrases': {
    file: 'core/summarize/cue-phrases.ts',
    plain: [['const needsUnicode = OTHER_LETTERS.has(base);', 'const needsUnicode = true;']],
  },
  'sentence ends without Intl': {
    file: 'core/text/sentence-ends.ts',
    plain: [['if (!hasCommonScriptsOnly(text)) return null;', 'return null;']],
  },
};

/** Builds the stages as one script; with `shortcut`, the plain way is in the place of that shortcut. */
async function buildStages(shortcut) {
  const plainWay = {
    name: 'precis:plain-way',
    transform(code, id) {
      if (!shortcut || !id.endsWith(`/src/${shortcut.file}`)) return;
      return shortcut.plain.reduce((text, [found, plain]) => {
        if (!text.includes(found)) throw new Error(`${shortcut.file} has no “${found}”: see tests/bench/shortcuts.mjs`);
        return text.replace(found, () => plain);
      }, code);
    },
  };
  const built = /** @type {import('vite').Rolldown.RolldownOutput[]} */ (
    await build({
      root,
      logLevel: 'error',
      publicDir: false,
      configFile: false,
      plugins: [{ ...plainWay, enforce: 'pre' }],
      build: {
        write: false,
        minify: true,
        target: 'chrome127',
        lib: { entry: join(root, 'tests/bench/stages.ts'), formats: ['iife'], name: 'stages' },
      },
    })
  );
  return built[0].output[0].code;
}

/**
 * Runs the stages of a script in a new window.
 * @returns {Promise<number[]>} milliseconds of each stage: processor time in Chromium, which other programs of the machine
 *   do not disturb; the time on the clock in Firefox, which tells no other
 */
async function timeStages(browser, kind, url, script) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  await page.evaluate(`${script};0`);
  const processor = kind === 'chromium' ? await page.createCDPSession() : null;
  await processor?.send('Performance.enable');
  const readProcessorTime = async () => {
    const { metrics } = await processor.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ThreadTime').value * 1000;
  };
  const times = [];
  for (const stage of STAGES) {
    const start = processor && (await readProcessorTime());
    const clock = await page.evaluate(`timeStage('${stage}', '${BENCH_READ_AT}')`);
    times.push(processor ? (await readProcessorTime()) - start : clock);
  }
  await context.close();
  return times;
}

/** Times the stages of all scripts on all pages. Returns per script and page the least time of each stage. */
async function timeScripts(kind, scripts, pages, rounds) {
  const browser = await puppeteer.launch({
    browser: kind === 'firefox' ? 'firefox' : 'chrome',
    executablePath: await findBrowser(kind),
    headless: true,
    // Chromium refuses to run its sandbox as root.
    args: kind === 'chromium' && process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const names = Object.keys(scripts);
  const times = Object.fromEntries(names.map((name) => [name, pages.map(() => STAGES.map(() => Infinity))]));
  try {
    for (let round = 0; round < rounds; round += 1)
      for (const [at, url] of pages.entries())
        for (const name of rotateNames(names, at + round)) {
          const own = await timeStages(browser, kind, url, scripts[name]);
          times[name][at] = times[name][at].map((time, stage) => Math.min(time, own[stage]));
        }
  } finally {
    await browser.close();
  }
  return times;
}

/** Prints for each shortcut how much of each stage it saves, and at the end which shortcuts no longer pay. */
export async function benchShortcuts(htmls, rounds) {
  const scripts = { 'as shipped': await buildStages() };
  for (const [name, shortcut] of Object.entries(SHORTCUTS)) scripts[name] = await buildStages(shortcut);
  const server = await servePages(async (path) => ({
    body: htmls[Number(path.slice(1))] ?? '',
    // The page's own scripts must not run and disturb the times.
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': "default-src 'none'" },
  }));
  const pages = htmls.map((_, at) => `${server.origin}/${at}`);
  const paying = new Set();
  for (const kind of BROWSERS) {
    const { 'as shipped': shipped, ...plain } = await timeScripts(kind, scripts, pages, rounds);
    const middle = STAGES.map((stage, at) => `${stage} ${median(shipped.map((one) => one[at])).toFixed(1)} ms`).join(
      ', ',
    );
    console.log(`\nShortcuts in ${kind}: ${middle}, the first time in a new window. Share of it that each saves`);
    for (const [name, times] of Object.entries(plain)) {
      const gains = STAGES.map((_, at) => median(times.map((own, page) => 1 - shipped[page][at] / own[at])));
      if (Math.max(...gains) >= MIN_GAIN) paying.add(name);
      const cells = STAGES.map((stage, at) => `${stage} ${(gains[at] * 100).toFixed(0)} %`);
      console.log(`  ${name.padEnd(36)} ${cells.map((cell) => cell.padEnd(16)).join('')}`);
    }
  }
  server.close();
  for (const name of Object.keys(SHORTCUTS))
    if (!paying.has(name)) console.log(`\n“${name}” no longer pays (under ${MIN_GAIN * 100} %): delete it.`);
}
