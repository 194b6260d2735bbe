/** Files in and out of the library, off the page's thread. */
import { mergePosts } from '../merge-posts.ts';
import { parseImport } from './parse-import.ts';
import type { TransferResponse, TransferTask } from './transfer-client.ts';
import { writePosts } from './write-posts.ts';

const postResponse = (answer: TransferResponse) => self.postMessage(answer);

const cancelled = new AbortController();
let toKeep: () => void = () => undefined;
const saidToKeep = new Promise<void>((resolve) => {
  toKeep = resolve;
});

const taskHandlers: {
  [task in TransferTask['do']]: (task: Extract<TransferTask, { do: task }>) => Promise<void> | void;
} = {
  async write({ format, ids, profile }) {
    const file = await writePosts(format, ids, profile, (done, all) =>
      postResponse({ is: 'progress', step: 'write', done, all }),
    );
    postResponse({ is: 'written', file });
  },
  async read({ given, profiles, now }) {
    const { arrivals, ...reading } = await parseImport(given, {
      profiles,
      now,
      onProgress: (done, all) => postResponse({ is: 'progress', step: 'read', done, all }),
    });
    postResponse({ is: 'ready' });
    await saidToKeep;
    const merged = await mergePosts(
      arrivals,
      (done) => postResponse({ is: 'progress', step: 'keep', done, all: arrivals.length }),
      cancelled.signal,
    );
    postResponse({ is: 'read', result: { ...reading, ...merged } });
  },
  keep: () => toKeep(),
  cancel: () => cancelled.abort(),
};

self.onmessage = async ({ data }: MessageEvent<TransferTask>) => {
  try {
    // Each task goes to the work of its own name, which the compiler can't follow.
    await (taskHandlers[data.do] as (task: TransferTask) => Promise<void> | void)(data);
  } catch (error) {
    if (cancelled.signal.aborted) postResponse({ is: 'cancelled' });
    else postResponse({ is: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
};
