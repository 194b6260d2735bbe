/** Files in and out of the library, off the page's thread. */
import { mergePosts } from '../posts.ts';
import type { Answer, Task } from './client.ts';
import { readGiven } from './read.ts';
import { writePosts } from './write.ts';

const say = (answer: Answer) => self.postMessage(answer);

const cancelled = new AbortController();
let toKeep: () => void = () => undefined;
const saidToKeep = new Promise<void>((resolve) => {
  toKeep = resolve;
});

const work: { [task in Task['do']]: (task: Extract<Task, { do: task }>) => Promise<void> | void } = {
  async write({ format, ids, profile }) {
    const file = await writePosts(format, ids, profile, (done, all) =>
      say({ is: 'progress', step: 'write', done, all }),
    );
    say({ is: 'written', file });
  },
  async read({ given, profiles, now }) {
    const { arrivals, ...reading } = await readGiven(given, {
      profiles,
      now,
      onProgress: (done, all) => say({ is: 'progress', step: 'read', done, all }),
    });
    say({ is: 'ready' });
    await saidToKeep;
    const merged = await mergePosts(
      arrivals,
      (done) => say({ is: 'progress', step: 'keep', done, all: arrivals.length }),
      cancelled.signal,
    );
    say({ is: 'read', result: { ...reading, ...merged } });
  },
  keep: () => toKeep(),
  cancel: () => cancelled.abort(),
};

self.onmessage = async ({ data }: MessageEvent<Task>) => {
  try {
    // Each task goes to the work of its own name, which the compiler can't follow.
    await (work[data.do] as (task: Task) => Promise<void> | void)(data);
  } catch (error) {
    if (cancelled.signal.aborted) say({ is: 'cancelled' });
    else say({ is: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
};
