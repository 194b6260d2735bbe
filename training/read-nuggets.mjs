import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

/**
 * Reads the articles that editors judged, with what they said. Needs `npm run build:score`, which builds the reader.
 * @param {string} nuggets the folder with nuggets.train.jsonl.gz and nuggets.dev.jsonl.gz
 * @param {string} pages the folders of the pages, NAME.html.gz, separated by commas
 * @param {'train' | 'dev'} set
 * @param {string} [kept] a folder that keeps the articles as read, since reading takes a minute
 */
export async function readNuggets(nuggets, pages, set, kept) {
  const rows = zlib
    .gunzipSync(fs.readFileSync(path.join(nuggets, `nuggets.${set}.jsonl.gz`)))
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter((row) => !row.bad);
  const file = kept && path.join(kept, `articles.${set}.json`);
  const articles =
    file && fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : await readArticles(rows, pages);
  if (file && !fs.existsSync(file)) fs.writeFileSync(file, JSON.stringify(articles));
  return rows.map((row) => ({ row, article: articles[row.url] })).filter(({ article }) => article);
}

async function readArticles(rows, pages) {
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
