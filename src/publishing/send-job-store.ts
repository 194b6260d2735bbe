import { listJobs, notifyJobListeners } from '../jobs/job-store.ts';
import { announceLibraryChange } from '../library/changes.ts';
import { getLibraryDatabase } from '../library/database.ts';
import { toPostSummary } from '../library/post-summary.ts';
import { isStoredPost, isStoredReceipt } from '../library/validate-rows.ts';
import { SEND_KINDS, type SendJob } from './send-job.ts';

/** Every send and undo that can be read, oldest first. */
export const listSendJobs = (): Promise<SendJob[]> => listJobs<SendJob>(SEND_KINDS);

/**
 * Stores a job that is done, and writes or deletes its receipt in the same transaction, so that no end of the browser can
 * part the two. A job that was cancelled too late has been done all the same, and its receipt says so.
 */
export async function completeSendJob(job: SendJob): Promise<void> {
  const { receipt } = job;
  if (!receipt) throw new Error('A job that is done has a receipt.');
  const stores = ['jobs', 'posts', 'cards', 'receipts'] as const;
  const write = (await getLibraryDatabase()).transaction(stores, 'readwrite', { durability: 'strict' });
  const receipts = write.objectStore('receipts');
  for (const id of job.posts) {
    if (job.kind === 'send') await receipts.put({ ...receipt, post: id });
    else await receipts.delete([id, receipt.at, receipt.output]);
    const saved = await write.objectStore('posts').get(id);
    const all = (await receipts.index('post').getAll(id)).filter(isStoredReceipt);
    if (isStoredPost(saved)) await write.objectStore('cards').put(toPostSummary(saved, all));
  }
  // The title of a post is still shown; images and backups only take room.
  const request = { ...job.request, assets: [], ...(job.backup ? { items: [] } : {}) };
  const done: SendJob = { ...job, request };
  if ((await write.objectStore('jobs').getKey(job.id)) !== undefined) await write.objectStore('jobs').put(done);
  await write.done;
  notifyJobListeners();
  announceLibraryChange(job.posts);
}
