import browser from 'webextension-polyfill';
import { t } from '../../browser/i18n.ts';
import { watchLeave } from '../../browser/permissions.ts';
import { places } from '../../publish.ts';
import { JobNote } from '../parts/JobNote.tsx';
import { nameOf, say } from '../parts/place-words.ts';
import { Sent } from '../parts/Sent.tsx';
import type { Tell } from '../parts/Toast.tsx';
import { useJobs } from '../parts/use-jobs.ts';
import { useStored } from '../parts/use-stored.ts';
import { opened, useTold } from '../parts/use-told.ts';

const openSettings = (id: string) =>
  void browser.tabs.create({ url: browser.runtime.getURL(`src/ui/options/index.html#place-${id}`) });

/** What is on its way, or has stopped and why; and what has arrived since the page was opened. */
export function Outbox({ tell }: { tell: Tell }) {
  const jobs = useJobs() ?? [];
  const found = useStored(places, watchLeave) ?? [];
  const placeOf = (id: string) => found.find(({ destination }) => destination.id === id);
  useTold(jobs, ({ does, destination, output, posts, backup }) => {
    const place = placeOf(destination);
    const name = place ? nameOf(place) : say(output, 'name');
    const sent = backup ? t('backupSent', name) : t('sentSeveral', posts.length, name);
    tell({ text: does === 'undo' ? t('takenBack') : sent });
  });
  const open = jobs.filter(({ state }) => state !== 'done');
  // What has been taken back, or is about to be, is not offered again.
  const going = new Set(jobs.flatMap(({ does, receipt }) => (does === 'undo' && receipt ? [receipt.at] : [])));
  const sent = jobs.flatMap(({ id, state, does, addedAt, destination, posts, receipt }) =>
    state === 'done' && does === 'send' && receipt && addedAt >= opened && !going.has(receipt.at)
      ? [<Sent key={id} receipt={receipt} posts={posts} place={placeOf(destination)} />]
      : [],
  );
  return (
    <section class="outbox" aria-label={t('outbox')}>
      <div role="status" aria-live="polite">
        {open.map((job) => (
          <JobNote key={job.id} job={job} place={placeOf(job.destination)} openSettings={openSettings} titled />
        ))}
      </div>
      {sent}
    </section>
  );
}
