/**
 * `npm run bench -- library [COUNT …]`: see library.mjs.
 *
 * `npm run bench [-- FOLDER]`: Precis against its peers on the same pages, in one run, interleaved, as ratios. The pages
 * are the cases of `tests/cases`, or every .html and .html.gz of FOLDER (at most 60, evenly picked).
 *
 * Wall-clock times on a shared machine say little; the ratio of two contestants on the same page, one right after the
 * other, says more. Printed: the median over pages of that ratio, and its 10th and 90th percentile.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { buildNode } from '../../src/cli/build-node.mjs';
import { main, root, run, SetupError, setup } from '../../src/cli/setup.mjs';

const here = join(root, 'tests/bench');
const ROUNDS = 5;
const MOST_PAGES = 60;

function pagesOf(folder) {
  const files = folder
    ? readdirSync(folder)
        .filter((name) => /\.html(\.gz)?$/.test(name))
        .map((name) => join(folder, name))
    : readdirSync(join(root, 'tests/cases'), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => join(root, 'tests/cases', name, 'page.html'));
  const step = Math.max(1, files.length / MOST_PAGES);
  const picked = Array.from(
    { length: Math.min(files.length, MOST_PAGES) },
    (_, index) => files[Math.floor(index * step)],
  );
  return picked.map((file) => {
    const bytes = readFileSync(file);
    return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  });
}

const quantile = (values, share) => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)];
const median = (values) => quantile(values, 0.5);

/**
 * @param {Record<string, (input: any) => unknown>} contestants the first is what the others are held against
 * @param {(() => any)[]} inputs each makes a fresh input; making it is not timed
 */
async function compare(title, contestants, inputs) {
  const names = Object.keys(contestants);
  // Peers report pages that they stumble over at length.
  const { error, warn } = console;
  console.error = console.warn = () => undefined;
  const times = Object.fromEntries(names.map((name) => [name, inputs.map(() => [])]));
  for (let round = 0; round < ROUNDS; round += 1)
    // Another order each round, so that none always meets a cold or a warm machine.
    for (const [index, fresh] of inputs.entries())
      for (const name of names.map((_, at) => names[(at + round) % names.length])) {
        const input = fresh();
        const start = performance.now();
        try {
          await contestants[name](input);
          times[name][index].push(performance.now() - start);
        } catch {
          // A peer that can't take a page is left out of that page.
        }
      }
  Object.assign(console, { error, warn });
  console.log(`\n${title} (${inputs.length} inputs, ${ROUNDS} rounds)`);
  const [base] = names;
  for (const name of names) {
    const both = inputs.flatMap((_, index) => {
      const [mine, its] = [times[name][index], times[base][index]];
      return mine.length && its.length ? [[median(mine), median(its)]] : [];
    });
    const ratios = both.map(([mine, its]) => mine / its);
    const spread = `${quantile(ratios, 0.1).toFixed(2)}–${quantile(ratios, 0.9).toFixed(2)}`;
    console.log(
      `  ${name.padEnd(24)} ×${median(ratios).toFixed(2)} of ${base} (${spread})   median ${median(both.map(([mine]) => mine)).toFixed(2)} ms   ${both.length} inputs`,
    );
  }
}

await main(async () => {
  await setup();
  if (process.argv[2] === 'library') {
    const { benchCounts, benchLibrary } = await import('./library.mjs');
    return benchLibrary(benchCounts(process.argv.slice(3)));
  }
  await buildNode();
  if (
    !existsSync(join(here, 'node_modules')) &&
    (await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: here })) !== 0
  )
    throw new SetupError('The peers could not be installed; npm says why above.');
  const require = createRequire(join(here, 'package.json'));
  const { Readability } = createRequire(join(root, 'package.json'))('@mozilla/readability');
  const { Defuddle } = await import(pathToFileURL(join(here, 'node_modules/defuddle/dist/node.js')).href);
  const { SummarizerManager } = require('node-summarizer');
  const { default: lexrank } = await import(pathToFileURL(join(here, 'node_modules/lexrank.js/src/lexrank.js')).href);
  const { parseHtml } = await import(pathToFileURL(join(root, 'dist/node/dom.mjs')).href);
  const { read } = await import(pathToFileURL(join(root, 'dist/node/read.mjs')).href);
  const { summarize } = await import(pathToFileURL(join(root, 'dist/node/summarize.mjs')).href);

  const url = 'https://news.example/2026/03/an-article/';
  const readAt = '2026-11-23T12:00:00+00:00';
  const htmls = pagesOf(process.argv[2]);
  await compare(
    'Reading a page: all metadata, body, Markdown (peers: body as HTML and some metadata)',
    {
      Readability: (document) => new Readability(document).parse(),
      Precis: (document) => read({ url, document, readAt }),
      Defuddle: (document) => Defuddle(document, url),
    },
    htmls.map((html) => () => parseHtml(html, url)),
  );

  const texts = htmls
    .map((html) => read({ url, document: parseHtml(html, url), readAt }))
    .filter(({ markdown }) => markdown.length > 1500)
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
      'node-summarizer TextRank': ({ markdown }) => new SummarizerManager(markdown, 7).getSummaryByRank(),
      'node-summarizer frequency': ({ markdown }) => new SummarizerManager(markdown, 7).getSummaryByFrequency(),
    },
    texts.map((text) => () => text),
  );
});
