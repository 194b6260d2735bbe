import browser, { type Alarms } from 'webextension-polyfill';
import { noteBackup } from './browser/backup-times.ts';
import { bindSecrets } from './browser/bind-secrets.ts';
import { findDestination, loadDestinations, valuesOf } from './browser/destinations.ts';
import { t } from './browser/i18n.ts';
import { filledModel, loadModels } from './browser/models.ts';
import { dropLeave } from './browser/permissions.ts';
import { showSign } from './browser/sign.ts';
import { world } from './browser/world.ts';
import { models } from './engines/index.ts';
import { changeJob, findJob, finishJob, listJobs, sweepJobs } from './library/outbox.ts';
import { begun, filled, isDue, type Job, outputOf, perform, resumed } from './outputs/index.ts';

/**
 * A timer of a worker dies with it; the browser's alarm does not, but comes no sooner than half a minute. Chromium has it from
 * the first post on that may have to wait (`leaveFor`); without it a job is seen to when the worker next starts.
 */
const ALARM = 'outbox';
const WAKE_MS = 25_000;
/** Longer than any answer is waited for. */
const RESCUE_MS = 90_000;
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Sees to every job whose time has come, one after the other; `hurry`: to those too that wait for a connection, or for the
 * person to come back. Only one context at a time does: the lock goes with whoever held it, so what is `working` here was
 * left by one that died.
 */
export async function seeToOutbox(hurry = false): Promise<void> {
  await bindSecrets();
  await navigator.locks.request('precis-outbox', async () => {
    const { now } = world();
    // Should this worker end in the middle, the next one is called to it.
    if ((await listJobs()).some(isOpen)) await ring(RESCUE_MS);
    await sweepJobs(now);
    // A place that asked to be left alone for a while is.
    for (const job of hurry ? await listJobs() : [])
      if (job.state === 'waiting' && job.why !== 'limited') await changeJob({ ...job, due: now });
    for (let job = await nextJob(); job; job = await nextJob()) await seeTo(job);
  });
  clearTimeout(timer);
  const waiting = (await listJobs()).filter(({ state }) => state === 'waiting').map(({ due }) => Date.parse(due));
  if (waiting.length === 0) {
    await browser.alarms?.clear(ALARM);
    return;
  }
  const wait = Math.max(0, Math.min(...waiting) - Date.now());
  if (wait < WAKE_MS) timer = setTimeout(() => void seeToOutbox(), wait);
  await ring(wait);
}

const ring = (ms: number) => browser.alarms?.create(ALARM, { when: Date.now() + ms });
const rung = ({ name }: Alarms.Alarm) => (name === ALARM ? seeToOutbox() : undefined);

/** Hears the alarm, as soon as there may be one; for the background, which is started by it. */
export const hearAlarm = () => browser.alarms?.onAlarm.addListener(rung);

/** The person has given leave for hosts, or a permission: what stopped for want of it goes on. */
export async function leaveGiven(): Promise<void> {
  const { now } = world();
  for (const job of await listJobs())
    if (job.state === 'stopped' && job.why === 'needsLeave') await changeJob(resumed(job, {}, now));
  await seeToOutbox();
}

const isOpen = ({ state }: Job) => state === 'waiting' || state === 'working';

async function nextJob(): Promise<Job | undefined> {
  const { now } = world();
  return (await listJobs()).find((job) => job.state === 'working' || (job.state === 'waiting' && isDue(job, now)));
}

async function seeTo(found: Job): Promise<void> {
  // Cancelled between the list and now.
  const job = (await findJob(found.id)) && begun(found);
  if (!job || !(await changeJob(job))) return;
  const output = outputOf(job.output);
  const destination = await findDestination(job.destination);
  const values = output && destination ? await valuesOf(destination, output) : {};
  const after = await perform(job, destination && output, values, world(), changeJob);
  await (after.state === 'done' ? finishJob(after) : changeJob(after));
  if (after.state === 'done' && after.images) await returnHosts(after.images.hosts);
  // One that was taken back is none.
  if (after.state === 'done' && after.backup)
    await noteBackup({ at: after.does === 'send' ? (after.receipt?.at ?? '') : '' });
  // Whoever sent it may have no window of ours open any more.
  const title = job.parcel.items[0]?.post.title ?? '';
  if (after.state === 'stopped')
    void showSign({ ok: false, text: `${title}: ${t(`trouble_${after.why ?? 'badAnswer'}`, after.detail)}` });
}

/** Gives leave for the hosts of images back, but for what is needed: by places, models and what is still on its way. */
async function returnHosts(hosts: string[]): Promise<void> {
  const settings = await loadModels();
  const open = (await listJobs()).filter(({ state }) => state !== 'done');
  const needed = new Set([
    ...(await loadDestinations()).flatMap(({ output: id, values }) => {
      const output = outputOf(id);
      return output?.hosts?.(filled(output, values)) ?? [];
    }),
    ...models.flatMap((model) => model.hosts(filledModel(model, settings))),
    ...open.flatMap(({ images }) => images?.hosts ?? []),
  ]);
  await dropLeave(hosts.filter((host) => !needed.has(host)));
}
