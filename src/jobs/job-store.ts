import type { Receipt } from '../core/post.ts';
import { announceLibraryChange } from '../library/changes.ts';
import { getLibraryDatabase } from '../library/database.ts';
import { toPostSummary } from '../library/post-summary.ts';
import { isStoredJob, isStoredPost, isStoredReceipt } from '../library/validate-rows.ts';
import type { Job } from '../publishing/destinations/index.ts';

/** Jobs that are done are shown for a day; their receipts stay with the posts. */
const DONE_JOB_TTL_MS = 24 * 3_600_000;

const jobChannel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('precis-outbox');

/** Calls back when a job was written down, has gone on, or is gone, in whatever window. Returns the way to stop. */
export function watchJobs(listener: () => void): () => void {
  const listenerChannel = new BroadcastChannel('precis-outbox');
  listenerChannel.onmessage = listener;
  return () => listenerChannel.close();
}

const notifyJobListeners = () => jobChannel?.postMessage(null);

/** Every job that can be read, oldest first. */
export async function listJobs(): Promise<Job[]> {
  return (await (await getLibraryDatabase()).getAll('jobs'))
    .filter(isStoredJob)
    .sort((a, b) => a.addedAt.localeCompare(b.addedAt));
}

export async function findJob(id: string): Promise<Job | undefined> {
  const job = await (await getLibraryDatabase()).get('jobs', id);
  return isStoredJob(job) ? job : undefined;
}

/** Writes a job down; resolves when it is on disk. */
export async function saveJob(job: Job): Promise<void> {
  const write = (await getLibraryDatabase()).transaction('jobs', 'readwrite', { durability: 'strict' });
  await write.store.put(job);
  await write.done;
  notifyJobListeners();
}

/**
 * Puts a job down if it is still there: one that was cancelled meanwhile stays gone. Resolves with whether it was there.
 */
export async function updateJob(job: Job): Promise<boolean> {
  const write = (await getLibraryDatabase()).transaction('jobs', 'readwrite', { durability: 'strict' });
  const there = (await write.store.getKey(job.id)) !== undefined;
  if (there) await write.store.put(job);
  await write.done;
  notifyJobListeners();
  return there;
}

/** Takes a job out of the outbox: cancelled by the person, or seen to. */
export async function deleteJob(id: string): Promise<void> {
  await (await getLibraryDatabase()).delete('jobs', id);
  notifyJobListeners();
}

/**
 * A job is done: its receipt comes to the posts, or goes from them, in the same transaction, so that no end of the browser
 * can part the two. A job that was cancelled too late has been done all the same, and its receipt says so.
 */
export async function completeJob(job: Job): Promise<void> {
  const { receipt } = job;
  if (!receipt) throw new Error('A job that is done has a receipt.');
  const stores = ['jobs', 'posts', 'cards', 'receipts'] as const;
  const write = (await getLibraryDatabase()).transaction(stores, 'readwrite', { durability: 'strict' });
  const receipts = write.objectStore('receipts');
  for (const id of job.posts) {
    if (job.does === 'send') await receipts.put({ ...receipt, post: id });
    else await receipts.delete([id, receipt.at, receipt.output]);
    const saved = await write.objectStore('posts').get(id);
    const all = (await receipts.index('post').getAll(id)).filter(isStoredReceipt);
    if (isStoredPost(saved)) await write.objectStore('cards').put(toPostSummary(saved, all));
  }
  // Its text is with the post, or was of everything; what is shown of it now is its receipt.
  const parcel = { ...job.parcel, assets: [], ...(job.backup ? { items: [] } : {}) };
  if ((await write.objectStore('jobs').getKey(job.id)) !== undefined)
    await write.objectStore('jobs').put({ ...job, parcel });
  await write.done;
  notifyJobListeners();
  announceLibraryChange(job.posts);
}

/** Forgets jobs that were done a day ago. `now`: ISO 8601. */
export async function sweepJobs(now: string): Promise<void> {
  const old = (await listJobs()).filter(
    ({ state, due }) => state === 'done' && Date.parse(now) - Date.parse(due) > DONE_JOB_TTL_MS,
  );
  for (const { id } of old) await deleteJob(id);
}

/** The receipts of a post that a job could take back. */
export const canUndo = ({ undo }: Receipt): boolean => undo !== undefined;
