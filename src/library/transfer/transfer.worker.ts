/** Worker that imports and exports files in its own thread. */

import { messageOf } from '../../core/message-of.ts';
import { mergePosts } from '../merge-posts.ts';
import { parseImport } from './parse-import.ts';
import type { TransferResponse, TransferTask } from './transfer-client.ts';
import { writePosts } from './write-posts.ts';

const postResponse = (answer: TransferResponse) => self.postMessage(answer);

const cancellation = new AbortController();
let confirm: () => void = () => undefined;
const confirmation = new Promise<void>((resolve) => {
  confirm = resolve;
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
  async read({ files, profiles, now }) {
    const { posts, ...rest } = await parseImport(files, {
      profiles,
      now,
      onProgress: (done, all) => postResponse({ is: 'progress', step: 'read', done, all }),
    });
    postResponse({ is: 'ready' });
    await confirmation;
    const merged = await mergePosts(
      posts,
      (done) => postResponse({ is: 'progress', step: 'keep', done, all: posts.length }),
      cancellation.signal,
    );
    postResponse({ is: 'read', result: { ...rest, ...merged } });
  },
  keep: () => confirm(),
  cancel: () => cancellation.abort(),
};

self.onmessage = async ({ data }: MessageEvent<TransferTask>) => {
  try {
    // TypeScript can't infer that `taskHandlers[data.do]` accepts exactly this kind of task.
    await (taskHandlers[data.do] as (task: TransferTask) => Promise<void> | void)(data);
  } catch (error) {
    if (cancellation.signal.aborted) postResponse({ is: 'cancelled' });
    else postResponse({ is: 'failed', reason: messageOf(error) });
  }
};
