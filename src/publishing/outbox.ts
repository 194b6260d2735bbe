import { showActionBadge } from '../extension/action-badge.ts';
import { t } from '../extension/i18n.ts';
import { removeHostPermissions } from '../extension/permissions.ts';
import type { JobHandler } from '../jobs/job-queue.ts';
import { updateJob } from '../jobs/job-store.ts';
import { recordBackup } from '../storage/backup-times.ts';
import { findDestination, loadDestinations } from '../storage/destinations.ts';
import { bindDestinationSecrets, listDestinationHosts, loadDestinationValues } from './destination-values.ts';
import { findOutput } from './destinations/index.ts';
import { createOutputContext } from './output-context.ts';
import { runSend } from './run-send.ts';
import { SEND_KINDS, type SendJob, startSendTry } from './send-job.ts';
import { completeSendJob, listSendJobs } from './send-job-store.ts';

/** Jobs that are done are shown for a day; their receipts stay with the posts. */
const DONE_JOB_TTL_MS = 24 * 3_600_000;

/** Runs sends and undos, one at a time. `listOtherHosts`: match patterns that others need, as models do. */
export const createSendHandler = (listOtherHosts: () => Promise<string[]>): JobHandler<SendJob> => ({
  kinds: SEND_KINDS,
  prepare: bindDestinationSecrets,
  isExpired: ({ state, dueAt }, now) => state === 'done' && Date.parse(now) - Date.parse(dueAt) > DONE_JOB_TTL_MS,
  async run(found) {
    const job = await updateJob<SendJob>(found.id, startSendTry);
    if (!job) return;
    const output = findOutput(job.output);
    const destination = await findDestination(job.destination);
    const values = output && destination ? await loadDestinationValues(destination, output) : {};
    const save = (change: SendJob) => updateJob(job.id, change);
    const after = await runSend(job, destination && output, values, createOutputContext(), save);
    await (after.state === 'done' ? completeSendJob(after) : updateJob(job.id, after));
    // The user may have no window of the extension open any more.
    if (after.state === 'stopped') {
      const reason = t(`error_${after.code ?? 'badAnswer'}`, after.detail);
      void showActionBadge({ ok: false, text: `${job.request.items[0]?.post.title ?? ''}: ${reason}` });
    }
    if (after.state !== 'done') return;
    if (after.images) await releaseUnusedHosts(after.images.hosts, listOtherHosts);
    // A backup that was taken back is none.
    if (after.backup) await recordBackup({ at: after.kind === 'send' ? (after.receipt?.at ?? '') : '' });
  },
});

/** Gives back the permission for hosts of images, unless a destination, an open job or something else needs it. */
async function releaseUnusedHosts(hosts: string[], listOtherHosts: () => Promise<string[]>): Promise<void> {
  const open = (await listSendJobs()).filter(({ state }) => state !== 'done');
  const needed = new Set([
    ...(await loadDestinations()).flatMap(listDestinationHosts),
    ...(await listOtherHosts()),
    ...open.flatMap(({ images }) => images?.hosts ?? []),
  ]);
  await removeHostPermissions(hosts.filter((host) => !needed.has(host)));
}
