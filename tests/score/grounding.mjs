/**
 * `npm run score:grounding -- FOLDER [--set train|dev] [--show KIND] [--limit N]`: measures how well the grounding check
 * finds faults in key points. FOLDER holds `*.SET.jsonl.gz` and `SET.jsonl.gz`: articles with the points that people
 * published about them. 200 faults are planted in the summarizer's points, the same ones on every run; points without
 * faults, the summarizer's and the published ones, must pass.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { buildNode } from '../../src/cli/build-node.mjs';
import { runMain } from '../../src/cli/setup.mjs';
import { plantFaults } from './plant-faults.mjs';

const PLANTED_COUNTS = { number: 50, name: 50, quotation: 30, url: 20, negation: 25, merged: 25 };

const formatPercent = (part, whole) =>
  `${((100 * part) / Math.max(1, whole)).toFixed(1).padStart(5)} % (${part} of ${whole})`;

function loadCorpora(folder, set) {
  const files = readdirSync(folder).filter((name) => name === `${set}.jsonl.gz` || name.endsWith(`.${set}.jsonl.gz`));
  return files.map((name) => ({
    name: name.replace(/\.?(?:train|dev)\.jsonl\.gz$/, '') || 'posts',
    records: gunzipSync(readFileSync(join(folder, name)))
      .toString('utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  }));
}

const toSummarizerInput = ({ title, markdown, lang, url, author, feed }) => ({
  title,
  markdown,
  language: lang,
  url,
  authors: author ? [author] : [],
  site: feed ?? '',
  description: '',
});

await runMain(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      set: { type: 'string', default: 'dev' },
      show: { type: 'string' },
      limit: { type: 'string', default: '150' },
    },
  });
  const [folder] = positionals;
  if (!folder || !existsSync(folder)) {
    console.log('Skipped: say where the articles are, npm run score:grounding -- FOLDER.');
    return 0;
  }
  await buildNode();
  const { buildGroundingSource, checkGrounding, isGrounded } = await import('#built/grounding');
  const { summarizeArticle } = await import('#built/summarize');
  const corpora = loadCorpora(folder, values.set).map(({ name, records }) => ({
    name,
    articles: records.slice(0, Number(values.limit)).map((record) => {
      const text = toSummarizerInput(record);
      const source = buildGroundingSource(text, record.date ?? '');
      return { record, source, points: summarizeArticle(text, { points: 7 }).points };
    }),
  }));

  console.log('\nTrue points that were flagged all the same');
  console.log('  own: the summarizer’s, with their sentences; alone: published ones against the whole article;');
  console.log('  quoted: published ones with the two sentences of the article that are most like them as their quote');
  for (const { name, articles } of corpora) {
    const tally = { own: [0, 0, 0], alone: [0, 0, 0], quoted: [0, 0, 0] };
    const kinds = {};
    const judge = (which, point, source) => {
      const { faults } = checkGrounding(point, source);
      tally[which][1] += 1;
      if (faults.length === 0) return;
      tally[which][0] += 1;
      // Counts certain mistakes of the check: every flagged text stands in the article word for word.
      const written = `${source.front}\n${source.plain}`.toLowerCase();
      if (faults.every(({ start, end }) => written.includes(point.text.slice(start, end).toLowerCase())))
        tally[which][2] += 1;
      for (const { kind, why } of faults)
        kinds[`${which} ${kind} ${why}`] = (kinds[`${which} ${kind} ${why}`] ?? 0) + 1;
      for (const fault of faults)
        if (
          values.show === `${which} ${fault.kind}` ||
          values.show === `${name} ${which} ${fault.kind}` ||
          values.show === which
        )
          console.log(
            `    ${fault.kind} ${fault.why} [${point.text.slice(fault.start, fault.end)}] in: ${point.text}\n      ${point.quote ?? ''}`,
          );
    };
    for (const { record, source, points } of articles) {
      for (const point of points) judge('own', point, source);
      for (const { text } of record.gold.bullets) {
        judge('alone', { text, quote: '' }, source);
        judge('quoted', { text, quote: findLikeliestSentences(text, source) }, source);
      }
    }
    for (const [which, [flagged, all, held]] of Object.entries(tally))
      console.log(
        `  ${name.padEnd(10)} ${which.padEnd(7)} ${formatPercent(flagged, all)}, ${held} of them for words that are there`,
      );
    console.log(
      `    ${Object.entries(kinds)
        .sort((a, b) => b[1] - a[1])
        .map(([kind, n]) => `${kind} ${n}`)
        .join(' · ')}`,
    );
  }

  console.log('\nPlanted faults that were flagged');
  const all = corpora.flatMap(({ articles }) => articles);
  const flagged = {};
  for (const [kind, count] of Object.entries(PLANTED_COUNTS)) {
    const faults = plantFaults(kind, all, count);
    for (const { how, point, source, from } of faults) {
      const found = !isGrounded(checkGrounding(point, source));
      for (const key of [kind, `${kind}: ${how}`]) {
        flagged[key] ??= [0, 0];
        flagged[key][1] += 1;
        if (found) flagged[key][0] += 1;
      }
      if (values.show === kind && !found)
        console.log(`    missed ${how}: ${point.text}\n      was: ${from}\n      quote: ${point.quote}`);
    }
  }
  for (const [key, [found, whole]] of Object.entries(flagged))
    console.log(`  ${key.padEnd(34)} ${formatPercent(found, whole)}`);
  const [found, whole] = ['number', 'name', 'quotation', 'url'].reduce(
    ([a, b], kind) => [a + flagged[kind][0], b + flagged[kind][1]],
    [0, 0],
  );
  console.log(`  number, name, quotation and URL    ${formatPercent(found, whole)}`);
  return found >= whole * 0.9 ? 0 : 1;
});

/** Returns the two sentences of the article that share most words with a text, as if a model had quoted them. */
function findLikeliestSentences(text, { sentences }) {
  const words = (given) => new Set(given.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []);
  const wanted = words(text);
  const scored = sentences.map((sentence, index) => {
    const held = words(sentence.text);
    const shared = [...wanted].filter((word) => held.has(word)).length;
    return { index, sentence, score: shared / Math.sqrt(held.size + 4) };
  });
  const best = scored.toSorted((a, b) => b.score - a.score).slice(0, 2);
  return best.map(({ sentence }) => sentence.text).join('\n');
}
