// Learns which sentences become points:
//   node training/points.mjs NUGGETS PAGES [--check] [--out DIR] [--articles FOLDER]
// NUGGETS: the folder with nuggets.train.jsonl.gz and nuggets.dev.jsonl.gz (what editors say that a post must hold). PAGES:
// folders of the pages, NAME.html.gz, separated by commas. Writes chances.weights.json into src/core/summarize; with --check
// nothing is written, and the scores are printed, cross-validated on train. Needs `npm run build:score`, which builds the reader.
// --articles keeps the articles as read, since reading takes a minute.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { runnerImport } from 'vite';

const [nuggets, pages, ...options] = process.argv.slice(2);
const getOption = (name) => (options.includes(name) ? options[options.indexOf(name) + 1] : undefined);
if (!pages || !fs.existsSync(path.join(nuggets, 'nuggets.train.jsonl.gz'))) {
  console.log(
    'No corpus: give the folder that holds nuggets.train.jsonl.gz, and that of the pages. Nothing was learned.',
  );
  process.exit(0);
}
const load = async (name) =>
  (await runnerImport(path.join(import.meta.dirname, name), { configFile: false, logLevel: 'error' })).module;
const { learnPoints, checkPoints } = await load('train-points.mjs');

async function readRows(set) {
  const rows = zlib
    .gunzipSync(fs.readFileSync(path.join(nuggets, `nuggets.${set}.jsonl.gz`)))
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter((row) => !row.bad);
  const kept = getOption('--articles') && path.join(getOption('--articles'), `articles.${set}.json`);
  const articles = kept && fs.existsSync(kept) ? JSON.parse(fs.readFileSync(kept, 'utf8')) : await readArticles(rows);
  if (kept && !fs.existsSync(kept)) fs.writeFileSync(kept, JSON.stringify(articles));
  return rows.map((row) => ({ row, article: articles[row.url] })).filter(({ article }) => article);
}

async function readArticles(rows) {
  const { parseHtml } = await import('#built/dom');
  const { identifyLanguage, readArticle } = await import('#built/pipeline');
  const articles = {};
  for (const { page, url } of rows) {
    const file = pages
      .split(',')
      .map((folder) => path.join(folder, `${page}.html.gz`))
      .find(fs.existsSync);
    if (!file) continue;
    const html = zlib.gunzipSync(fs.readFileSync(file)).toString();
    articles[url] = identifyLanguage(
      readArticle({ url, document: parseHtml(html, url), readAt: '2026-06-01T00:00:00Z' }),
    );
  }
  return articles;
}

const train = await readRows('train');
if (options.includes('--check')) checkPoints(train, await readRows('dev'), console.log);
else {
  const out = getOption('--out') ?? path.join(import.meta.dirname, '../src/core/summarize');
  const file = path.join(out, 'chances.weights.json');
  fs.writeFileSync(file, `${JSON.stringify(learnPoints(train))}\n`);
  console.log(`${file}: ${fs.statSync(file).size} bytes`);
}
