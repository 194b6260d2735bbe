import type { LearnerMessage } from './learn.worker.ts';
import type { BlogFiles } from './read-blog-files.ts';

type LearnAnswer = Exclude<LearnerMessage, { is: 'progress' }>;

/**
 * Learns a blog's format in a worker, so that the page stays responsive. `onProgress`: called with 0 to 1. Never rejects.
 */
export function learnInWorker(
  { examples, configuration }: BlogFiles,
  onProgress: (share: number) => void,
): Promise<LearnAnswer> {
  const worker = new Worker(new URL('./learn.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<LearnAnswer>((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<LearnerMessage>) =>
      data.is === 'progress' ? onProgress(data.done / Math.max(1, data.total)) : resolve(data);
    worker.onerror = (event) => resolve({ is: 'failed', reason: event.message });
    worker.postMessage({ examples, configuration });
  }).finally(() => worker.terminate());
}
