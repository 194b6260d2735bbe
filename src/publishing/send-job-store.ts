import { listJobs, notifyJobListeners } from '../jobs/job-store.ts';
import { announceLibraryChange } from '../library/changes.ts';
import { getLibraryDatabase } from '../library/database.ts';
import { toPostSummary } from '../library/post-summary.ts';
import { isStoredPost, isStoredReceipt } from '../library/validate-rows.ts';
import { SEND_KINDS, type SendJob } from './send-job.ts';

/** Lists the sends and undos, oldest first. Damaged jobs are skipped. */
export const listSendJobs = (): Promise<SendJob[]> => listJobs<SendJob>(SEND_KINDS);

/**
 * Stores a finished job and, in the same transaction, writes its receipt (after a send) or deletes it (after an undo), so
 * that a crash can't store one without the other. If the job was cancelled too late, the receipt is still written.
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
  // A finished job keeps its posts, because their titles are still shown. Images and backups are dropped to save space.
  const request = { ...job.request, assets: [], ...(job.backup ? { items: [] } : {}) };
  const done: SendJob = { ...job, request };
  if ((await write.objectStore('jobs').getKey(job.id)) !== undefined) await write.objectStore('jobs').put(done);
  await write.done;
  notifyJobListeners();
  announceLibraryChange(job.posts);
}
