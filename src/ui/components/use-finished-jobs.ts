import { useEffect, useRef } from 'preact/hooks';
import type { SendJob } from '../../publishing/send-job.ts';

/** Ids of the finished jobs that this window has already reported, so that each is reported once. */
const notified = new Set<string>();
/** Time when this window was opened (ISO 8601). */
export const windowOpenedAt = new Date(performance.timeOrigin).toISOString();

/** Calls `onFinish` once for each job that has finished since this window was opened. */
export function useFinishedJobs(jobs: SendJob[], onFinish: (job: SendJob) => void): void {
  const underway = useRef(new Set<string>());
  useEffect(() => {
    for (const job of jobs) {
      if (job.state !== 'done') underway.current.add(job.id);
      else if ((underway.current.has(job.id) || job.addedAt >= windowOpenedAt) && !notified.has(job.id)) {
        notified.add(job.id);
        onFinish(job);
      }
    }
  });
}
