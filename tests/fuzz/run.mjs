/**
 * `npm run fuzz [-- --cases N] [--seed N] [FOLDER]`: takes pages of FOLDER (.html, .html.gz; else of
 * `tests/cases`), cuts, shuffles and nests them, adds hostile content, and runs the whole pipeline on 20,000 of them,
 * unless told otherwise. A page that violates an invariant is saved as `dist/fuzz/SEED.html`; `--seed SEED --cases 1`
 * repeats it.
 * Then come as many hostile posts (`posts.mjs`), each in every format through the renderers of its blogs, and damaged
 * files for the import of the library: 10,000, or `--files N`. `--only pages`, `posts`, `files` or `times` runs that
 * part alone.
 */
import { fork } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { buildNode } from '../../src/cli/build-node.mjs';
import { root, runCommand, runMain, SetupError, setup } from '../../src/cli/setup.mjs';
import { fuzzPosts } from './posts.mjs';
import { runFiles } from './run-files.mjs';

/** Milliseconds. A worker that has not replied by then hangs, however busy the machine is. */
const HANG_TIMEOUT = 60_000;
/** Characters. A longer page is not used; GIANTS in mutate-page.mjs builds very large ones. */
const MAX_PAGE_LENGTH = 600_000;
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
/** Environment in which `unit/linear` times every hostile text in every template slot; `npm test` times a sample. */
const everyCell = { ...process.env, PRECIS_GRID: 'all' };
/** The run stops after this many failures: they are enough to see what is wrong. */
const MOST_FAILURES = 10;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cases: { type: 'string' },
    files: { type: 'string', default: '10000' },
    only: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});

function readPages(folder) {
  const files = folder
    ? readdirSync(folder).map((name) => join(folder, name))
    : readdirSync(join(root, 'tests/cases')).map((name) => join(root, 'tests/cases', name, 'page.html'));
  return files
    .filter((file) => /\.html(\.gz)?$/.test(file))
    .flatMap((file) => {
      try {
        const bytes = readFileSync(file);
        return [(file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')];
      } catch {
        return [];
      }
    })
    .filter((html) => html.length <= MAX_PAGE_LENGTH);
}

/**
 * Sends a seed to the worker process.
 * @returns {Promise<{seed: number, how: string[], spent: number, found: string[], html: string}>} the worker's report, or a
 *   report that the worker died or hangs
 */
const askWorker = (worker, seed) =>
  new Promise((resolve) => {
    const end = (answer) => {
      clearTimeout(timer);
      worker.off('message', end);
      worker.off('exit', died);
      resolve(answer);
    };
    const died = (code) => end({ seed, how: [], spent: 0, found: [`the process died (${code})`], html: '' });
    const timer = setTimeout(
      () => end({ seed, how: [], spent: HANG_TIMEOUT, found: ['hangs'], html: '' }),
      HANG_TIMEOUT,
    );
    worker.on('message', end);
    worker.on('exit', died);
    worker.send(seed);
  });

async function fuzzPages() {
  const folder = join(root, 'dist/fuzz');
  mkdirSync(folder, { recursive: true });
  const pages = join(folder, 'pages.json');
  writeFileSync(pages, JSON.stringify(readPages(positionals[0])));
  const start = () => fork(join(import.meta.dirname, 'worker.mjs'), [pages], { stdio: ['ignore', 'ignore', 2, 'ipc'] });
  const last = Number(values.cases ?? 20_000);
  let worker = start();
  let done = 0;
  let slowest = { spent: 0, seed: 0, how: [] };
  const failures = [];
  for (let seed = Number(values.seed); done < last && failures.length < MOST_FAILURES; seed++) {
    const answer = await askWorker(worker, seed);
    done += 1;
    if (answer.spent > slowest.spent) slowest = answer;
    if (!answer.found.length) continue;
    failures.push(seed);
    console.log(`\nSeed ${seed} (${answer.how.join(', ')}):\n  ${answer.found.slice(0, 5).join('\n  ')}`);
    if (answer.html) writeFileSync(join(folder, `${seed}.html`), answer.html);
    if (worker.exitCode !== null || answer.found.includes('hangs')) {
      worker.kill('SIGKILL');
      worker = start();
    }
  }
  worker.kill();
  console.log(
    `\n${done} hostile pages, ${failures.length} with something wrong. The slowest took ${Math.round(slowest.spent)} ms (seed ${slowest.seed}, ${slowest.how.join(', ')}).`,
  );
  return failures.length;
}

const parts = {
  pages: fuzzPages,
  posts: () => fuzzPosts({ cases: Number(values.cases ?? 20_000), seed: Number(values.seed) }),
  files: () => runFiles(Number(values.files), Number(values.seed)),
  /** Times every hostile text in every template slot; `npm test` times a sample. */
  times: () => runCommand(process.execPath, [vitest, 'run', 'unit/linear'], { env: everyCell }),
};

await runMain(async () => {
  if (values.only !== undefined && !Object.hasOwn(parts, values.only))
    throw new SetupError(`--only takes ${Object.keys(parts).join(', ')}, not ${values.only}`);
  await setup();
  await buildNode();
  const wanted = values.only ? [values.only] : Object.keys(parts);
  let failed = 0;
  for (const part of wanted) failed += await parts[part]();
  return failed ? 1 : 0;
});
