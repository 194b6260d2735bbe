/** Runs stored jobs in the background, and runs them again after a failure or after the death of the context that ran them. */
import browser, { type Alarms } from 'webextension-polyfill';
import { isJobDue, type Job, toWaitingState } from './job.ts';
import { deleteJob, hasJob, listJobs, updateJob, watchJobs } from './job-store.ts';

/**
 * How one capability runs its jobs, registered by the entry. Its jobs run one at a time, the oldest first; the jobs of
 * another handler run beside them, so that a send never waits for a model.
 */
export interface JobHandler<J extends Job = Job> {
  kinds: readonly J['kind'][];
  /** Called before any job is looked at. */
  prepare(): Promise<void>;
  /** Whether a job is to be run; `isJobDue` unless given. */
  isDue?(job: J, now: string): boolean;
  /** Whether a job is old enough to be forgotten. */
  isExpired(job: J, now: string): boolean;
  /** Runs a job that is due, and stores its next state, which must not be due. `signal`: aborted when the job is cancelled. */
  run(job: J, signal: AbortSignal): Promise<void>;
}

const handlers: JobHandler[] = [];
export const registerJobHandler = (handler: JobHandler): void => void handlers.push(handler);

/** The name of a handler's lock and alarm. */
const toLane = ({ kinds }: JobHandler) => `precis-jobs ${kinds[0]}`;

const MAX_TIMER_MS = 25_000;
/** Longer than any request takes. */
const RESCUE_ALARM_MS = 90_000;
/** The browser ends a worker that has seemed idle for half a minute, even while it waits for an answer. */
const KEEP_ALIVE_MS = 20_000;

const getNow = () => new Date().toISOString();

/** Runs every job that is due. `force`: also jobs that wait for their next try, unless the server has asked to wait. */
export async function processJobs({ force = false } = {}): Promise<void> {
  if (force) await endRetryWaits();
  await Promise.all(handlers.map(runDueJobs));
}

async function endRetryWaits(): Promise<void> {
  const dueAt = getNow();
  for (const { id } of await listJobs(handlers.flatMap(({ kinds }) => kinds)))
    await updateJob(id, ({ state, code }) => (state === 'waiting' && code !== 'limited' ? { dueAt } : null));
}

/** The user has granted a host or a permission: jobs that stopped without it run again. */
export async function resumeAfterPermission(): Promise<void> {
  const waiting = toWaitingState(getNow());
  for (const { id } of await listJobs(handlers.flatMap(({ kinds }) => kinds)))
    await updateJob(id, ({ state, code }) => (state === 'stopped' && code === 'needsPermission' ? waiting : null));
  await processJobs();
}

/** The lock is held by one context at a time and ends with it, so a job that is `working` here was left by a dead context. */
async function runDueJobs(handler: JobHandler): Promise<void> {
  const { kinds, isDue = isJobDue } = handler;
  const findDueJob = async () => (await listJobs(kinds)).find((job) => isDue(job, getNow()));
  await handler.prepare();
  await navigator.locks.request(toLane(handler), async () => {
    for (const job of await listJobs(kinds)) if (handler.isExpired(job, getNow())) await deleteJob(job.id);
    for (let job = await findDueJob(); job; job = await findDueJob()) {
      // Should this worker die, the alarm starts the next one.
      await setAlarm(handler, RESCUE_ALARM_MS);
      await runUntilCancelled(handler, job);
    }
  });
  await scheduleNextTry(handler);
}

async function runUntilCancelled(handler: JobHandler, job: Job): Promise<void> {
  const cancel = new AbortController();
  const stopWatching = watchJobs(async () => {
    if (!(await hasJob(job.id))) cancel.abort();
  });
  const keepAlive = setInterval(() => void browser.runtime.getPlatformInfo(), KEEP_ALIVE_MS);
  try {
    await handler.run(job, cancel.signal);
  } finally {
    clearInterval(keepAlive);
    stopWatching();
  }
}

const retryTimers = new Map<JobHandler, ReturnType<typeof setTimeout>>();

/**
 * A timer dies with its worker; the browser's alarm does not, but comes no sooner than half a minute. Chromium has the alarm
 * once a send has asked for its permission (`requestSendPermissions`); without it the next start of the worker runs the job.
 */
async function scheduleNextTry(handler: JobHandler): Promise<void> {
  clearTimeout(retryTimers.get(handler));
  const waiting = (await listJobs(handler.kinds)).filter(({ state }) => state === 'waiting');
  if (waiting.length === 0) {
    await browser.alarms?.clear(toLane(handler));
    return;
  }
  const wait = Math.max(0, Math.min(...waiting.map(({ dueAt }) => Date.parse(dueAt))) - Date.now());
  if (wait < MAX_TIMER_MS)
    retryTimers.set(
      handler,
      setTimeout(() => void runDueJobs(handler), wait),
    );
  await setAlarm(handler, wait);
}

const setAlarm = (handler: JobHandler, ms: number) =>
  browser.alarms?.create(toLane(handler), { when: Date.now() + ms });

const onAlarm = ({ name }: Alarms.Alarm) => (handlers.some((one) => toLane(one) === name) ? processJobs() : undefined);

/** Listens to the alarm, which starts the background. Called again once the permission for alarms is granted. */
export const listenForJobAlarm = () => browser.alarms?.onAlarm.addListener(onAlarm);
