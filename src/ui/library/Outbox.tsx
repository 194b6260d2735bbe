import { t } from '../../extension/i18n.ts';
import type { SendJob } from '../../publishing/send-job.ts';
import { getDestinationName, getOutputText } from '../components/destination-labels.ts';
import { JobStatus } from '../components/JobStatus.tsx';
import { openDestinationSettings } from '../components/open-settings.ts';
import { SentReceipt } from '../components/SentReceipt.tsx';
import type { ShowToast } from '../components/Toast.tsx';
import { findDestinationStatus, useDestinationStatuses } from '../components/use-destination-statuses.ts';
import { useFinishedJobs, windowOpenedAt } from '../components/use-finished-jobs.ts';
import { useJobs } from '../components/use-jobs.ts';

/** Lists running and stopped jobs, and receipts of the jobs that have finished since the page was opened. `emptyText`: shown without any. */
export function Outbox({ showToast, emptyText }: { showToast: ShowToast; emptyText?: string }) {
  const jobs = useJobs() ?? [];
  const destinations = useDestinationStatuses();
  const find = (id: string) => findDestinationStatus(destinations, id);
  useFinishedJobs(jobs, ({ kind, destination, output, posts, backup }) => {
    const place = find(destination);
    const name = place ? getDestinationName(place) : getOutputText(output, 'name');
    const sent = backup ? t('backupSent', name) : t('sentSeveral', posts.length, name);
    showToast({ text: kind === 'undo' ? t('sendUndone') : sent });
  });
  const open = jobs.filter(({ state }) => state !== 'done');
  // Receipts with an undo job are not shown, so that the user can't start a second undo.
  const undone = new Set(jobs.flatMap(({ kind, receipt }) => (kind === 'undo' && receipt ? [receipt.at] : [])));
  const sent = jobs.flatMap((job) => {
    const { id, state, kind, addedAt, destination, posts, receipt } = job;
    const isShown = state === 'done' && kind === 'send' && addedAt >= windowOpenedAt && !isSentAgain(job, jobs);
    return isShown && receipt && !undone.has(receipt.at)
      ? [<SentReceipt key={id} receipt={receipt} posts={posts} place={find(destination)} />]
      : [];
  });
  return (
    <section class="outbox" aria-label={t('outbox')}>
      <div role="status" aria-live="polite">
        {open.map((job) => (
          <JobStatus
            key={job.id}
            job={job}
            place={find(job.destination)}
            openSettings={openDestinationSettings}
            titled
          />
        ))}
      </div>
      {sent}
      {emptyText && open.length + sent.length === 0 && <p class="lead">{emptyText}</p>}
    </section>
  );
}

/** Whether a later job sent the same posts to the same destination. An undo of the earlier one would take back the later one. */
const isSentAgain = (job: SendJob, jobs: SendJob[]): boolean =>
  jobs.some(
    ({ kind, state, destination, posts, addedAt }) =>
      kind === 'send' &&
      state === 'done' &&
      destination === job.destination &&
      String(posts) === String(job.posts) &&
      addedAt > job.addedAt,
  );
