import type { Receipt } from '../core/post.ts';
import { createJobState, type Job } from '../jobs/job.ts';
import type { ExistingFile } from './conflict-error.ts';
import type { SendRequest } from './output.ts';

/** Posts, or a backup, to be sent to a destination, or to be taken back from it. */
export interface SendJob extends Job {
  kind: 'send' | 'undo';
  /** Id of the destination. */
  destination: string;
  /** The origin that the user had agreed to when the job was stored, '' for none: its request goes nowhere else. */
  origin: string;
  /** Id of the output. */
  output: string;
  /** Ids of the saved posts, in the order of the request's items. */
  posts: string[];
  /** The one item is a backup of everything. */
  backup?: true;
  request: SendRequest;
  /** With `code: exists`: the destination's files, which the user compares with those of the request. */
  existing: ExistingFile[];
  /** Images that go along, if the user wants that: addresses still to be fetched; how many were, and how many were not. */
  images?: { wanted: string[]; hosts: string[]; taken: number; left: number };
  /** The result of a `send`; what an `undo` takes back. */
  receipt: Receipt | null;
}

export const SEND_KINDS = ['send', 'undo'] as const;

/** A job that waits to be run. `now`: ISO 8601. */
export function createSendJob(
  what: Pick<SendJob, 'id' | 'kind' | 'destination' | 'origin' | 'output' | 'posts'> &
    Partial<Pick<SendJob, 'receipt' | 'images' | 'backup'>>,
  request: Pick<SendRequest, 'items'> & Partial<SendRequest>,
  now: string,
): SendJob {
  return {
    receipt: null,
    ...what,
    request: { assets: [], replace: {}, retried: false, ...request, id: what.id },
    ...createJobState(now),
    existing: [],
  };
}

/** The job as it is stored before a try. A job that is `working` already was cut off in the try before. */
export const startSendTry = (job: SendJob): SendJob => ({
  ...job,
  state: 'working',
  tries: job.tries + 1,
  request: { ...job.request, retried: job.state === 'working' },
});

/** Whether a job can take back what a receipt tells of. */
export const canUndo = ({ undo }: Receipt): boolean => undo !== undefined;
