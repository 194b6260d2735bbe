import type { Operation } from './store-operations.ts';

/**
 * Starts a task in a worker, and kills the worker after `ms` milliseconds. Resolves with whether the worker had reported the
 * end of the task by then.
 */
export function killAfter(ms: number, task: Operation | { does: 'upgrade'; name: string }): Promise<boolean> {
  const worker = new Worker(new URL('./store.worker.ts', import.meta.url), { type: 'module' });
  return new Promise((resolve, reject) => {
    let done = false;
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.onmessage = ({ data }) => {
      if (data === 'ready') worker.postMessage(task);
      if (data === 'done') done = true;
      if (data !== 'begun') return;
      setTimeout(() => {
        worker.terminate();
        resolve(done);
      }, ms);
    };
  });
}
