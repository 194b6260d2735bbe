/**
 * Prints thousands of hostile posts in every format, and renders each with the Markdown renderers that blogs of the
 * format use.
 */
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { profileRenderers } from '../renderers/node-renderers.mjs';
import { installPrograms } from '../renderers/programs.mjs';

/** Posts in one message to a worker process; Hugo builds one site from all of them. */
const BATCH = 500;
/** The run stops after this many failures: they are enough to see what is wrong. */
const MOST_FAILURES = 10;

const one = (worker, message) =>
  new Promise((resolve, reject) => {
    const died = (code) => reject(new Error(`A worker died (${code}) at post ${message.from}.`));
    worker.once('exit', died);
    worker.once('message', (answer) => {
      worker.off('exit', died);
      resolve(answer);
    });
    worker.send(message);
  });

/**
 * Reports which rendered posts contain active content (scripts, event handlers), and which renderers could not be
 * installed.
 * @returns {Promise<number>} how many rendered posts contain active content or break the build
 */
export async function fuzzPosts({ cases, seed }) {
  installPrograms();
  const start = Date.now();
  const tally = new Map();
  const failures = [];
  let failed = 0;
  let next = seed;
  const end = seed + cases;
  await Promise.all(
    Array.from({ length: Math.min(availableParallelism(), 8) }, async () => {
      const worker = fork(join(import.meta.dirname, 'posts-worker.mjs'), {
        stdio: ['ignore', 'inherit', 'ignore', 'ipc'],
      });
      while (next < end && failed < MOST_FAILURES) {
        const from = next;
        next = Math.min(end, from + BATCH);
        const answer = await one(worker, { from, to: next });
        for (const [name, { bodies, active }] of Object.entries(answer.tally)) {
          const sum = tally.get(name) ?? { bodies: 0, active: 0 };
          tally.set(name, { bodies: sum.bodies + bodies, active: sum.active + active });
        }
        failed += answer.failures.length;
        failures.push(...answer.failures);
      }
      worker.kill();
    }),
  );
  for (const { seed, profile, renderer, active } of failures.slice(0, MOST_FAILURES))
    console.log(`\nPost ${seed}, ${profile}, ${renderer}: ${active.slice(0, 5).join(' ')}`);
  for (const [name, { bodies, active }] of tally)
    console.log(`${name}: ${bodies} bodies, ${active} with active content`);
  const wanted = new Set(Object.values(profileRenderers).flat());
  for (const name of wanted)
    if (!tally.has(name)) console.log(`${name}: SKIPPED, it is not on this machine and could not be installed`);
  console.log(`${next - seed} hostile posts in ${Math.round((Date.now() - start) / 1_000)} s, ${failed} failures.`);
  return failed;
}
