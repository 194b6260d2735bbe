/**
 * Measures how the time of each stage grows with the size of its input: time ~ size ^ exponent, so an exponent of 1 is
 * linear.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium } from '../../src/cli/chromium.mjs';
import { servePages } from '../../src/cli/serve.mjs';
import { root } from '../../src/cli/setup.mjs';
import { median } from './compare.mjs';
import { generateArticle, generatePage, SHARE_OF_TEXT } from './pages.mjs';
import { BENCH_READ_AT } from './reading.mjs';

const BYTES = [10_000, 100_000, 300_000, 1_000_000, 5_000_000, 20_000_000];
const SENTENCES = [10, 100, 1_000, 10_000, 100_000];
/** The fit uses only inputs of at least these sizes: for smaller ones, constant costs are most of the time. */
const FIT_FROM = { bytes: 100_000, sentences: 1_000 };
const ROUNDS = 3;

/** Returns the exponent: the slope of the least-squares line through the logarithms of sizes and times. */
function fitExponent(sizes, times, from) {
  const points = sizes.flatMap((size, at) => (size >= from ? [[Math.log(size), Math.log(times[at])]] : []));
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(points.map(([one]) => one)), mean(points.map(([, one]) => one))];
  const above = points.reduce((sum, [one, other]) => sum + (one - x) * (other - y), 0);
  return above / points.reduce((sum, [one]) => sum + (one - x) ** 2, 0);
}

function printGrowth(name, sizes, times, from) {
  const each = sizes.map((size, at) => `${size.toLocaleString('en')}: ${times[at].toFixed(1)} ms`).join('   ');
  console.log(`  ${name.padEnd(12)} exponent ${fitExponent(sizes, times, from).toFixed(2)}   ${each}`);
}

async function measureTimes(work) {
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return median(times);
}

/** Measures reading pages of 10 KB to 20 MB in a real Chromium. */
export async function benchReadingGrowth() {
  const server = await servePages(async (path) => {
    const bytes = Number(path.slice(1));
    if (!BYTES.includes(bytes)) return null;
    // The pages name their images in `data-src`, as lazy-loading pages do: Chromium would spend minutes on thousands of
    // `src` addresses that do not exist.
    return { body: generatePage(bytes, SHARE_OF_TEXT.most).replaceAll(' src="https:', ' data-src="https:') };
  });
  const { browser } = await launchChromium({ dist: join(root, 'dist/chrome') });
  const extract = readFileSync(join(root, 'dist/chrome/src/extract.js'), 'utf8');
  try {
    const page = await browser.newPage();
    const times = [];
    for (const bytes of BYTES) {
      await page.goto(`${server.origin}/${bytes}`, { waitUntil: 'domcontentloaded', timeout: 120_000 });
      await page.evaluate(`${extract};0`);
      const each = await page.evaluate(
        async (rounds, readAt) => {
          const all = [];
          for (let round = 0; round < rounds; round += 1) {
            const start = performance.now();
            globalThis.precisReadPage(readAt);
            all.push(performance.now() - start);
          }
          return all;
        },
        ROUNDS,
        BENCH_READ_AT,
      );
      times.push(median(each));
    }
    console.log('\nGrowth with the page, in bytes (Chromium)');
    printGrowth('read', BYTES, times, FIT_FROM.bytes);
  } finally {
    await browser.close();
    server.close();
  }
}

/**
 * Measures the stages after reading, on articles of 10 to 100,000 sentences, in Node.
 * @param {import('./peers.mjs').Precis} precis
 */
export async function benchPipelineGrowth({
  summarizeArticle,
  suggestLabels,
  createPost,
  printPost,
  profiles,
  loadShippedTaxonomy,
  readArticle,
  parseHtml,
}) {
  const profile = profiles.find(({ id }) => id === 'techhub') ?? profiles[0];
  const blog = { profile, taxonomy: await loadShippedTaxonomy(profile.id), sites: [], paths: [] };
  const url = 'https://news.example/a/';
  const article = readArticle({
    url,
    document: parseHtml(generatePage(20_000, SHARE_OF_TEXT.most), url),
    readAt: BENCH_READ_AT,
  });
  const steps = { summarize: [], tag: [], 'all of it': [], print: [] };
  for (const sentences of SENTENCES) {
    const whole = { ...article, markdown: generateArticle(sentences) };
    const text = {
      title: 'An article',
      markdown: whole.markdown,
      language: 'en',
      authors: [],
      url,
      site: '',
      description: '',
    };
    steps.summarize.push(await measureTimes(() => summarizeArticle(text, { points: 7 })));
    steps.tag.push(await measureTimes(() => suggestLabels(whole, blog, 40)));
    const post = await createPost(whole, blog, { points: 7 });
    steps['all of it'].push(await measureTimes(() => createPost(whole, blog, { points: 7 })));
    steps.print.push(await measureTimes(() => printPost(post, profile)));
  }
  console.log('\nGrowth with the article, in sentences (Node)');
  for (const [name, times] of Object.entries(steps)) printGrowth(name, SENTENCES, times, FIT_FROM.sentences);
}
