import type { Receipt } from '../core/post.ts';
import { createJobState, type Job } from '../jobs/job.ts';
import type { ExistingFile } from './conflict-error.ts';
import type { SendRequest } from './output.ts';

/** A job that sends posts or a backup to a destination (`send`), or undoes an earlier send (`undo`). */
export interface SendJob extends Job {
  kind: 'send' | 'undo';
  /** Id of the destination. */
  destination: string;
  /** The origin that the user had agreed to when the job was stored; '' for none. The request is sent to no other origin. */
  origin: string;
  /** Id of the output. */
  output: string;
  /** Ids of the saved posts, in the order of the request's items. */
  posts: string[];
  /** Set when the request's only item is a backup of the whole library. */
  backup?: true;
  request: SendRequest;
  /** When `code` is `exists`: the destination's files, which the user compares with the files to be sent. */
  existing: ExistingFile[];
  /**
   * Images to send along, if the user wants that. `wanted`: addresses to fetch; `taken`, `left`: how many were fetched, and
   * how many not.
   */
  images?: { wanted: string[]; hosts: string[]; taken: number; left: number };
  /** Of a `send`: its result, null until then. Of an `undo`: the receipt of the send to undo. */
  receipt: Receipt | null;
}

export const SEND_KINDS = ['send', 'undo'] as const;

/** Creates a send or undo that waits to be run. `now`: ISO 8601. */
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

/**
 * Returns the job as it is stored before a try. A job that is already `working` was interrupted in its last try (`retried`).
 */
export const startSendTry = (job: SendJob): SendJob => ({
  ...job,
  state: 'working',
  tries: job.tries + 1,
  request: { ...job.request, retried: job.state === 'working' },
});

/** Whether a receipt has the data to undo its send. */
export const canUndo = ({ undo }: Receipt): boolean => undo !== undefined;
