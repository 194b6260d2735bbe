/** Tasks that run one after another, and can be paused, resumed and cancelled. */
export interface TaskQueue {
  /** Pauses after the current task. */
  pause: () => void;
  resume: () => void;
  /** Aborts the signal of the current task, and does not wait for its end. */
  cancel: () => void;
  /** Resolves when all tasks are done, or cancelled. Rejects with the error of a task. */
  done: Promise<void>;
}

/** Starts `work` on each item in order, one at a time. */
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
    // After a cancel, the error is only that the task was aborted.
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
