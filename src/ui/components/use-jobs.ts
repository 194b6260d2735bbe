import { useEffect, useState } from 'preact/hooks';
import { listJobs, watchJobs } from '../../jobs/job-store.ts';
import type { Job } from '../../publishing/destinations/index.ts';

/** The outbox as it is now, oldest first; null until it has been read. */
export function useJobs(): Job[] | null {
  const [jobs, setJobs] = useState<Job[] | null>(null);
  useEffect(() => {
    let newest = 0;
    const refresh = async () => {
      newest += 1;
      const mine = newest;
      const found = await listJobs();
      if (mine === newest) setJobs(found);
    };
    void refresh();
    return watchJobs(() => void refresh());
  }, []);
  return jobs;
}
