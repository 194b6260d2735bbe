import browser, { type Alarms } from 'webextension-polyfill';
import { showActionBadge } from '../extension/action-badge.ts';
import { t } from '../extension/i18n.ts';
import { removeHostPermissions } from '../extension/permissions.ts';
import { completeJob, findJob, listJobs, sweepJobs, updateJob } from '../jobs/job-store.ts';
import { providers } from '../rewriting/providers/index.ts';
import { recordBackup } from '../storage/backup-times.ts';
import { bindSecrets } from '../storage/bind-secrets.ts';
import { findDestination, loadDestinations, loadDestinationValues } from '../storage/destinations.ts';
import { loadModelSettings, withProviderDefaults } from '../storage/model-settings.ts';
import {
  findOutput,
  isDue,
  type Job,
  outputs,
  restartJob,
  runJob,
  startTry,
  withDefaults,
} from './destinations/index.ts';
import { createOutputContext } from './output-context.ts';

/**
 * A timer of a worker dies with it; the browser's alarm does not, but comes no sooner than half a minute. Chromium has it from
 * the first post on that may have to wait (`requestSendPermissions`); without it a job is seen to when the worker next starts.
 */
const OUTBOX_ALARM = 'outbox';
const MAX_TIMER_MS = 25_000;
/** Longer than any answer is waited for. */
const RESCUE_ALARM_MS = 90_000;
let retryTimer: ReturnType<typeof setTimeout> | undefined;

/**
 * Sees to every job whose time has come, one after the other; `force`: to those too that wait for a connection, or for the
 * person to come back. Only one context at a time does: the lock goes with whoever held it, so what is `working` here was
 * left by one that died.
 */
export async function processOutbox(force = false): Promise<void> {
  await bindSecrets({ outputs, providers });
  await navigator.locks.request('precis-outbox', async () => {
    const { now } = createOutputContext();
    // Should this worker end in the middle, the next one is called to it.
    if ((await listJobs()).some(isUnfinished)) await setOutboxAlarm(RESCUE_ALARM_MS);
    await sweepJobs(now);
    // A place that asked to be left alone for a while is.
    for (const job of force ? await listJobs() : [])
      if (job.state === 'waiting' && job.why !== 'limited') await updateJob({ ...job, due: now });
    for (let job = await findDueJob(); job; job = await findDueJob()) await runOutboxJob(job);
  });
  clearTimeout(retryTimer);
  const waiting = (await listJobs()).filter(({ state }) => state === 'waiting').map(({ due }) => Date.parse(due));
  if (waiting.length === 0) {
    await browser.alarms?.clear(OUTBOX_ALARM);
    return;
  }
  const wait = Math.max(0, Math.min(...waiting) - Date.now());
  if (wait < MAX_TIMER_MS) retryTimer = setTimeout(() => void processOutbox(), wait);
  await setOutboxAlarm(wait);
}

const setOutboxAlarm = (ms: number) => browser.alarms?.create(OUTBOX_ALARM, { when: Date.now() + ms });
const onOutboxAlarm = ({ name }: Alarms.Alarm) => (name === OUTBOX_ALARM ? processOutbox() : undefined);

/** Hears the alarm, as soon as there may be one; for the background, which is started by it. */
export const listenForOutboxAlarm = () => browser.alarms?.onAlarm.addListener(onOutboxAlarm);

/** The person has given leave for hosts, or a permission: what stopped for want of it goes on. */
export async function resumeAfterPermission(): Promise<void> {
  const { now } = createOutputContext();
  for (const job of await listJobs())
    if (job.state === 'stopped' && job.why === 'needsLeave') await updateJob(restartJob(job, {}, now));
  await processOutbox();
}

const isUnfinished = ({ state }: Job) => state === 'waiting' || state === 'working';

async function findDueJob(): Promise<Job | undefined> {
  const { now } = createOutputContext();
  return (await listJobs()).find((job) => job.state === 'working' || (job.state === 'waiting' && isDue(job, now)));
}

async function runOutboxJob(found: Job): Promise<void> {
  // Cancelled between the list and now.
  const job = (await findJob(found.id)) && startTry(found);
  if (!job || !(await updateJob(job))) return;
  const output = findOutput(job.output);
  const destination = await findDestination(job.destination);
  const values = output && destination ? await loadDestinationValues(destination, output) : {};
  const after = await runJob(job, destination && output, values, createOutputContext(), updateJob);
  await (after.state === 'done' ? completeJob(after) : updateJob(after));
  if (after.state === 'done' && after.images) await releaseUnusedHosts(after.images.hosts);
  // One that was taken back is none.
  if (after.state === 'done' && after.backup)
    await recordBackup({ at: after.does === 'send' ? (after.receipt?.at ?? '') : '' });
  // Whoever sent it may have no window of ours open any more.
  const title = job.parcel.items[0]?.post.title ?? '';
  if (after.state === 'stopped')
    void showActionBadge({ ok: false, text: `${title}: ${t(`sendError_${after.why ?? 'badAnswer'}`, after.detail)}` });
}

/** Gives leave for the hosts of images back, but for what is needed: by places, models and what is still on its way. */
async function releaseUnusedHosts(hosts: string[]): Promise<void> {
  const settings = await loadModelSettings();
  const open = (await listJobs()).filter(({ state }) => state !== 'done');
  const needed = new Set([
    ...(await loadDestinations()).flatMap(({ output: id, values }) => {
      const output = findOutput(id);
      return output?.hosts?.(withDefaults(output, values)) ?? [];
    }),
    ...providers.flatMap((model) => model.hosts(withProviderDefaults(model, settings))),
    ...open.flatMap(({ images }) => images?.hosts ?? []),
  ]);
  await removeHostPermissions(hosts.filter((host) => !needed.has(host)));
}
