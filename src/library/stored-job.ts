/** What the queue knows of every job; each kind adds its own. Plain data without secrets. */
export interface StoredJob {
  id: string;
  /** Says which handler runs it. */
  kind: string;
  /** A job takes the place of the one that has the same key. */
  uniqueKey?: string;
  /** `waiting`: until `dueAt`; `stopped`: until the user decides, `code` says why. */
  state: 'waiting' | 'working' | 'stopped' | 'done';
  /** How often it was begun. */
  tries: number;
  /** ISO 8601. */
  dueAt: string;
  /** ISO 8601. */
  addedAt: string;
  /** The last error, by its id. */
  code: string | null;
  detail: string;
}
