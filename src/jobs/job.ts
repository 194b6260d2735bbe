import type { Receipt } from '../core/post.ts';
import { fetchJobImages } from '../publishing/fetch-images.ts';
import type { Output, OutputContext, Readiness, SendRequest } from '../publishing/output.ts';
import { checkReadiness } from '../publishing/readiness.ts';
import { requestOrigin, type Values } from '../storage/fields.ts';
import { ConflictError, type ErrorCode, type ExistingFile, SendError, TRANSIENT_ERRORS } from './send-error.ts';

/** Something to be sent, or taken back, written down before it is begun. Plain data without secrets. */
export interface Job {
  id: string;
  does: 'send' | 'undo';
  /** Id of the destination. */
  destination: string;
  /** The origin that the user had agreed to when it was written down, '' for none: it goes nowhere else. */
  origin: string;
  /** Id of its output. */
  output: string;
  /** Ids of the saved posts, in the order of the parcel's items. */
  posts: string[];
  /** Its one item is no post, but a backup of everything. */
  backup?: true;
  parcel: SendRequest;
  /** `waiting`: for its time; `stopped`: for the person, `code` says for what; `done`: `receipt` says where. */
  state: 'waiting' | 'working' | 'stopped' | 'done';
  /** Tries begun. */
  tries: number;
  /** ISO 8601; not before then. */
  due: string;
  addedAt: string;
  why: ErrorCode | null;
  /** What the place itself said. */
  detail: string;
  /** With `why: exists`: what is there, to be shown beside what would be sent. */
  existing: ExistingFile[];
  /** Images that go along, where the person wants that: addresses still to be fetched; how many were, how many stay. */
  images?: { wanted: string[]; hosts: string[]; taken: number; left: number };
  /** What came of a `send`; what an `undo` takes back. */
  receipt: Receipt | null;
}

/** A job as it is written down. `now`: ISO 8601. */
export function createJob(
  what: Pick<Job, 'id' | 'does' | 'destination' | 'origin' | 'output' | 'posts'> &
    Partial<Pick<Job, 'receipt' | 'images' | 'backup'>>,
  parcel: Pick<SendRequest, 'items'> & Partial<SendRequest>,
  now: string,
): Job {
  return {
    receipt: null,
    ...what,
    parcel: { assets: [], replace: {}, again: false, ...parcel, id: what.id },
    state: 'waiting',
    tries: 0,
    due: now,
    addedAt: now,
    why: null,
    detail: '',
    existing: [],
  };
}

const FIRST_WAIT_S = 15;
const MAX_WAIT_S = 3_600;
/** No place is left alone for longer, whatever it asks for. */
const MAX_RETRY_AFTER_S = 86_400;

/** Seconds until the next try: twice as long each time, at most an hour, and no sooner than the place asks for. */
export function computeRetryDelay(tries: number, asked = 0): number {
  return Math.max(Math.min(asked, MAX_RETRY_AFTER_S), Math.min(MAX_WAIT_S, FIRST_WAIT_S * 2 ** Math.max(0, tries - 1)));
}

/** Whether its time has come. A time further away than any wait was set by a clock that has been put back since. */
export const isDue = ({ due }: Pick<Job, 'due'>, now: string): boolean =>
  due <= now || Date.parse(due) - Date.parse(now) > MAX_RETRY_AFTER_S * 1_000;

/** The job as it is put down before a try, so that a try that nobody came back from is known of. */
export const startTry = (job: Job): Job => ({
  ...job,
  state: 'working',
  tries: job.tries + 1,
  // Nobody came back from the try before.
  parcel: { ...job.parcel, again: job.state === 'working' },
});

/** What stands in the way, as a reason to stop. */
const CODE_BY_READINESS: Partial<Record<Readiness['is'], ErrorCode>> = {
  'needs-settings': 'badSettings',
  'needs-sign-in': 'signIn',
  'needs-permission': 'needsLeave',
  'needs-capability': 'needsLeave',
  'needs-folder': 'needsLeave',
  'needs-agreement': 'addressChanged',
};

/**
 * Tries a job that has begun. Resolves with the job as it is then; never rejects. `save`: writes it down with the images that
 * were fetched, before it is sent, so that every try sends the same.
 */
export async function runJob(
  started: Job,
  output: Output | undefined,
  values: Values,
  world: OutputContext,
  save: (job: Job) => Promise<unknown> = async () => undefined,
): Promise<Job> {
  let job = started;
  const clear = { why: null, detail: '', existing: [] };
  try {
    if (!output) throw new SendError('badSettings');
    const origin = requestOrigin(output, values);
    if (origin && origin !== job.origin) throw new SendError('addressChanged', origin);
    const state = await checkReadiness(output, values, world);
    const missing = CODE_BY_READINESS[state.is];
    if (missing) throw new SendError(missing, 'hosts' in state ? state.hosts.join(', ') : '');
    if (job.does === 'send') {
      if (job.images && job.images.wanted.length > 0) {
        job = await fetchJobImages(job, values, world);
        await save(job);
      }
      const { taken = 0, left = 0 } = job.images ?? {};
      const sent = await output.send(job.parcel, values, world);
      const receipt = { ...sent, destination: job.destination, ...(job.images ? { images: { taken, left } } : {}) };
      return { ...job, ...clear, state: 'done', receipt };
    }
    if (!job.receipt || !output.undo) throw new SendError('badSettings');
    await output.undo(job.receipt, values, world);
    return { ...job, ...clear, state: 'done' };
  } catch (error) {
    const failed = error instanceof SendError ? error : new SendError('badAnswer', String(error));
    const existing = failed instanceof ConflictError ? failed.existing : [];
    const told = { why: failed.code, detail: failed.detail, existing };
    if (!TRANSIENT_ERRORS.has(failed.code)) return { ...job, ...told, state: 'stopped' };
    const due = new Date(
      Date.parse(world.now) + computeRetryDelay(job.tries, failed.retryAfterS) * 1_000,
    ).toISOString();
    return { ...job, ...told, state: 'waiting', due };
  }
}

/** The job again, from the start of a try, with what the person has decided. */
export function restartJob(job: Job, parcel: Partial<SendRequest>, now: string): Job {
  return {
    ...job,
    parcel: { ...job.parcel, ...parcel },
    state: 'waiting',
    due: now,
    why: null,
    detail: '',
    existing: [],
  };
}
