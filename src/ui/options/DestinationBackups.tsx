import { t } from '../../extension/i18n.ts';
import { watchPermissions } from '../../extension/permissions.ts';
import { acceptsFiles } from '../../publishing/readiness.ts';
import { listDestinationStatuses } from '../../publishing/send-post.ts';
import { backUpToDestination } from '../components/back-up.ts';
import { describeReadiness, getDestinationName } from '../components/destination-labels.ts';
import { JobStatus } from '../components/JobStatus.tsx';
import { requestSendPermissions } from '../components/request-send-permissions.ts';
import { SentReceipt } from '../components/SentReceipt.tsx';
import type { ShowToast } from '../components/Toast.tsx';
import { useFinishedJobs } from '../components/use-finished-jobs.ts';
import { useJobs } from '../components/use-jobs.ts';
import { useStored } from '../components/use-stored.ts';

interface Props {
  busy: boolean;
  doing: (work: () => Promise<void>) => Promise<void>;
  onProgress: (done: number, all: number) => void;
  tell: ShowToast;
}

const goToDestination = (id: string) => location.assign(`#place-${id}`);

/** The backup to places of the person's own that take files, a click for each; how that goes, and where the last one is. */
export function DestinationBackups({ busy, doing, onProgress, tell }: Props) {
  const found = useStored(listDestinationStatuses, watchPermissions) ?? [];
  const able = found.filter(({ destination, output }) => acceptsFiles(output, destination.values));
  const jobs = (useJobs() ?? []).filter(({ backup }) => backup);
  const placeOf = (id: string) => found.find(({ destination }) => destination.id === id);
  useFinishedJobs(jobs, ({ kind, destination, output }) => {
    const place = placeOf(destination);
    tell({ text: kind === 'undo' ? t('sendUndone') : t('backupSent', place ? getDestinationName(place) : output) });
  });
  const undone = new Set(jobs.flatMap(({ kind, receipt }) => (kind === 'undo' && receipt ? [receipt.at] : [])));
  const last = jobs.findLast(({ kind, receipt }) => kind === 'send' && receipt && !undone.has(receipt.at));
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
              const leave = requestSendPermissions(place);
              if (leave) void doing(() => backUpToDestination(place, leave, tell, onProgress));
              else goToDestination(place.destination.id);
            }}
          >
            {t('backupTo', getDestinationName(place))}
            {place.readiness.is !== 'ready' && <span class="hint">{describeReadiness(place.readiness)}</span>}
          </button>
        ))}
      </div>
      {able.length > 0 && <p class="quiet">{t('backupToHelp')}</p>}
      <div role="status" aria-live="polite">
        {jobs
          .filter(({ state }) => state !== 'done')
          .map((job) => (
            <JobStatus key={job.id} job={job} place={placeOf(job.destination)} openSettings={goToDestination} />
          ))}
      </div>
      {last?.receipt && <SentReceipt receipt={last.receipt} posts={[]} place={placeOf(last.destination)} />}
    </div>
  );
}
