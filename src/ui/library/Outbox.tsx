import browser from 'webextension-polyfill';
import { t } from '../../extension/i18n.ts';
import { watchPermissions } from '../../extension/permissions.ts';
import { listDestinationStatuses } from '../../publishing/send-post.ts';
import { getDestinationName, getOutputText } from '../components/destination-labels.ts';
import { JobStatus } from '../components/JobStatus.tsx';
import { SentReceipt } from '../components/SentReceipt.tsx';
import type { ShowToast } from '../components/Toast.tsx';
import { useFinishedJobs, windowOpenedAt } from '../components/use-finished-jobs.ts';
import { useJobs } from '../components/use-jobs.ts';
import { useStored } from '../components/use-stored.ts';

const openDestinationSettings = (id: string) =>
  void browser.tabs.create({ url: browser.runtime.getURL(`src/ui/options/index.html#place-${id}`) });

/** What is on its way, or has stopped and why; and what has arrived since the page was opened. */
export function Outbox({ tell }: { tell: ShowToast }) {
  const jobs = useJobs() ?? [];
  const found = useStored(listDestinationStatuses, watchPermissions) ?? [];
  const placeOf = (id: string) => found.find(({ destination }) => destination.id === id);
  useFinishedJobs(jobs, ({ kind, destination, output, posts, backup }) => {
    const place = placeOf(destination);
    const name = place ? getDestinationName(place) : getOutputText(output, 'name');
    const sent = backup ? t('backupSent', name) : t('sentSeveral', posts.length, name);
    tell({ text: kind === 'undo' ? t('sendUndone') : sent });
  });
  const open = jobs.filter(({ state }) => state !== 'done');
  // What has been taken back, or is about to be, is not offered again.
  const going = new Set(jobs.flatMap(({ kind, receipt }) => (kind === 'undo' && receipt ? [receipt.at] : [])));
  const sent = jobs.flatMap(({ id, state, kind, addedAt, destination, posts, receipt }) =>
    state === 'done' && kind === 'send' && receipt && addedAt >= windowOpenedAt && !going.has(receipt.at)
      ? [<SentReceipt key={id} receipt={receipt} posts={posts} place={placeOf(destination)} />]
      : [],
  );
  return (
    <section class="outbox" aria-label={t('outbox')}>
      <div role="status" aria-live="polite">
        {open.map((job) => (
          <JobStatus
            key={job.id}
            job={job}
            place={placeOf(job.destination)}
            openSettings={openDestinationSettings}
            titled
          />
        ))}
      </div>
      {sent}
    </section>
  );
}
