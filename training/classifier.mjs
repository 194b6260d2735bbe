#!/usr/bin/env node
// Rebuilds the learned files of tagging, bit for bit, from a corpus of tagged posts:
//   node training/classifier.mjs CORPUS NUGGETS PAGES [--check] [--only taxonomy|large|small]
// CORPUS holds posts/tags-train.jsonl.gz ({url, date, title, feedName, pageTags, gold: {tags, categories}}) and
// posts/articles-train.jsonl.gz ({url, markdown}). NUGGETS holds nuggets.train.jsonl.gz, articles with the tags that editors gave
// them; PAGES are the folders of their pages, separated by commas (needs `npm run build:score`, which builds the reader). Writes src/core/classify/rank-large.weights.json and rank-small.weights.json
// (they rank tag candidates, for blogs with many posts and for other blogs) and src/profiles/techhub.taxonomy.json (the
// tags and categories of that blog, learned by the code that also runs in the browser). --check compares instead of
// writing, and fails on a difference.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { build } from 'vite';
import { readNuggets } from './read-nuggets.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const [corpus, nuggets, pages] = process.argv.slice(2);
if (!corpus || !existsSync(path.join(corpus, 'posts/tags-train.jsonl.gz'))) {
  console.error(
    'classifier.mjs: no corpus at that path (wanted: a folder with posts/tags-train.jsonl.gz); nothing done',
  );
  process.exit(corpus ? 0 : 2);
}
const check = process.argv.includes('--check');
const isWanted = (name) => !process.argv.includes('--only') || process.argv.at(-1) === name;

const rows = (file) =>
  gunzipSync(readFileSync(path.join(corpus, 'posts', file)))
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

/** Reads the posts, oldest first, since the learner holds out stretches of time. */
function trainingPosts() {
  const text = new Map(rows('articles-train.jsonl.gz').map(({ url, markdown }) => [url, markdown]));
  const age = (a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.url < b.url ? -1 : 1);
  return rows('tags-train.jsonl.gz')
    .sort(age)
    .map(({ url, title, feedName, pageTags, gold }) => ({
      title,
      markdown: text.get(url) ?? '',
      tags: gold.tags,
      categories: gold.categories,
      pageTags,
      feedName,
    }));
}

/** Compiles the TypeScript code that learns, and returns its exports. */
async function learners() {
  const outDir = mkdtempSync(path.join(tmpdir(), 'precis-train-'));
  const input = {
    learn: path.join(root, 'src/core/classify/learn-taxonomy.ts'),
    rank: path.join(root, 'training/learn-rank.mjs'),
  };
  const output = { entryFileNames: '[name].mjs' };
  const rolldownOptions = { input, output };
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: { ssr: true, outDir, emptyOutDir: true, target: 'node20', minify: false, rolldownOptions },
  });
  const load = (name) => import(pathToFileURL(path.join(outDir, `${name}.mjs`)).href);
  const loaded = { ...(await load('learn')), ...(await load('rank')) };
  rmSync(outDir, { recursive: true });
  return loaded;
}

function put(file, text) {
  const target = path.join(root, file);
  const before = existsSync(target) ? readFileSync(target, 'utf8') : '';
  console.log(`${file}: ${text.length} characters, ${text === before ? 'unchanged' : 'changed'}`);
  if (check && text !== before) process.exitCode = 1;
  if (!check) writeFileSync(target, text);
}

/** Formats a value as JSON with the layout that the code formatter gives. */
function formatted(value) {
  const lists = JSON.stringify(value, null, 2).replace(/\[[^\][{}]*\]/g, flat);
  return `${lists.replace(/\[\s+(\[[^\][]*\])\s+\]/g, '[$1]')}\n`;
}

/** Formats weights as JSON without spaces. */
const packed = (weights) => `${JSON.stringify(weights)}\n`;

/** Puts a short list, or a list of numbers, on one line. */
const flat = (list) => {
  const line = list.replace(/\s+/g, ' ').replace('[ ', '[').replace(/ \]$/, ']');
  return line.length < 100 || /^[[\d., \]-]*$/.test(line) ? line : list;
};

const posts = trainingPosts();
const { learnTaxonomy, learnRank } = await learners();
const started = process.cpuUsage();
const seconds = () => (process.cpuUsage(started).user / 1e6).toFixed(1);
if (isWanted('taxonomy')) {
  const taxonomy = learnTaxonomy(posts);
  console.log(`${posts.length} posts learned in ${seconds()} s of processor time`);
  put('src/profiles/techhub.taxonomy.json', formatted(taxonomy));
}
const wanted = ['large', 'small'].filter(isWanted);
if (wanted.length > 0) {
  const edited = (await readNuggets(nuggets, pages, 'train')).map(({ row, article }) => ({
    title: article.title.value,
    markdown: article.markdown,
    tags: row.tags,
    categories: [],
    pageTags: article.tags?.value ?? [],
    feedName: article.site?.value ?? '',
    language: article.language?.value ?? '',
  }));
  const models = learnRank(posts, edited, console.log);
  for (const name of wanted) put(`src/core/classify/rank-${name}.weights.json`, packed(models[name]));
}
