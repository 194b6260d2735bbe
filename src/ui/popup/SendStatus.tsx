import { useEffect, useState } from 'preact/hooks';
import type { Receipt } from '../../core/post.ts';
import { t } from '../../extension/i18n.ts';
import { watchLibrary } from '../../library/changes.ts';
import { listReceipts } from '../../library/receipts.ts';
import { canUndo } from '../../publishing/send-job.ts';
import { getOutputText } from '../components/destination-labels.ts';
import { JobStatus } from '../components/JobStatus.tsx';
import { openDestinationSettings } from '../components/open-settings.ts';
import { SentReceipt } from '../components/SentReceipt.tsx';
import { useFinishedJobs } from '../components/use-finished-jobs.ts';
import { useJobs } from '../components/use-jobs.ts';
import { useEditor } from './editor-context.ts';

/** Shows where the saved post is being sent, and where it has been sent. Only used for a draft with a saved post. */
export function SendStatus() {
  const { draft, destinations, showMessage } = useEditor();
  const post = draft.saved ?? '';
  const jobs = useJobs();
  const [receipts, setReceipts] = useState<Receipt[]>([]);
  const findStatus = (id: string) => destinations.find(({ destination }) => destination.id === id);
  useEffect(() => {
    const refresh = () => void listReceipts(post).then((found) => setReceipts(listNewestReceipts(found)));
    refresh();
    return watchLibrary((ids) => ids.includes(post) && refresh());
  }, [post]);
  const ownJobs = (jobs ?? []).filter(({ posts }) => posts.includes(post));
  useFinishedJobs(ownJobs, (job) => {
    const text = job.kind === 'undo' ? t('sendUndone') : getOutputText(job.output, 'done', job.receipt?.where ?? '');
    showMessage({ text });
  });
  const openJobs = ownJobs.filter(({ state }) => state !== 'done');
  // Receipts that a running job is undoing are left out, so that the user can't start a second undo.
  const receiptsInJobs = new Set(openJobs.map(({ receipt }) => receipt?.at));
  return (
    <>
      <div role="status" aria-live="polite">
        {openJobs.map((job) => (
          <JobStatus
            key={job.id}
            job={job}
            place={findStatus(job.destination)}
            openSettings={openDestinationSettings}
          />
        ))}
      </div>
      {receipts
        .filter(({ at }) => !receiptsInJobs.has(at))
        .map((receipt) => (
          <SentReceipt
            key={receipt.at}
            receipt={receipt}
            posts={[post]}
            place={findStatus(receipt.destination ?? receipt.output)}
          />
        ))}
    </>
  );
}

/** Returns the newest receipt of each destination, leaving out receipts with neither an address to open nor an undo. */
function listNewestReceipts(receipts: Receipt[]): Receipt[] {
  const sorted = receipts.toSorted((a, b) => b.at.localeCompare(a.at));
  const destinations = sorted.map(({ destination, output }) => destination ?? output);
  // The older ones are not undone after a newer one: that would take back, or delete, what the newer one wrote.
  const newest = sorted.filter((_, at) => destinations.indexOf(destinations[at] ?? '') === at);
  return newest.filter((receipt) => receipt.url || canUndo(receipt));
}
