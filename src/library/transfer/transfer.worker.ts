/** Files in and out of the library, off the page's thread. */
import { mergePosts } from '../posts.ts';
import type { Answer, Task } from './client.ts';
import { readGiven } from './read.ts';
import { writePosts } from './write.ts';

const say = (answer: Answer) => self.postMessage(answer);

const work: { [task in Task['do']]: (task: Extract<Task, { do: task }>) => Promise<void> } = {
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
    const merged = await mergePosts(arrivals, (done) =>
      say({ is: 'progress', step: 'keep', done, all: arrivals.length }),
    );
    say({ is: 'read', result: { ...reading, ...merged } });
  },
};

self.onmessage = async ({ data }: MessageEvent<Task>) => {
  try {
    await (data.do === 'write' ? work.write(data) : work.read(data));
  } catch (error) {
    say({ is: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
};
