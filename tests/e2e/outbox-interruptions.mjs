/** The service worker is ended at any moment of a send, again and again: every stored post is sent, and sent only once. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSendJob } from '../../src/publishing/send-job.ts';
import { previewPost } from '../../src/ui/options/preview-post.ts';
import { startGithubServer } from '../servers/github.mjs';
import { readStore, seedDestination, seedJob } from './extension-data.mjs';

const RUNS = 100;

/** Creates pseudo-random integers below a limit, the same ones in every run (an LCG from Numerical Recipes). */
function createSeededRandom(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** @param {() => import('./test-browser.mjs').TestBrowser} here */
export function testOutboxInterruptions(here) {
  describe('the outbox, with its worker ended at random', () => {
    let server;
    let origin;
    let page;
    beforeAll(async () => {
      server = await startGithubServer();
      origin = server.origin.replace('127.0.0.1', 'localhost');
      page = await here().browser.extensionTab('src/ui/options/index.html');
      await seedDestination(
        page,
        {
          id: 'faults',
          output: 'github',
          name: 'Faults',
          values: { way: 'commit', repository: 'ana/blog', host: origin },
        },
        { token: server.token },
      );
    });
    afterAll(async () => {
      await page?.close();
      await server?.end();
    });

    test(`${RUNS} sends, each ended at its own moment, are ${RUNS} files in ${RUNS} commits`, {
      timeout: 400_000,
    }, async () => {
      const { browser } = here();
      const next = createSeededRandom(7);
      const started = Date.now();
      let killed = 0;
      const wake = () =>
        page.evaluate((window) => void window.chrome.runtime.sendMessage('process jobs').catch(() => undefined));
      const first = server.repo.files().length;
      const commits = () => Number(server.repo.git('rev-list', '--count', 'main'));
      const before = commits();
      for (let run = 0; run < RUNS; run += 1) {
        const id = `run-${run}`;
        const file = { path: `_posts/${id}.md`, text: `Post ${run}\n` };
        const what = {
          id,
          kind: /** @type {const} */ ('send'),
          destination: 'faults',
          origin,
          output: 'github',
          posts: [`post-${run}`],
        };
        await seedJob(
          page,
          createSendJob(what, { items: [{ file, post: { ...previewPost, title: id } }] }, new Date().toISOString()),
        );
        // A send makes about ten requests. The worker ends before or while the server handles one of them, or at
        // a random time.
        const step = next(12);
        const late = next(2) === 1;
        const wait = next(250);
        let asked = 0;
        const states = [];
        /** @type {Promise<void>} */
        const dead = new Promise((resolve) => {
          let ending = false;
          const end = async () => {
            if (ending) return;
            ending = true;
            server.before = async () => undefined;
            killed += (await browser.killWorker()) ? 1 : 0;
            resolve();
          };
          server.before = async () => {
            asked += 1;
            if (step >= 10 || asked <= step) return;
            // `late`: the server handles the request while the worker ends, so nobody receives the response.
            if (late) void end();
            else await end();
          };
          setTimeout(end, step >= 10 ? wait : 2_000);
        });
        await wake();
        await dead;
        await wake();
        await page
          .until(`run ${run} to be done`, async () => {
            const job = (await readStore(page, 'jobs')).find((one) => one.id === id);
            if (job?.state === 'waiting') await wake();
            if (job?.state === 'stopped') throw new Error(JSON.stringify(job));
            states.push(job?.state ?? 'gone');
            return job?.state === 'done';
          })
          .catch((error) => {
            throw new Error(
              `${error}\n${JSON.stringify({ run, step, late, wait, asked, states: states.slice(-5), seen: server.seen.slice(-15) })}`,
            );
          });
        expect(server.repo.show(file.path), id).toBe(file.text);
        await sleep(0);
      }
      expect(server.repo.files()).toHaveLength(first + RUNS);
      expect(commits() - before).toBe(RUNS);
      const receipts = (await readStore(page, 'receipts')).filter(({ post }) => /^post-\d+$/.test(post));
      expect(new Set(receipts.map(({ post }) => post)).size).toBe(RUNS);
      expect(receipts).toHaveLength(RUNS);
      expect(server.faults).toEqual([]);
      expect(killed).toBeGreaterThan(RUNS / 2);
      console.log(
        `${RUNS} sends, the worker ended ${killed} times in them, ${Math.round((Date.now() - started) / 1000)} s`,
      );
    });
  });
}
