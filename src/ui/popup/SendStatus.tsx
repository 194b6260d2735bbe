import { useEffect, useState } from 'preact/hooks';
import type { Receipt } from '../../core/post.ts';
import { t } from '../../extension/i18n.ts';
import { watchLibrary } from '../../library/changes.ts';
import { listReceipts } from '../../library/receipts.ts';
import { canUndo } from '../../publishing/send-job.ts';
import type { DestinationStatus } from '../../publishing/send-post.ts';
import { getOutputText } from '../components/destination-labels.ts';
import { JobStatus } from '../components/JobStatus.tsx';
import { SentReceipt } from '../components/SentReceipt.tsx';
import { useFinishedJobs } from '../components/use-finished-jobs.ts';
import { useJobs } from '../components/use-jobs.ts';
import type { StatusMessage } from './PopupFooter.tsx';

interface Props {
  /** Id of the saved post. */
  post: string;
  places: DestinationStatus[];
  openSettings: (id: string) => void;
  tell: (message: StatusMessage) => void;
}

/** Where the post is on its way to, and where it is. A chunk of its own: most posts have been nowhere when they open. */
export function SendStatus({ post, places, openSettings, tell }: Props) {
  const jobs = useJobs();
  const [receipts, setReceipts] = useState<Receipt[]>([]);
  const placeOf = (id: string) => places.find(({ destination }) => destination.id === id);
  useEffect(() => {
    const refresh = () => void listReceipts(post).then((found) => setReceipts(listNewestReceipts(found)));
    refresh();
    return watchLibrary((ids) => ids.includes(post) && refresh());
  }, [post]);
  const mine = (jobs ?? []).filter(({ posts }) => posts.includes(post));
  useFinishedJobs(mine, (job) => {
    const text = job.kind === 'undo' ? t('sendUndone') : getOutputText(job.output, 'done', job.receipt?.where ?? '');
    tell({ text });
  });
  const open = mine.filter(({ state }) => state !== 'done');
  // What is being taken back is not offered again.
  const going = new Set(open.map(({ receipt }) => receipt?.at));
  return (
    <>
      <div role="status" aria-live="polite">
        {open.map((job) => (
          <JobStatus key={job.id} job={job} place={placeOf(job.destination)} openSettings={openSettings} />
        ))}
      </div>
      {receipts
        .filter(({ at }) => !going.has(at))
        .map((receipt) => (
          <SentReceipt
            key={receipt.at}
            receipt={receipt}
            posts={[post]}
            place={placeOf(receipt.destination ?? receipt.output)}
          />
        ))}
    </>
  );
}

/** The last receipt of each place where something can be looked at or taken back. */
function listNewestReceipts(receipts: Receipt[]): Receipt[] {
  const shown = receipts.filter((receipt) => receipt.url || canUndo(receipt)).sort((a, b) => b.at.localeCompare(a.at));
  const places = shown.map(({ destination, output }) => destination ?? output);
  return shown.filter((_, at) => places.indexOf(places[at] ?? '') === at);
}
