import type { Example } from '../../core/post/learn.ts';
import type { FromLearner } from './learn.worker.ts';

type Answer = Exclude<FromLearner, { is: 'progress' }>;

/** Learns off the page's thread. `onProgress`: the share done, 0 … 1. Never rejects. */
export function learnInWorker(examples: Example[], onProgress: (share: number) => void): Promise<Answer> {
  const worker = new Worker(new URL('./learn.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Answer>((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<FromLearner>) =>
      data.is === 'progress' ? onProgress(data.done / Math.max(1, data.total)) : resolve(data);
    worker.onerror = (event) => resolve({ is: 'failed', reason: event.message });
    worker.postMessage(examples);
  }).finally(() => worker.terminate());
}
