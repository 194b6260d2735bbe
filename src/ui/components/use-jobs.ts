import { listJobs, watchJobs } from '../../jobs/job-store.ts';
import type { Job } from '../../publishing/destinations/index.ts';
import { useLoaded } from './use-stored.ts';

/** All jobs, kept up to date, oldest first; null until they have been read. */
export const useJobs = (): Job[] | null => useLoaded(listJobs, [watchJobs]);
