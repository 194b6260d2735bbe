import { useState } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';
import { TRANSIENT_ERRORS } from '../../jobs/job-error.ts';
import { deleteJob } from '../../jobs/job-store.ts';
import { getDestinationOrigin } from '../../publishing/destination-values.ts';
import type { SendJob } from '../../publishing/send-job.ts';
import { agreeAndGoOn, type DestinationStatus, resumeJob } from '../../publishing/send-post.ts';
import { ConflictResolver } from './ConflictResolver.tsx';
import { describeError, getDestinationName } from './destination-labels.ts';
import { RedirectNote } from './RedirectNote.tsx';
import { requestSendPermissions } from './request-send-permissions.ts';

interface Props {
  job: SendJob;
  /** The job's destination; undefined when the user has removed it from the options. */
  place: DestinationStatus | undefined;
  /** Shows the destination's settings. */
  openSettings: (id: string) => void;
  /** Whether to show the post's title, as in a list of several jobs. */
  titled?: boolean;
}

/** Shows a running or stopped job: the state, the reason for a stop, and buttons for what the user can do. */
export function JobStatus({ job, place, openSettings, titled = false }: Props) {
  const [comparing, setComparing] = useState(false);
  const name = place ? getDestinationName(place) : job.output;
  const stopped = job.state === 'stopped';
  const isConflict = stopped && job.code === 'exists';
  const act = (label: string, run: () => unknown) => (
    <button type="button" class="button" onClick={() => void run()}>
      {label}
    </button>
  );
  return (
    <div class={`job note ${stopped ? 'bad' : ''}`} data-state={job.state} data-code={job.code ?? ''}>
      <p>
        {titled && <b dir="auto">{getJobTitle(job)} </b>}
        {describeJob(job, name)}
      </p>
      {comparing && isConflict && <ConflictResolver job={job} done={() => setComparing(false)} />}
      {stopped && job.code === 'redirected' && place && <RedirectNote place={place} />}
      {!comparing && (
        <div class="button-row">
          {stopped && job.code === 'addressChanged' && place && <AgreeButton job={job} place={place} />}
          {isConflict && act(t('conflictShow'), () => setComparing(true))}
          {stopped &&
            job.code === 'needsPermission' &&
            act(t('grantPermission'), () => grantPermission(job, place, openSettings))}
          {stopped &&
            (job.code === 'signIn' || job.code === 'badSettings' || job.code === 'forbidden') &&
            act(t('openSettings'), () => openSettings(job.destination))}
          {!isConflict && job.tries > 0 && job.state !== 'working' && act(t('sendAgain'), () => resumeJob(job))}
          {act(t('cancel'), () => deleteJob(job.id))}
        </div>
      )}
    </div>
  );
}

/** A button with which the user agrees to send to the destination's changed address. */
function AgreeButton({ job, place }: { job: SendJob; place: DestinationStatus }) {
  const origin = getDestinationOrigin(place.destination);
  return (
    <button type="button" class="button" onClick={() => void agreeAndGoOn(job, origin)}>
      {t('placeAgree', origin)}
    </button>
  );
}

/** Returns the title of the job's post, or the number of posts if there are several. */
function getJobTitle({ posts, request }: SendJob): string {
  return posts.length > 1 ? t('jobSeveral', posts.length) : (request.items[0]?.post.title ?? '');
}

function describeJob({ state, kind, code, detail, dueAt, tries }: SendJob, name: string): string {
  if (state === 'stopped' && code) return `${name}: ${describeError(code, detail)}`;
  if (state === 'waiting' && tries > 0 && code && TRANSIENT_ERRORS.has(code)) {
    const when = new Date(dueAt).toLocaleTimeString([], { timeStyle: 'short' });
    return `${name}: ${describeError(code, detail)} ${t('sendNext', when)}`;
  }
  return kind === 'undo' ? t('undoingSend', name) : t('sendingTo', name);
}

/**
 * Requests the permission that the job lacks; the background script then continues the job. Must be called directly in a
 * click handler, because browsers show the permission prompt only there.
 */
function grantPermission(
  job: SendJob,
  place: DestinationStatus | undefined,
  openSettings: Props['openSettings'],
): unknown {
  if (place?.readiness.is === 'ready') return resumeJob(job);
  return (place && requestSendPermissions(place)) ?? openSettings(job.destination);
}
