// Learns which claims an article bears out:
//   node training/support.mjs CLAIMS [--check] [--division TEXT] [--out FILE]
// CLAIMS: a file of documents and claims about them (.jsonl.gz), labelled by people. Writes support.weights.json into
// src/core/grounding/support; with --check nothing is written. The scores that are printed are cross-validated by
// document; another division puts other documents together.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import zlib from 'node:zlib';
import { runnerImport } from 'vite';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { check: { type: 'boolean' }, division: { type: 'string' }, out: { type: 'string' } },
});
const [file] = positionals;
if (!file || !fs.existsSync(file)) {
  console.log('No corpus: give the file of claims. Nothing was learned.');
  process.exit(0);
}
const { learnSupport } = (
  await runnerImport(path.join(import.meta.dirname, 'train-support.mjs'), { configFile: false, logLevel: 'error' })
).module;
const lines = zlib
  .gunzipSync(fs.readFileSync(file))
  .toString('utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));
const documents = new Map(lines.flatMap(({ id, doc }) => (doc === undefined ? [] : [[id, doc]])));
const claims = lines.flatMap(({ id, set, claim, label, edits }) =>
  claim === undefined
    ? []
    : [
        {
          id,
          set,
          claim,
          isTrue: label === 1,
          isEdited: set.startsWith('summedits'),
          edits: edits ?? [],
          document: documents.get(id),
        },
      ],
);
const thesaurus = fs.readFileSync(path.join(import.meta.dirname, '../public/thesaurus/en.txt'), 'utf8');
const { weights, scores } = learnSupport(claims, thesaurus, values.division);
console.log(scores.join('\n'));
const target = values.out ?? path.join(import.meta.dirname, '../src/core/grounding/support/support.weights.json');
if (!values.check) fs.writeFileSync(target, `${JSON.stringify(weights)}\n`);
