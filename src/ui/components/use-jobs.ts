import { useEffect, useState } from 'preact/hooks';
import { watchJobs } from '../../jobs/job-store.ts';
import type { SendJob } from '../../publishing/send-job.ts';
import { listSendJobs } from '../../publishing/send-job-store.ts';

/** The outbox as it is now, oldest first; null until it has been read. */
export function useJobs(): SendJob[] | null {
  const [jobs, setJobs] = useState<SendJob[] | null>(null);
  useEffect(() => {
    let newest = 0;
    const refresh = async () => {
      newest += 1;
      const mine = newest;
      const found = await listSendJobs();
      if (mine === newest) setJobs(found);
    };
    void refresh();
    return watchJobs(() => void refresh());
  }, []);
  return jobs;
}
