import { expect, test } from 'vitest';
import { startTaskQueue } from '../../../src/ui/library/task-queue.ts';

/** Work that ends when it is told to. */
function handWork() {
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const signals: AbortSignal[] = [];
  const work = (one: number, signal: AbortSignal) => {
    begun.push(one);
    signals.push(signal);
    return new Promise<void>((resolve) => ends.push(resolve));
  };
  const end = async () => {
    ends.at(-1)?.();
    await settled();
  };
  return { begun, signals, work, end };
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

test('one after the other, in order', async () => {
  const { begun, work, end } = handWork();
  const queue = startTaskQueue([1, 2], work);
  await settled();
  expect(begun).toEqual([1]);
  await end();
  expect(begun).toEqual([1, 2]);
  await end();
  await expect(queue.done).resolves.toBeUndefined();
});

test('halted, it begins nothing new until it goes on', async () => {
  const { begun, work, end } = handWork();
  const queue = startTaskQueue([1, 2], work);
  queue.pause();
  await end();
  expect(begun).toEqual([1]);
  queue.resume();
  await settled();
  expect(begun).toEqual([1, 2]);
});

test.each([false, true])('ended, it waits for nothing and begins nothing (halted before: %s)', async (halted) => {
  const { begun, signals, work, end } = handWork();
  const queue = startTaskQueue([1, 2], work);
  if (halted) queue.pause();
  queue.cancel();
  await expect(queue.done).resolves.toBeUndefined();
  expect(signals[0]?.aborted).toBe(true);
  await end();
  expect(begun).toEqual([1]);
});

test('what the work throws comes out, unless it gave up because of the end', async () => {
  await expect(startTaskQueue([1], () => Promise.reject(new Error('full'))).done).rejects.toThrow('full');
  const queue = startTaskQueue([1], async (_, signal) => {
    await settled();
    signal.throwIfAborted();
  });
  queue.cancel();
  await expect(queue.done).resolves.toBeUndefined();
});
