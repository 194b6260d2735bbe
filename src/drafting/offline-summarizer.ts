import type { Summary, SummaryInput } from '../core/summary.ts';
import type { Summarizer } from './summarizer.ts';

/** Characters of Markdown above which summarizing takes long enough to be felt, and so leaves the page's thread. */
const WORKER_THRESHOLD = 300_000;

/** The default: sentences of the article itself, chosen offline in milliseconds. */
export const offlineSummarizer: Summarizer = {
  id: 'extractive',
  fields: [{ key: 'points', kind: 'number', label: 'setting_points', range: [3, 9] }],
  async summarize(text, { points, signal }) {
    signal?.throwIfAborted();
    // Node, and the tests in it, have no such workers.
    if (text.markdown.length >= WORKER_THRESHOLD && typeof Worker !== 'undefined')
      return summarizeInWorker(text, points, signal);
    // Only when it is asked: the background, which knows the engines, summarizes nothing itself.
    const { summarizeArticle } = await import('../core/summarize/summarize.ts');
    return summarizeArticle(text, { points });
  },
};

function summarizeInWorker(text: SummaryInput, points: number, signal: AbortSignal | undefined): Promise<Summary> {
  const worker = new Worker(new URL('./offline-summarizer.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Summary>((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason));
    worker.onmessage = ({ data }: MessageEvent<Summary>) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage({ text, points });
  }).finally(() => worker.terminate());
}
