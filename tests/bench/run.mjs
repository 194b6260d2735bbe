/**
 * `npm run bench [-- PART] [FOLDER]`: times Precis against other libraries and against itself, taking turns within one
 * run. The pages are those of `tests/cases`, or .html and .html.gz files of FOLDER, picked at even distances. PART runs
 * one of `benchmarks` alone.
 * `npm run bench -- library [COUNT …]`: see library.mjs.
 *
 * Wall-clock times on a shared machine say little; the ratio of two programs' times on the same input, one right after
 * the other, says more. No time makes the run fail.
 */
import { runCommand, runMain, setup } from '../../src/cli/setup.mjs';
import { benchClick } from './click.mjs';
import { compareTimes } from './compare.mjs';
import { benchPipelineGrowth, benchReadingGrowth } from './growth.mjs';
import { listBenchPages } from './pages.mjs';
import { loadPeers, loadPrecis } from './peers.mjs';
import { BENCH_READ_AT, benchReadingInChromium, benchReadingInNode } from './reading.mjs';

const ROUNDS = 5;
const MOST_PAGES = 60;
const MOST_CLICKS = 40;
/** Characters. A shorter article is left out: a summary could hold all of its text. */
const MIN_TEXT = 1_500;

/** @param {string | undefined} folder @param {import('./peers.mjs').Precis} precis */
async function benchSummarizing(folder, { readArticle, parseHtml, summarizeArticle }) {
  const { lexrank, SummarizerManager, TextRank } = await loadPeers();
  const url = 'https://news.example/2026/03/an-article/';
  const texts = listBenchPages(folder, MOST_PAGES)
    .map((html) => readArticle({ url, document: parseHtml(html, url), readAt: BENCH_READ_AT }))
    .filter(({ markdown }) => markdown.length > MIN_TEXT)
    .map(({ title, markdown }) => ({
      title: title.value,
      markdown,
      language: 'en',
      authors: [],
      url,
      site: '',
      description: '',
    }));
  await compareTimes(
    'Seven key points of an article',
    {
      Precis: (text) => summarizeArticle(text, { points: 7 }),
      'lexrank.js': ({ markdown }) => lexrank(markdown),
      textrank: ({ markdown }) => new TextRank(markdown, { extractAmount: 7 }).summarizedArticle,
      'node-summarizer TextRank': ({ markdown }) => new SummarizerManager(markdown, 7).getSummaryByRank(),
      'node-summarizer frequency': ({ markdown }) => new SummarizerManager(markdown, 7).getSummaryByFrequency(),
    },
    texts.map((text) => () => text),
    ROUNDS,
  );
}

/** @type {Record<string, (folder: string | undefined, precis: import('./peers.mjs').Precis) => Promise<void>>} */
const benchmarks = {
  async reading(folder, precis) {
    const htmls = listBenchPages(folder, MOST_PAGES);
    await benchReadingInNode(htmls, precis, await loadPeers(), ROUNDS);
    await benchReadingInChromium(htmls, ROUNDS);
  },
  summarizing: benchSummarizing,
  click: (folder) => benchClick(listBenchPages(folder, MOST_CLICKS)),
  async growth(_, precis) {
    await benchReadingGrowth();
    await benchPipelineGrowth(precis);
  },
};

await runMain(async () => {
  await setup();
  const [first, ...rest] = process.argv.slice(2);
  if (first === 'library') {
    const { benchCounts, benchLibrary } = await import('./library.mjs');
    return benchLibrary(benchCounts(rest));
  }
  const [parts, folder] = Object.hasOwn(benchmarks, first) ? [[first], rest[0]] : [Object.keys(benchmarks), first];
  const precis = await loadPrecis();
  if ((await runCommand('npm', ['run', '-s', 'build'])) !== 0) return 1;
  for (const part of parts) await benchmarks[part](folder, precis);
  return 0;
});
