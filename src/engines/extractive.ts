import { summarize } from '../core/pipeline.ts';
import type { Summary, Text } from '../core/types.ts';
import type { Engine } from './engine.ts';

/** Characters of Markdown above which summarizing takes long enough to be felt, and so leaves the page's thread. */
const LONG = 300_000;

/** The default: sentences of the article itself, chosen offline in milliseconds. */
export const extractive: Engine = {
  id: 'extractive',
  fields: [{ key: 'points', kind: 'number', label: 'setting_points', range: [3, 9] }],
  async summarize(text, { points, signal }) {
    signal?.throwIfAborted();
    // Node, and the tests in it, have no such workers.
    if (text.markdown.length < LONG || typeof Worker === 'undefined') return summarize(text, { points });
    return inWorker(text, points, signal);
  },
};

function inWorker(text: Text, points: number, signal: AbortSignal | undefined): Promise<Summary> {
  const worker = new Worker(new URL('./extractive.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Summary>((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason));
    worker.onmessage = ({ data }: MessageEvent<Summary>) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage({ text, points });
  }).finally(() => worker.terminate());
}
