import { useEffect, useRef } from 'preact/hooks';
import type { Job } from '../../outputs/index.ts';

/** Jobs that have been told of, as long as this window is open. */
const told = new Set<string>();
/** ISO 8601: when this window was opened. */
export const opened = new Date(performance.timeOrigin).toISOString();

/** Calls back once for each job that is done since this window was opened, or was on its way then. */
export function useTold(jobs: Job[], tell: (job: Job) => void): void {
  const underway = useRef(new Set<string>());
  useEffect(() => {
    for (const job of jobs) {
      if (job.state !== 'done') underway.current.add(job.id);
      else if ((underway.current.has(job.id) || job.addedAt >= opened) && !told.has(job.id)) {
        told.add(job.id);
        tell(job);
      }
    }
  });
}
