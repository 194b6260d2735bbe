import { useState } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';
import { deleteJob } from '../../jobs/job-store.ts';
import { type Job, TRANSIENT_ERRORS } from '../../publishing/destinations/index.ts';
import { agreeAndGoOn, type DestinationStatus, resumeJob } from '../../publishing/send-post.ts';
import { originOf } from '../../storage/destinations.ts';
import { ConflictResolver } from './ConflictResolver.tsx';
import { describeError, getDestinationName } from './destination-labels.ts';
import { RedirectNote } from './RedirectNote.tsx';
import { requestSendPermissions } from './request-send-permissions.ts';

interface Props {
  job: Job;
  /** undefined when the user has removed the destination from the options. */
  place: DestinationStatus | undefined;
  /** Shows the destination's settings. */
  openSettings: (id: string) => void;
  /** Whether the post's title is shown, where several jobs are listed. */
  titled?: boolean;
}

/** A job that is under way or stopped: its state, the reason, and what the user can do. */
export function JobStatus({ job, place, openSettings, titled = false }: Props) {
  const [comparing, setComparing] = useState(false);
  const name = place ? getDestinationName(place) : job.output;
  const stopped = job.state === 'stopped';
  const isConflict = stopped && job.why === 'exists';
  const act = (label: string, run: () => unknown) => (
    <button type="button" class="button" onClick={() => void run()}>
      {label}
    </button>
  );
  return (
    <div class={`job note ${stopped ? 'bad' : ''}`} data-state={job.state} data-why={job.why ?? ''}>
      <p>
        {titled && <b dir="auto">{getJobTitle(job)} </b>}
        {describeJob(job, name)}
      </p>
      {comparing && isConflict && <ConflictResolver job={job} done={() => setComparing(false)} />}
      {stopped && job.why === 'redirected' && place && <RedirectNote place={place} />}
      {!comparing && (
        <div class="button-row">
          {stopped && job.why === 'addressChanged' && place && <AgreeButton job={job} place={place} />}
          {isConflict && act(t('conflictShow'), () => setComparing(true))}
          {stopped &&
            job.why === 'needsLeave' &&
            act(t('grantPermission'), () => grantPermission(job, place, openSettings))}
          {stopped &&
            (job.why === 'signIn' || job.why === 'badSettings' || job.why === 'forbidden') &&
            act(t('openSettings'), () => openSettings(job.destination))}
          {!isConflict && job.tries > 0 && job.state !== 'working' && act(t('sendAgain'), () => resumeJob(job))}
          {act(t('cancel'), () => deleteJob(job.id))}
        </div>
      )}
    </div>
  );
}

/** Asks the user to agree to the address that the destination has now. */
function AgreeButton({ job, place }: { job: Job; place: DestinationStatus }) {
  const origin = originOf(place.destination);
  return (
    <button type="button" class="button" onClick={() => void agreeAndGoOn(job, origin)}>
      {t('placeAgree', origin)}
    </button>
  );
}

/** The title of the job's post, or the number of its posts. */
function getJobTitle({ posts, parcel }: Job): string {
  return posts.length > 1 ? t('jobSeveral', posts.length) : (parcel.items[0]?.post.title ?? '');
}

function describeJob({ state, does, why, detail, due, tries }: Job, name: string): string {
  if (state === 'stopped' && why) return `${name}: ${describeError(why, detail)}`;
  if (state === 'waiting' && tries > 0 && why && TRANSIENT_ERRORS.has(why)) {
    const when = new Date(due).toLocaleTimeString([], { timeStyle: 'short' });
    return `${name}: ${describeError(why, detail)} ${t('sendNext', when)}`;
  }
  return does === 'undo' ? t('undoingSend', name) : t('sendingTo', name);
}

/** Must be called in the click's own handler. The background notices the granted permission and goes on with the job. */
function grantPermission(job: Job, place: DestinationStatus | undefined, openSettings: Props['openSettings']): unknown {
  if (place?.readiness.is === 'ready') return resumeJob(job);
  return (place && requestSendPermissions(place)) ?? openSettings(job.destination);
}
