import { t } from '../../browser/i18n.ts';
import { watchLeave } from '../../browser/permissions.ts';
import { takesFiles } from '../../outputs/index.ts';
import { places } from '../../publish.ts';
import { backUpTo } from '../parts/back-up.ts';
import { JobNote } from '../parts/JobNote.tsx';
import { leaveFor } from '../parts/leave-for.ts';
import { nameOf, needOf } from '../parts/place-words.ts';
import { Sent } from '../parts/Sent.tsx';
import type { Tell } from '../parts/Toast.tsx';
import { useJobs } from '../parts/use-jobs.ts';
import { useStored } from '../parts/use-stored.ts';
import { useTold } from '../parts/use-told.ts';

interface Props {
  busy: boolean;
  doing: (work: () => Promise<void>) => Promise<void>;
  onProgress: (done: number, all: number) => void;
  tell: Tell;
}

const openSettings = (id: string) => location.assign(`#place-${id}`);

/** The backup to places of the person's own that take files, a click for each; how that goes, and where the last one is. */
export function BackUpTo({ busy, doing, onProgress, tell }: Props) {
  const found = useStored(places, watchLeave) ?? [];
  const able = found.filter(({ destination, output }) => takesFiles(output, destination.values));
  const jobs = (useJobs() ?? []).filter(({ backup }) => backup);
  const placeOf = (id: string) => found.find(({ destination }) => destination.id === id);
  useTold(jobs, ({ does, destination, output }) => {
    const place = placeOf(destination);
    tell({ text: does === 'undo' ? t('takenBack') : t('backupSent', place ? nameOf(place) : output) });
  });
  const undone = new Set(jobs.flatMap(({ does, receipt }) => (does === 'undo' && receipt ? [receipt.at] : [])));
  const last = jobs.findLast(({ does, receipt }) => does === 'send' && receipt && !undone.has(receipt.at));
  if (able.length === 0 && jobs.length === 0) return null;
  return (
    <div class="backup-to">
      <div class="row">
        {able.map((place) => (
          <button
            key={place.destination.id}
            type="button"
            class="button"
            disabled={busy}
            onClick={() => {
              const leave = leaveFor(place);
              if (leave) void doing(() => backUpTo(place, leave, tell, onProgress));
              else openSettings(place.destination.id);
            }}
          >
            {t('backupTo', nameOf(place))}
            {place.state.is !== 'ready' && <span class="hint">{needOf(place.state)}</span>}
          </button>
        ))}
      </div>
      {able.length > 0 && <p class="quiet">{t('backupToHelp')}</p>}
      <div role="status" aria-live="polite">
        {jobs
          .filter(({ state }) => state !== 'done')
          .map((job) => (
            <JobNote key={job.id} job={job} place={placeOf(job.destination)} openSettings={openSettings} />
          ))}
      </div>
      {last?.receipt && <Sent receipt={last.receipt} posts={[]} place={placeOf(last.destination)} />}
    </div>
  );
}
