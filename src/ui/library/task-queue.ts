/** Work on one thing after another, which can be halted, go on, and be ended before its end. */
export interface TaskQueue {
  /** After what is being worked on now. */
  pause: () => void;
  resume: () => void;
  /** At once: what is being worked on is told by its signal, and not waited for. */
  cancel: () => void;
  /** Settled when all is done, or cancelled. Rejects with what the work rejected with. */
  done: Promise<void>;
}

/** Starts to work on all, in their order, one at a time. */
export function startTaskQueue<T>(all: T[], work: (one: T, signal: AbortSignal) => Promise<void>): TaskQueue {
  const end = new AbortController();
  let halted: Promise<void> | null = null;
  let goOn = () => {};
  const run = async () => {
    for (const one of all) {
      if (halted) await halted;
      if (end.signal.aborted) return;
      await work(one, end.signal);
    }
  };
  const cancelled = new Promise<void>((resolve) => {
    end.signal.addEventListener('abort', () => resolve());
  });
  const working = run().catch((error: unknown) => {
    // Whoever gave up because of the signal has done as told.
    if (!end.signal.aborted) throw error;
  });
  return {
    pause() {
      halted ??= new Promise((resolve) => {
        goOn = resolve;
      });
    },
    resume() {
      halted = null;
      goOn();
    },
    cancel() {
      end.abort();
      goOn();
    },
    done: Promise.race([working, cancelled]),
  };
}
