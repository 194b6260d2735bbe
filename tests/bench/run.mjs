/**
 * `npm run bench [-- PART] [FOLDER]`: Precis against its peers and against itself, in one run, interleaved. The pages are the
 * cases of `tests/cases`, or .html and .html.gz of FOLDER, evenly picked. PART: one of `PARTS` alone.
 * `npm run bench -- library [COUNT …]`: see library.mjs.
 *
 * Wall-clock times on a shared machine say little; the ratio of two contestants on the same input, one right after the
 * other, says more. Nothing fails by any of them.
 */
import { main, run, setup } from '../../src/cli/setup.mjs';
import { benchClick } from './click.mjs';
import { compare } from './compare.mjs';
import { growthOfReading, growthOfTheRest } from './growth.mjs';
import { pagesOf } from './pages.mjs';
import { loadPeers, loadPrecis } from './peers.mjs';
import { READ_AT, readingInChromium, readingInNode } from './reading.mjs';

const ROUNDS = 5;
const MOST_PAGES = 60;
const MOST_CLICKS = 40;
/** Shorter texts are their own summary. */
const LEAST_TEXT = 1_500;

async function summarizing(folder, { read, parseHtml, summarize }, { lexrank, SummarizerManager, TextRank }) {
  const url = 'https://news.example/2026/03/an-article/';
  const texts = pagesOf(folder, MOST_PAGES)
    .map((html) => read({ url, document: parseHtml(html, url), readAt: READ_AT }))
    .filter(({ markdown }) => markdown.length > LEAST_TEXT)
    .map(({ title, markdown }) => ({
      title: title.value,
      markdown,
      language: 'en',
      authors: [],
      url,
      site: '',
      description: '',
    }));
  await compare(
    'Seven key points of an article',
    {
      Precis: (text) => summarize(text, { points: 7 }),
      'lexrank.js': ({ markdown }) => lexrank(markdown),
      textrank: ({ markdown }) => new TextRank(markdown, { extractAmount: 7 }).summarizedArticle,
      'node-summarizer TextRank': ({ markdown }) => new SummarizerManager(markdown, 7).getSummaryByRank(),
      'node-summarizer frequency': ({ markdown }) => new SummarizerManager(markdown, 7).getSummaryByFrequency(),
    },
    texts.map((text) => () => text),
    ROUNDS,
  );
}

const PARTS = {
  async reading(folder, precis, peers) {
    const htmls = pagesOf(folder, MOST_PAGES);
    await readingInNode(htmls, precis, peers, ROUNDS);
    await readingInChromium(htmls, ROUNDS);
  },
  summarizing,
  click: (folder) => benchClick(pagesOf(folder, MOST_CLICKS)),
  async growth(_, precis) {
    await growthOfReading();
    await growthOfTheRest(precis);
  },
};

await main(async () => {
  await setup();
  const [first, ...rest] = process.argv.slice(2);
  if (first === 'library') {
    const { benchCounts, benchLibrary } = await import('./library.mjs');
    return benchLibrary(benchCounts(rest));
  }
  const [parts, folder] = Object.hasOwn(PARTS, first) ? [[first], rest[0]] : [Object.keys(PARTS), first];
  const [precis, peers] = [await loadPrecis(), await loadPeers()];
  if ((await run('npm', ['run', '-s', 'build'])) !== 0) return 1;
  for (const part of parts) await PARTS[part](folder, precis, peers);
  return 0;
});
