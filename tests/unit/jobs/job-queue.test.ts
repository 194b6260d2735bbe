import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createJobState, type Job } from '../../../src/jobs/job.ts';
import { JobError } from '../../../src/jobs/job-error.ts';

/** Replaces the job store by one in memory, since Node has no IndexedDB. tests/e2e tests the real store in browsers. */
const store = vi.hoisted(() => ({ jobs: new Map<string, Job>(), listeners: new Set<() => void>() }));
vi.mock('../../../src/jobs/job-store.ts', () => ({
  listJobs: async (kinds: string[]) =>
    [...store.jobs.values()]
      .filter(({ kind }) => kinds.includes(kind))
      .sort((a, b) => a.addedAt.localeCompare(b.addedAt)),
  hasJob: async (id: string) => store.jobs.has(id),
  async updateJob(id: string, change: Partial<Job> | ((job: Job) => Partial<Job> | null)) {
    const stored = store.jobs.get(id);
    const members = stored && (typeof change === 'function' ? change(stored) : change);
    if (!stored || !members) return null;
    store.jobs.set(id, { ...stored, ...members });
    return store.jobs.get(id);
  },
  deleteJob: async (id: string) => void store.jobs.delete(id),
  watchJobs: (listener: () => void) => {
    store.listeners.add(listener);
    return () => store.listeners.delete(listener);
  },
}));
vi.mock('webextension-polyfill', () => ({ default: { runtime: { getPlatformInfo: async () => ({}) } } }));

/** Imitates the Web Locks API (one holder at a time, in order of request), which Node has only from version 24 on. */
const held = new Map<string, Promise<unknown>>();
vi.stubGlobal('navigator', {
  locks: {
    request(name: string, work: () => Promise<unknown>) {
      const next = (held.get(name) ?? Promise.resolve()).then(work, work);
      held.set(name, next);
      return next;
    },
  },
});

const { processJobs, registerJobHandler, resumeAfterPermission } = await import('../../../src/jobs/job-queue.ts');
const { toFailedState } = await import('../../../src/jobs/job.ts');

const log: string[] = [];
/** By the id of a job: what its run waits for (`gates`), and the error that its run throws (`errors`). */
const gates = new Map<string, Promise<void>>();
const errors = new Map<string, JobError>();
for (const kind of ['quick', 'slow'])
  registerJobHandler({
    kinds: [kind],
    prepare: async () => undefined,
    isExpired: ({ id }) => id === 'expired',
    async run(job, signal) {
      log.push(`begin ${job.id}`);
      await Promise.race([
        gates.get(job.id),
        new Promise((_, reject) => signal.addEventListener('abort', reject)),
      ]).catch(() => log.push(`cancel ${job.id}`));
      const stored = store.jobs.get(job.id);
      if (!stored) return;
      const error = errors.get(job.id);
      const tried = { ...stored, tries: stored.tries + 1 };
      const next = error ? toFailedState(tried, error, new Date().toISOString()) : ({ state: 'done' } as const);
      store.jobs.set(job.id, { ...tried, ...next });
      log.push(`end ${job.id}`);
    },
  });

function add(id: string, kind: string, second: number, more: Partial<Job> = {}) {
  const at = new Date(Date.UTC(2026, 2, 1, 12, 0, second)).toISOString();
  store.jobs.set(id, { ...createJobState(at), id, kind, ...more });
}

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 2, 1, 13) });
  for (const one of [store.jobs, gates, errors]) one.clear();
  log.length = 0;
});
afterEach(() => vi.useRealTimers());

test('the jobs of one handler run one at a time, the oldest first', async () => {
  add('b', 'quick', 2);
  add('a', 'quick', 1);
  await Promise.all([processJobs(), processJobs()]);
  expect(log).toEqual(['begin a', 'end a', 'begin b', 'end b']);
});

test('a slow handler holds up no other', async () => {
  let open: () => void = () => undefined;
  gates.set('model', new Promise((resolve) => (open = resolve)));
  add('model', 'slow', 1);
  const processing = processJobs();
  await vi.waitFor(() => expect(log).toEqual(['begin model']));
  add('post', 'quick', 2);
  void processJobs();
  await vi.waitFor(() => expect(log).toEqual(['begin model', 'begin post', 'end post']));
  open();
  await processing;
  expect(log.at(-1)).toBe('end model');
});

test('a job that a dead context left behind is run again', async () => {
  add('left', 'quick', 1, { state: 'working', tries: 1 });
  await processJobs();
  expect(store.jobs.get('left')).toMatchObject({ state: 'done', tries: 2 });
});

test('a transient error is tried again when its time has come, or sooner when that is forced', async () => {
  add('post', 'quick', 1);
  errors.set('post', new JobError('offline'));
  await processJobs();
  expect(store.jobs.get('post')).toMatchObject({ state: 'waiting', code: 'offline', tries: 1 });
  await vi.advanceTimersByTimeAsync(14_000);
  expect(store.jobs.get('post')).toMatchObject({ tries: 1 });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(store.jobs.get('post')).toMatchObject({ tries: 2 });
  errors.clear();
  await processJobs({ force: true });
  expect(store.jobs.get('post')).toMatchObject({ state: 'done', tries: 3 });
});

test('a server that asks to wait is not tried sooner, even when that is forced', async () => {
  add('post', 'quick', 1);
  errors.set('post', new JobError('limited', '', 900));
  await processJobs();
  await processJobs({ force: true });
  expect(store.jobs.get('post')).toMatchObject({ state: 'waiting', code: 'limited', tries: 1 });
});

test('a job that stopped for a permission runs once it is granted, another stays', async () => {
  add('post', 'quick', 1, { state: 'stopped', code: 'needsPermission' });
  add('other', 'quick', 2, { state: 'stopped', code: 'signIn' });
  await resumeAfterPermission();
  expect(store.jobs.get('post')?.state).toBe('done');
  expect(store.jobs.get('other')?.state).toBe('stopped');
});

test('a running job that is cancelled is told so, and the next one runs', async () => {
  gates.set('a', new Promise(() => undefined));
  add('a', 'slow', 1);
  add('b', 'slow', 2);
  const processing = processJobs();
  await vi.waitFor(() => expect(log).toEqual(['begin a']));
  store.jobs.delete('a');
  for (const listener of store.listeners) listener();
  await processing;
  expect(log).toEqual(['begin a', 'cancel a', 'begin b', 'end b']);
});

test('an expired job is forgotten', async () => {
  add('expired', 'quick', 1, { state: 'done' });
  await processJobs();
  expect(store.jobs.has('expired')).toBe(false);
});
