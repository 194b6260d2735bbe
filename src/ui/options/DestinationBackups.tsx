import { t } from '../../extension/i18n.ts';
import { acceptsFiles } from '../../publishing/readiness.ts';
import { backUpToDestination } from '../components/back-up.ts';
import { describeReadiness, getDestinationName } from '../components/destination-labels.ts';
import { JobStatus } from '../components/JobStatus.tsx';
import { requestSendPermissions } from '../components/request-send-permissions.ts';
import { SentReceipt } from '../components/SentReceipt.tsx';
import type { ShowToast } from '../components/Toast.tsx';
import { findDestinationStatus, useDestinationStatuses } from '../components/use-destination-statuses.ts';
import { useFinishedJobs } from '../components/use-finished-jobs.ts';
import { useJobs } from '../components/use-jobs.ts';

interface Props {
  busy: boolean;
  runBusy: (work: () => Promise<void>) => Promise<void>;
  onProgress: (done: number, all: number) => void;
  showToast: ShowToast;
}

const goToDestination = (id: string) => location.assign(`#place-${id}`);

/** Buttons that send a backup to a destination, the status of running backup jobs, and where the last backup was stored. */
export function DestinationBackups({ busy, runBusy, onProgress, showToast }: Props) {
  const destinations = useDestinationStatuses();
  const accepting = destinations.filter(({ destination, output }) => acceptsFiles(output, destination.values));
  const jobs = (useJobs() ?? []).filter(({ backup }) => backup);
  const find = (id: string) => findDestinationStatus(destinations, id);
  useFinishedJobs(jobs, ({ kind, destination, output }) => {
    const place = find(destination);
    showToast({
      text: kind === 'undo' ? t('sendUndone') : t('backupSent', place ? getDestinationName(place) : output),
    });
  });
  const undone = new Set(jobs.flatMap(({ kind, receipt }) => (kind === 'undo' && receipt ? [receipt.at] : [])));
  const last = jobs.findLast(({ kind, receipt }) => kind === 'send' && receipt && !undone.has(receipt.at));
  if (accepting.length === 0 && jobs.length === 0) return null;
  return (
    <div class="backup-to">
      <div class="row">
        {accepting.map((place) => (
          <button
            key={place.destination.id}
            type="button"
            class="button"
            disabled={busy}
            onClick={() => {
              const permission = requestSendPermissions(place);
              if (permission) void runBusy(() => backUpToDestination(place, permission, showToast, onProgress));
              else goToDestination(place.destination.id);
            }}
          >
            {t('backupTo', getDestinationName(place))}
            {place.readiness.is !== 'ready' && <span class="hint">{describeReadiness(place.readiness)}</span>}
          </button>
        ))}
      </div>
      {accepting.length > 0 && <p class="quiet">{t('backupToHelp')}</p>}
      <div role="status" aria-live="polite">
        {jobs
          .filter(({ state }) => state !== 'done')
          .map((job) => (
            <JobStatus key={job.id} job={job} place={find(job.destination)} openSettings={goToDestination} />
          ))}
      </div>
      {last?.receipt && <SentReceipt receipt={last.receipt} posts={[]} place={find(last.destination)} />}
    </div>
  );
}
