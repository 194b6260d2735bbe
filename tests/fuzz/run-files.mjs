/** `npm run fuzz -- --only files`: imports damaged files, each within a time limit. */
import { fork } from 'node:child_process';
import { join } from 'node:path';

/** Milliseconds. A worker that has not replied by then hangs, however busy the machine is. */
const HANGS = 60_000;
const MOST_FAILURES = 10;

const start = () => fork(join(import.meta.dirname, 'files-worker.mjs'), { stdio: ['ignore', 'ignore', 2, 'ipc'] });

const ask = (worker, seed) =>
  new Promise((resolve) => {
    const end = (answer) => {
      clearTimeout(timer);
      worker.removeAllListeners();
      resolve(answer);
    };
    const timer = setTimeout(() => end({ kind: '?', spent: HANGS, found: ['hangs'] }), HANGS);
    worker.on('message', end);
    worker.on('exit', (code) => end({ kind: '?', spent: 0, found: [`the process died (${code})`] }));
    worker.send(seed);
  });

/**
 * Imports `count` damaged files.
 * @returns {Promise<number>} how many of the files went wrong
 */
export async function runFiles(count, firstSeed) {
  let worker = start();
  let failures = 0;
  let done = 0;
  let slowest = { spent: 0, kind: '', seed: 0 };
  for (let seed = firstSeed; done < count && failures < MOST_FAILURES; seed += 1) {
    const { found, spent, kind } = await ask(worker, seed);
    done += 1;
    if (spent > slowest.spent) slowest = { spent, kind, seed };
    if (found.length === 0) continue;
    failures += 1;
    console.log(`\nFile of seed ${seed} (${kind}):\n  ${found.slice(0, 5).join('\n  ')}`);
    if (worker.exitCode !== null || found.includes('hangs')) {
      worker.kill('SIGKILL');
      worker = start();
    }
  }
  worker.kill();
  console.log(
    `\n${done} damaged files, ${failures} with something wrong. The slowest took ${Math.round(slowest.spent)} ms (seed ${slowest.seed}, ${slowest.kind}).`,
  );
  return failures;
}
