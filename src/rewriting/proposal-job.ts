import type { Profile } from '../core/format/profile.ts';
import type { Proposal } from '../core/llm/index.ts';
import { createJobState, type Job } from '../jobs/job.ts';
import { deleteJob, findJobByKey, saveJob } from '../jobs/job-store.ts';
import type { FullPost } from '../library/post-transaction.ts';
import type { Draft } from '../storage/drafts.ts';
import type { ProposalInput } from './plan-request.ts';

/** What one model proposed for an article. */
export interface ModelProposal {
  /** Id of the provider. */
  model: string;
  /** Name of the model; '' when none is set. */
  name: string;
  proposal: Proposal;
}

/** A request to a model for a better post about an article, and the model's response. */
export interface ProposalJob extends Job {
  kind: 'proposal';
  /** Key of the draft that the request is for. A draft has at most one request at a time. */
  uniqueKey: string;
  input: ProposalInput;
  /** Id of the provider. */
  model: string;
  /**
   * The origin that the user had agreed to at the time of the request; '' for none. The article is sent to no other origin.
   */
  origin: string;
  /** Name of the model; '' when none is set. */
  name: string;
  /** Proposals of other models about the same article, oldest first. */
  others: ModelProposal[];
  /** `part` of `parts` of a long article have a response of the model; 0 of 0 before the first response. */
  part: number;
  parts: number;
  /** The model's proposal; null while there is none. A failed request may have one, made of the parts with a response. */
  proposal: Proposal | null;
  /**
   * Set when the user wants the proposal saved without another click: the draft at that time, its profile and its library
   * id.
   */
  autoSave: { draft: Draft; profile: Profile; id: string } | null;
  /**
   * For an undo of `autoSave`: the saved draft (`now`), the `draft` before it, and the library's post before it ([] for
   * none).
   */
  autoSaved: { now: Draft; draft: Draft; library: FullPost[] } | null;
  /** Why `autoSave` failed; '' when it did not fail. */
  saveError: string;
}

/** Creates a request to a model that waits to be sent. `now`: ISO 8601. */
export const createProposalJob = (
  what: Pick<ProposalJob, 'uniqueKey' | 'input' | 'model' | 'origin' | 'name' | 'others'>,
  now: string,
): ProposalJob => ({
  ...createJobState(now),
  ...what,
  id: crypto.randomUUID(),
  kind: 'proposal',
  part: 0,
  parts: 0,
  proposal: null,
  autoSave: null,
  autoSaved: null,
  saveError: '',
});

/** Finds the request to a model that is stored for a draft; undefined when there is none. */
export const findProposalJob = (draftKey: string): Promise<ProposalJob | undefined> =>
  findJobByKey<ProposalJob>(draftKey);

/** Lists the proposals of all models about the job's article, oldest first. */
export const listModelProposals = ({ others, model, name, proposal }: ProposalJob): ModelProposal[] =>
  proposal ? [...others, { model, name, proposal }] : others;

/**
 * Cancels a request to a model. Proposals of other models are kept in a job of a new id, because deleting the old id ends
 * the run.
 */
export async function cancelProposalJob(job: ProposalJob): Promise<void> {
  const last = job.others.at(-1);
  if (!last) return deleteJob(job.id);
  const others = job.others.slice(0, -1);
  const rest: ProposalJob = { ...job, ...last, id: crypto.randomUUID(), others, state: 'done', autoSave: null };
  await saveJob(rest);
}
