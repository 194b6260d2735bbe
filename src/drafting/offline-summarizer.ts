import type { Summary, SummaryInput, SummaryOptions } from '../core/summary.ts';

/**
 * Characters of Markdown. A text of this length or more is summarized in a worker, because it would block the page's thread.
 */
const WORKER_THRESHOLD = 300_000;

/**
 * Summarizes an article with sentences chosen from it, offline and in milliseconds. Each point's `quote` is a verbatim
 * sentence of the article. Rejects with an `AbortError` once the signal is aborted.
 */
export async function summarizeOffline(
  text: SummaryInput,
  options: Partial<SummaryOptions> = {},
  signal?: AbortSignal,
): Promise<Summary> {
  signal?.throwIfAborted();
  // Node, which runs the tests, has no web workers.
  if (text.markdown.length >= WORKER_THRESHOLD && typeof Worker !== 'undefined')
    return summarizeInWorker(text, options, signal);
  const { summarizeArticle } = await import('../core/summarize/summarize.ts');
  return summarizeArticle(text, options);
}

function summarizeInWorker(
  text: SummaryInput,
  options: Partial<SummaryOptions>,
  signal: AbortSignal | undefined,
): Promise<Summary> {
  const worker = new Worker(new URL('./offline-summarizer.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Summary>((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason));
    worker.onmessage = ({ data }: MessageEvent<Summary>) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage({ text, options });
  }).finally(() => worker.terminate());
}
