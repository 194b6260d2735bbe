import { watchJobs } from '../../jobs/job-store.ts';
import type { SendJob } from '../../publishing/send-job.ts';
import { listSendJobs } from '../../publishing/send-job-store.ts';
import { useLoaded } from './use-stored.ts';

/** Returns all send and undo jobs, oldest first, updated on every change; null until the jobs have been read. */
export const useJobs = (): SendJob[] | null => useLoaded(listSendJobs, [watchJobs]);
