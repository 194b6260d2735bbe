import { watchJobs } from '../../jobs/job-store.ts';
import type { SendJob } from '../../publishing/send-job.ts';
import { listSendJobs } from '../../publishing/send-job-store.ts';
import { useLoaded } from './use-stored.ts';

/** All jobs that send or undo, kept up to date, oldest first; null until they have been read. */
export const useJobs = (): SendJob[] | null => useLoaded(listSendJobs, [watchJobs]);
