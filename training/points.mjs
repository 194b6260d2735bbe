// Learns which sentences become points:
//   node training/points.mjs NUGGETS PAGES [--check] [--out DIR] [--articles FOLDER]
// NUGGETS: the folder with nuggets.train.jsonl.gz and nuggets.dev.jsonl.gz (what editors say that a post must hold). PAGES:
// folders of the pages, NAME.html.gz, separated by commas. Writes chances.weights.json into src/core/summarize; with --check
// nothing is written, and the scores are printed, cross-validated on train. Needs `npm run build:score`, which builds the reader.
// --articles keeps the articles as read, since reading takes a minute.
import fs from 'node:fs';
import path from 'node:path';
import { runnerImport } from 'vite';
import { readNuggets } from './read-nuggets.mjs';

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

const kept = getOption('--articles');
const train = await readNuggets(nuggets, pages, 'train', kept);
if (options.includes('--check')) checkPoints(train, await readNuggets(nuggets, pages, 'dev', kept), console.log);
else {
  const out = getOption('--out') ?? path.join(import.meta.dirname, '../src/core/summarize');
  const file = path.join(out, 'chances.weights.json');
  fs.writeFileSync(file, `${JSON.stringify(learnPoints(train))}\n`);
  console.log(`${file}: ${fs.statSync(file).size} bytes`);
}
