import { useState } from 'preact/hooks';
import { originOf } from '../../browser/destinations.ts';
import { t } from '../../browser/i18n.ts';
import { dropJob } from '../../library/outbox.ts';
import { type Job, PASSING } from '../../outputs/index.ts';
import { agreeAndGoOn, goOn, type Place } from '../../publish.ts';
import { Clash } from './Clash.tsx';
import { leaveFor } from './leave-for.ts';
import { nameOf, troubleOf } from './place-words.ts';
import { Redirected } from './Redirected.tsx';

interface Props {
  job: Job;
  /** Where it goes; undefined when the person has taken the place out of the options meanwhile. */
  place: Place | undefined;
  /** Shows the place's settings. */
  openSettings: (id: string) => void;
  /** Says whose post it is, where several are listed. */
  titled?: boolean;
}

/** A job on its way, or stopped: what is happening, why, and what the person can do about it. */
export function JobNote({ job, place, openSettings, titled = false }: Props) {
  const [comparing, setComparing] = useState(false);
  const name = place ? nameOf(place) : job.output;
  const stopped = job.state === 'stopped';
  const clash = stopped && job.why === 'exists';
  const act = (label: string, run: () => unknown) => (
    <button type="button" class="button" onClick={() => void run()}>
      {label}
    </button>
  );
  return (
    <div class={`sending note ${stopped ? 'bad' : ''}`} data-state={job.state} data-why={job.why ?? ''}>
      <p>
        {titled && <b dir="auto">{titleOf(job)} </b>}
        {wordsOf(job, name)}
      </p>
      {comparing && clash && <Clash job={job} done={() => setComparing(false)} />}
      {stopped && job.why === 'redirected' && place && <Redirected place={place} />}
      {!comparing && (
        <div class="acts">
          {stopped && job.why === 'addressChanged' && place && <Agree job={job} place={place} />}
          {clash && act(t('clashShow'), () => setComparing(true))}
          {stopped && job.why === 'needsLeave' && act(t('leaveGive'), () => giveLeave(job, place, openSettings))}
          {stopped &&
            (job.why === 'signIn' || job.why === 'badSettings' || job.why === 'forbidden') &&
            act(t('openSettings'), () => openSettings(job.destination))}
          {!clash && job.tries > 0 && job.state !== 'working' && act(t('sendAgain'), () => goOn(job))}
          {act(t('cancel'), () => dropJob(job.id))}
        </div>
      )}
    </div>
  );
}

/** Names the address that the destination has now, for the user to agree to. */
function Agree({ job, place }: { job: Job; place: Place }) {
  const origin = originOf(place.destination);
  return (
    <button type="button" class="button" onClick={() => void agreeAndGoOn(job, origin)}>
      {t('placeAgree', origin)}
    </button>
  );
}

/** Of one post its title; of several how many they are. */
function titleOf({ posts, parcel }: Job): string {
  return posts.length > 1 ? t('jobSeveral', posts.length) : (parcel.items[0]?.post.title ?? '');
}

function wordsOf({ state, does, why, detail, due, tries }: Job, name: string): string {
  if (state === 'stopped' && why) return `${name}: ${troubleOf(why, detail)}`;
  if (state === 'waiting' && tries > 0 && why && PASSING.has(why)) {
    const when = new Date(due).toLocaleTimeString([], { timeStyle: 'short' });
    return `${name}: ${troubleOf(why, detail)} ${t('sendNext', when)}`;
  }
  return does === 'undo' ? t('takingBack', name) : t('sendingTo', name);
}

/** In the click itself, before anything is awaited: the browser asks only then. The background hears of the answer. */
function giveLeave(job: Job, place: Place | undefined, openSettings: Props['openSettings']): unknown {
  if (place?.state.is === 'ready') return goOn(job);
  return (place && leaveFor(place)) ?? openSettings(job.destination);
}
