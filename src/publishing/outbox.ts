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

/** A finished job is deleted after a day. Its receipt is stored with the post and stays. */
const DONE_JOB_TTL_MS = 24 * 3_600_000;

/**
 * Returns the handler that runs sends and undos. `listOtherHosts`: host match patterns that something else needs, such as
 * models.
 */
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
    // The toolbar button shows the failure, because the user may have closed every window of the extension.
    if (after.state === 'stopped') {
      const reason = t(`error_${after.code ?? 'badAnswer'}`, after.detail);
      void showActionBadge({ ok: false, text: `${job.request.items[0]?.post.title ?? ''}: ${reason}` });
    }
    if (after.state !== 'done') return;
    if (after.images) await releaseUnusedHosts(after.images.hosts, listOtherHosts);
    // When a backup is undone, it no longer counts as the last backup.
    if (after.backup) await recordBackup({ at: after.kind === 'send' ? (after.receipt?.at ?? '') : '' });
  },
});

/** Removes the permissions for image hosts, except hosts that a destination, an unfinished job or `listOtherHosts` needs. */
async function releaseUnusedHosts(hosts: string[], listOtherHosts: () => Promise<string[]>): Promise<void> {
  const open = (await listSendJobs()).filter(({ state }) => state !== 'done');
  const needed = new Set([
    ...(await loadDestinations()).flatMap(listDestinationHosts),
    ...(await listOtherHosts()),
    ...open.flatMap(({ images }) => images?.hosts ?? []),
  ]);
  await removeHostPermissions(hosts.filter((host) => !needed.has(host)));
}
