/** Saves a proposal as soon as it arrives, when the user wants it so. `run-proposal.ts` does the saving. */
import type { Profile } from '../core/format/profile.ts';
import { deleteJob, updateJob } from '../jobs/job-store.ts';
import { wakeJobs } from '../jobs/wake-jobs.ts';
import type { Draft } from '../storage/drafts.ts';
import type { ProposalJob } from './proposal-job.ts';

/** Sets whether the proposal, as far as the article supports it, is saved as soon as it arrives, without another click. */
export async function setAutoSave(job: ProposalJob, draft: Draft, profile: Profile, on: boolean): Promise<void> {
  const id = draft.saved ?? crypto.randomUUID();
  await updateJob<ProposalJob>(job.id, { autoSave: on ? { draft, profile, id } : null });
  // The proposal may have arrived before the setting was stored.
  await wakeJobs();
}

/** Undoes the automatic saving of a proposal. Resolves with the draft as it was before; null when nothing was saved. */
export async function undoAutoSave({ id, autoSaved }: ProposalJob): Promise<Draft | null> {
  if (!autoSaved) return null;
  const { binPosts } = await import('../library/bin.ts');
  const { putFullPosts } = await import('../library/posts.ts');
  const { now, draft, library } = autoSaved;
  if (library.length > 0) await putFullPosts(library);
  else if (now.saved) await binPosts([now.saved], new Date().toISOString());
  await deleteJob(id);
  return draft;
}
