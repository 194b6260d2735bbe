/**
 * node tests/score/duplicates.mjs CORPUS (build first: npm run build:score): reads every page of CORPUS/pages, compares
 * each page with all others as the library does, and lists the pairs that count as the same article. Fails on a wrong
 * pair: one with different addresses whose texts, compared word by word, differ too much.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { toAddressKey } from '#built/address-key';
import { parseHtml } from '#built/dom';
import { readArticle } from '#built/read';
import { computeSimHash, isNearDuplicate } from '#built/similarity';

const READ_AT = '2026-06-01T00:00:00Z';
/**
 * Two texts are the same article from this Jaccard similarity on: the shared share of all their three-word sequences.
 */
const MIN_DUPLICATE_LIKENESS = 0.8;

const folder = join(process.argv[2] ?? '', 'pages');
if (!existsSync(join(folder, 'manifest.json'))) {
  console.log('Skipped: say where the corpus is, node tests/score/duplicates.mjs CORPUS.');
  process.exit(0);
}

const articles = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')).map(({ name, url, html }) => {
  const text = gunzipSync(readFileSync(join(folder, html))).toString('utf8');
  const { canonical, markdown } = readArticle({ url, document: parseHtml(text, url), readAt: READ_AT });
  return { name, url, key: toAddressKey(canonical.value), sketch: computeSimHash(markdown), markdown };
});

/** @param {string} text */
function listShingles(text) {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.map((_, at) => words.slice(at, at + 3).join(' ')));
}

function computeLikeness(one, other) {
  const [a, b] = [listShingles(one), listShingles(other)];
  const both = [...a].filter((shingle) => b.has(shingle)).length;
  return both / Math.max(1, a.size + b.size - both);
}

let pairCount = 0;
let wrongCount = 0;
articles.forEach((one, at) => {
  for (const other of articles.slice(at + 1)) {
    const byAddress = one.key === other.key;
    if (!byAddress && !(one.sketch && other.sketch && isNearDuplicate(one.sketch, other.sketch))) continue;
    const like = computeLikeness(one.markdown, other.markdown);
    const right = like >= MIN_DUPLICATE_LIKENESS || toAddressKey(one.url) === toAddressKey(other.url);
    pairCount += 1;
    if (!right) wrongCount += 1;
    const by = byAddress ? 'by address' : 'by text';
    console.log(`${right ? 'one' : 'TWO'} ${by}, ${Math.round(like * 100)} % alike: ${one.name}, ${other.name}`);
  }
});
console.log(`${articles.length} pages, ${pairCount} pairs called one article, ${wrongCount} wrongly`);
process.exit(wrongCount > 0 ? 1 : 0);
