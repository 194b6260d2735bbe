import { useEffect, useState } from 'preact/hooks';
import { t } from '../../browser/i18n.ts';
import type { Receipt } from '../../core/types.ts';
import { onChange } from '../../library/changes.ts';
import { canUndo } from '../../library/outbox.ts';
import { receiptsOf } from '../../library/posts.ts';
import type { Place } from '../../publish.ts';
import { JobNote } from '../parts/JobNote.tsx';
import { say } from '../parts/place-words.ts';
import { Sent } from '../parts/Sent.tsx';
import { useJobs } from '../parts/use-jobs.ts';
import { useTold } from '../parts/use-told.ts';
import type { Message } from './Actions.tsx';

interface Props {
  /** Id of the saved post. */
  post: string;
  places: Place[];
  openSettings: (id: string) => void;
  tell: (message: Message) => void;
}

/** Where the post is on its way to, and where it is. A chunk of its own: most posts have been nowhere when they open. */
export function Sendings({ post, places, openSettings, tell }: Props) {
  const jobs = useJobs();
  const [receipts, setReceipts] = useState<Receipt[]>([]);
  const placeOf = (id: string) => places.find(({ destination }) => destination.id === id);
  useEffect(() => {
    const refresh = () => void receiptsOf(post).then((found) => setReceipts(newest(found)));
    refresh();
    return onChange((ids) => ids.includes(post) && refresh());
  }, [post]);
  const mine = (jobs ?? []).filter(({ posts }) => posts.includes(post));
  useTold(mine, (job) => {
    const text = job.does === 'undo' ? t('takenBack') : say(job.output, 'done', job.receipt?.where ?? '');
    tell({ text });
  });
  const open = mine.filter(({ state }) => state !== 'done');
  // What is being taken back is not offered again.
  const going = new Set(open.map(({ receipt }) => receipt?.at));
  return (
    <>
      <div role="status" aria-live="polite">
        {open.map((job) => (
          <JobNote key={job.id} job={job} place={placeOf(job.destination)} openSettings={openSettings} />
        ))}
      </div>
      {receipts
        .filter(({ at }) => !going.has(at))
        .map((receipt) => (
          <Sent
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
function newest(receipts: Receipt[]): Receipt[] {
  const shown = receipts.filter((receipt) => receipt.url || canUndo(receipt)).sort((a, b) => b.at.localeCompare(a.at));
  const places = shown.map(({ destination, output }) => destination ?? output);
  return shown.filter((_, at) => places.indexOf(places[at] ?? '') === at);
}
