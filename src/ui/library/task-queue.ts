/** Controls tasks that run one after another: they can be paused, resumed and cancelled. */
export interface TaskQueue {
  /** Lets the current task finish, and starts no other one until `resume`. */
  pause: () => void;
  resume: () => void;
  /** Aborts the signal of the current task, without waiting for the task to end. */
  cancel: () => void;
  /** Resolves when all tasks have finished or the queue was cancelled. Rejects with the error of a task. */
  done: Promise<void>;
}

/** Starts running `work` on the items in order, one at a time. */
export function startTaskQueue<T>(items: T[], work: (item: T, signal: AbortSignal) => Promise<void>): TaskQueue {
  const controller = new AbortController();
  let pausing: Promise<void> | null = null;
  let endPause = () => {};
  const run = async () => {
    for (const item of items) {
      if (pausing) await pausing;
      if (controller.signal.aborted) return;
      await work(item, controller.signal);
    }
  };
  const cancelled = new Promise<void>((resolve) => {
    controller.signal.addEventListener('abort', () => resolve());
  });
  const working = run().catch((error: unknown) => {
    // After a cancellation, the error only says that the task was aborted, so it is ignored.
    if (!controller.signal.aborted) throw error;
  });
  return {
    pause() {
      pausing ??= new Promise((resolve) => {
        endPause = resolve;
      });
    },
    resume() {
      pausing = null;
      endPause();
    },
    cancel() {
      controller.abort();
      endPause();
    },
    done: Promise.race([working, cancelled]),
  };
}
