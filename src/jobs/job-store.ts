import { getLibraryDatabase } from '../library/database.ts';
import { isStoredJob } from '../library/validate-rows.ts';
import type { Job } from './job.ts';

const JOB_CHANNEL = 'precis-jobs';
const jobChannel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(JOB_CHANNEL);

/** Calls `listener` when any window stores, changes or deletes a job. Returns a function that stops the calls. */
export function watchJobs(listener: () => void): () => void {
  const listenerChannel = new BroadcastChannel(JOB_CHANNEL);
  listenerChannel.onmessage = listener;
  return () => listenerChannel.close();
}

export const notifyJobListeners = () => jobChannel?.postMessage(null);

const isReadable = isStoredJob as (row: unknown) => row is Job;

/** Lists the jobs of these kinds, oldest first. Damaged rows are skipped. */
export async function listJobs<J extends Job>(kinds: readonly J['kind'][]): Promise<J[]> {
  const db = await getLibraryDatabase();
  const rows = await Promise.all(kinds.map((kind) => db.getAllFromIndex('jobs', 'kind', kind)));
  return rows
    .flat()
    .filter((row): row is J => isReadable(row))
    .sort((a, b) => a.addedAt.localeCompare(b.addedAt));
}

export async function hasJob(id: string): Promise<boolean> {
  return (await (await getLibraryDatabase()).getKey('jobs', id)) !== undefined;
}

export async function findJobByKey<J extends Job>(uniqueKey: string): Promise<J | undefined> {
  const row = await (await getLibraryDatabase()).getFromIndex('jobs', 'uniqueKey', uniqueKey);
  return isReadable(row) ? (row as J) : undefined;
}

const beginWrite = async () => (await getLibraryDatabase()).transaction('jobs', 'readwrite', { durability: 'strict' });

/** Stores a job and deletes any other job with the same `uniqueKey`. Resolves when the job is on disk. */
export async function saveJob(job: Job): Promise<void> {
  const write = await beginWrite();
  const replaced = job.uniqueKey === undefined ? [] : await write.store.index('uniqueKey').getAllKeys(job.uniqueKey);
  await Promise.all([...replaced.map((id) => write.store.delete(id)), write.store.put(job), write.done]);
  notifyJobListeners();
}

/**
 * Changes a stored job in one transaction; a job that was deleted (cancelled) is not stored again. `change`: the members to
 * change, or a function of the job that returns them, or null for no change. Resolves with the changed job; null if
 * unchanged.
 */
export async function updateJob<J extends Job>(
  id: string,
  change: Partial<J> | ((job: J) => Partial<J> | null),
): Promise<J | null> {
  const write = await beginWrite();
  const stored = await write.store.get(id);
  const members = isReadable(stored) && (typeof change === 'function' ? change(stored as J) : change);
  const changed = members ? { ...(stored as J), ...members } : null;
  if (changed) await write.store.put(changed);
  await write.done;
  if (changed) notifyJobListeners();
  return changed;
}

export async function deleteJob(id: string): Promise<void> {
  await (await getLibraryDatabase()).delete('jobs', id);
  notifyJobListeners();
}
