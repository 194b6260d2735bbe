/** The properties that every queued job has; each kind of job adds more. Plain data without secrets. */
export interface StoredJob {
  id: string;
  /** Selects the handler that runs the job. */
  kind: string;
  /** A new job replaces a stored job with the same key. */
  uniqueKey?: string;
  /** `waiting`: the job runs at `dueAt`; `stopped`: the job waits for the user's decision, and `code` gives the reason. */
  state: 'waiting' | 'working' | 'stopped' | 'done';
  /** Number of attempts so far. */
  tries: number;
  /** ISO 8601. */
  dueAt: string;
  /** ISO 8601. */
  addedAt: string;
  /** Id of the error of the last attempt. */
  code: string | null;
  detail: string;
}
