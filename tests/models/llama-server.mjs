/** Starts and ends llama.cpp's own server, which speaks OpenAI's interface on loopback. */
import { spawn } from 'node:child_process';
import { createServer, Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds that a server may take to load a small model on a slow machine. */
const START_LIMIT = 120_000;

/** @returns {Promise<number>} a port that is free now */
const findFreePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/**
 * Starts the server. `context`: tokens of the prompt and the answer together.
 * @param {{ python: string, packages: string, model: string }} engine see `prepareEngine`
 * @param {number} context
 * @param {number} [port]
 */
export async function startLlamaServer({ python, packages, model }, context, port) {
  const chosen = port ?? (await findFreePort());
  const origin = `http://127.0.0.1:${chosen}`;
  const args = [join(import.meta.dirname, 'serve.py'), packages, model, String(chosen), String(context)];
  const child = spawn(python, args, { stdio: ['pipe', 'ignore', 'pipe'] });
  let log = '';
  child.stderr.on('data', (data) => {
    log = `${log}${data}`.slice(-20_000);
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const isUp = () =>
    fetch(`${origin}/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  for (const end = Date.now() + START_LIMIT; !(await isUp()); await sleep(200)) {
    if (child.exitCode !== null || Date.now() > end) {
      child.kill('SIGKILL');
      throw new Error(`llama.cpp's server did not start. It said:\n${log}`);
    }
  }
  return {
    origin,
    port: chosen,
    /** What the server wrote last. */
    log: () => log,
    /** Whether the server is working on an answer. A paused server can't tell. */
    async isBusy() {
      const slots = await (await fetch(`${origin}/slots`)).json();
      return slots.some(({ is_processing }) => is_processing);
    },
    /** Stops the server in the middle of its work, as a machine that hangs, and lets it go on. */
    pause: () => child.kill('SIGSTOP'),
    resume: () => child.kill('SIGCONT'),
    /** Lets Node end while the server runs. */
    unref() {
      child.unref();
      for (const pipe of [child.stdin, child.stderr]) if (pipe instanceof Socket) pipe.unref();
    },
    /** Ends the server at once, in the middle of its work, as a crash. */
    async end() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
