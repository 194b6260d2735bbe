import { expect, test } from 'vitest';
import { startTaskQueue } from '../../../src/ui/library/task-queue.ts';

/** Creates tasks that run until the test ends them. */
function createManualTasks() {
  const started: number[] = [];
  const ends: (() => void)[] = [];
  const signals: AbortSignal[] = [];
  const work = (one: number, signal: AbortSignal) => {
    started.push(one);
    signals.push(signal);
    return new Promise<void>((resolve) => ends.push(resolve));
  };
  const end = async () => {
    ends.at(-1)?.();
    await settle();
  };
  return { started, signals, work, end };
}
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

test('runs tasks one after another, in order', async () => {
  const { started, work, end } = createManualTasks();
  const queue = startTaskQueue([1, 2], work);
  await settle();
  expect(started).toEqual([1]);
  await end();
  expect(started).toEqual([1, 2]);
  await end();
  await expect(queue.done).resolves.toBeUndefined();
});

test('starts no new task while it is paused', async () => {
  const { started, work, end } = createManualTasks();
  const queue = startTaskQueue([1, 2], work);
  queue.pause();
  await end();
  expect(started).toEqual([1]);
  queue.resume();
  await settle();
  expect(started).toEqual([1, 2]);
});

test.each([false, true])(
  'stops at once when it is cancelled, and starts no new task (paused before: %s)',
  async (isPaused) => {
    const { started, signals, work, end } = createManualTasks();
    const queue = startTaskQueue([1, 2], work);
    if (isPaused) queue.pause();
    queue.cancel();
    await expect(queue.done).resolves.toBeUndefined();
    expect(signals[0]?.aborted).toBe(true);
    await end();
    expect(started).toEqual([1]);
  },
);

test('rejects with the error of a task, but not when the task was cancelled', async () => {
  await expect(startTaskQueue([1], () => Promise.reject(new Error('full'))).done).rejects.toThrow('full');
  const queue = startTaskQueue([1], async (_, signal) => {
    await settle();
    signal.throwIfAborted();
  });
  queue.cancel();
  await expect(queue.done).resolves.toBeUndefined();
});
