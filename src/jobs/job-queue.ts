/**
 * Runs stored jobs in the background. Runs a job again after a transient failure, or when the browser ended the worker that
 * ran it.
 */
import browser, { type Alarms } from 'webextension-polyfill';
import { isJobDue, type Job, toWaitingState } from './job.ts';
import { deleteJob, hasJob, listJobs, updateJob, watchJobs } from './job-store.ts';

/**
 * How jobs of certain kinds are run; `background.ts` registers two handlers. The jobs of one handler run one at a time,
 * oldest first. Different handlers run in parallel, so that sending a post never waits for a model.
 */
export interface JobHandler<J extends Job = Job> {
  kinds: readonly J['kind'][];
  /** Called each time before the handler's jobs are read from the database. */
  prepare(): Promise<void>;
  /** Whether a job should be run now. Default: `isJobDue`. */
  isDue?(job: J, now: string): boolean;
  /** Whether a job is so old that the queue deletes it. */
  isExpired(job: J, now: string): boolean;
  /**
   * Runs a due job and stores its next state; that state must not be due, or the queue loops. `signal`: aborted on
   * cancelling.
   */
  run(job: J, signal: AbortSignal): Promise<void>;
}

const handlers: JobHandler[] = [];
export const registerJobHandler = (handler: JobHandler): void => void handlers.push(handler);

/** Returns the name that a handler's lock and alarm share. */
const toLane = ({ kinds }: JobHandler) => `precis-jobs ${kinds[0]}`;

const MAX_TIMER_MS = 25_000;
/** Milliseconds after which an alarm starts the background again, should the browser end it during a job. */
const RESCUE_ALARM_MS = 90_000;
/**
 * Time between two calls that keep the worker alive: after 30 idle seconds the browser ends it, even while it awaits a
 * response.
 */
const KEEP_ALIVE_MS = 20_000;

const getNow = () => new Date().toISOString();

/** Runs every due job. `force`: also jobs that wait for their next try, except those that a server has asked to wait. */
export async function processJobs({ force = false } = {}): Promise<void> {
  if (force) await endRetryWaits();
  await Promise.all(handlers.map(runDueJobs));
}

async function endRetryWaits(): Promise<void> {
  const dueAt = getNow();
  for (const { id } of await listJobs(handlers.flatMap(({ kinds }) => kinds)))
    await updateJob(id, ({ state, code }) => (state === 'waiting' && code !== 'limited' ? { dueAt } : null));
}

/** Restarts the jobs that stopped for lack of a permission. Called when the user has granted a permission or a host. */
export async function resumeAfterPermission(): Promise<void> {
  const waiting = toWaitingState(getNow());
  for (const { id } of await listJobs(handlers.flatMap(({ kinds }) => kinds)))
    await updateJob(id, ({ state, code }) => (state === 'stopped' && code === 'needsPermission' ? waiting : null));
  await processJobs();
}

/**
 * Runs one handler's due jobs under a lock. Only one context holds the lock, until it ends; so a job that is already
 * `working` when the lock is granted was interrupted.
 */
async function runDueJobs(handler: JobHandler): Promise<void> {
  const { kinds, isDue = isJobDue } = handler;
  const findDueJob = async () => (await listJobs(kinds)).find((job) => isDue(job, getNow()));
  await handler.prepare();
  await navigator.locks.request(toLane(handler), async () => {
    for (const job of await listJobs(kinds)) if (handler.isExpired(job, getNow())) await deleteJob(job.id);
    for (let job = await findDueJob(); job; job = await findDueJob()) {
      // If the browser ends this worker during the job, the alarm starts a new worker.
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
 * Schedules the next waiting job, by a timer and by a browser alarm. The timer ends with the worker; the alarm survives the
 * worker, but fires after half a minute at the earliest. Without the permission for alarms, which `requestSendPermissions`
 * requests in Chromium, the next start of the worker runs the job.
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

/** Listens to the browser's alarms, which start the background. Called again once the permission for alarms is granted. */
export const listenForJobAlarm = () => browser.alarms?.onAlarm.addListener(onAlarm);
