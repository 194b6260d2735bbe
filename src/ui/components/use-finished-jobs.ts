import { useEffect, useRef } from 'preact/hooks';
import type { SendJob } from '../../publishing/send-job.ts';

/** Jobs that have been told of, as long as this window is open. */
const notified = new Set<string>();
/** ISO 8601: when this window was opened. */
export const windowOpenedAt = new Date(performance.timeOrigin).toISOString();

/** Calls back once for each job that is done since this window was opened, or was on its way then. */
export function useFinishedJobs(jobs: SendJob[], tell: (job: SendJob) => void): void {
  const underway = useRef(new Set<string>());
  useEffect(() => {
    for (const job of jobs) {
      if (job.state !== 'done') underway.current.add(job.id);
      else if ((underway.current.has(job.id) || job.addedAt >= windowOpenedAt) && !notified.has(job.id)) {
        notified.add(job.id);
        tell(job);
      }
    }
  });
}
