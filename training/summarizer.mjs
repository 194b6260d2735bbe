// Rebuilds the summarizer's weights, bit for bit:
//   node training/summarizer.mjs CORPUS [--out DIR]
// CORPUS: the folder with train.jsonl.gz, news-fr.train.jsonl.gz and wiki-de.train.jsonl.gz (one JSON record a line:
// title, markdown, lang, gold: {bullets: [{text}]}). Writes into src/core/summarize unless --out says otherwise.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { runnerImport } from 'vite';

const [corpus, ...rest] = process.argv.slice(2);
if (!corpus || !fs.existsSync(path.join(corpus, 'train.jsonl.gz'))) {
  console.log('No corpus: give the folder that holds train.jsonl.gz. Nothing was trained.');
  process.exit(0);
}
const out = rest[0] === '--out' ? rest[1] : path.join(import.meta.dirname, '../src/core/summarize');

const { trainSummarizer } = (
  await runnerImport(path.join(import.meta.dirname, 'train-summarizer.mjs'), { configFile: false, logLevel: 'error' })
).module;
const read = (file) =>
  zlib
    .gunzipSync(fs.readFileSync(path.join(corpus, file)))
    .toString()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

const started = process.hrtime.bigint();
const log = (text) =>
  console.log(`${(Number(process.hrtime.bigint() - started) / 1e9).toFixed(1).padStart(6)} s  ${text}`);
const { points } = trainSummarizer(
  {
    tech: read('train.jsonl.gz'),
    french: read('news-fr.train.jsonl.gz'),
    german: read('wiki-de.train.jsonl.gz'),
  },
  { log },
);
const file = path.join(out, 'points.weights.json');
fs.writeFileSync(file, `${JSON.stringify(points)}\n`);
log(`points.weights.json: ${fs.statSync(file).size} bytes`);
