import type { Profile } from '../core/format/profile.ts';
import type { Proposal } from '../core/llm/index.ts';
import { createJobState, type Job } from '../jobs/job.ts';
import { deleteJob, findJobByKey, saveJob } from '../jobs/job-store.ts';
import type { FullPost } from '../library/post-transaction.ts';
import type { Draft } from '../storage/drafts.ts';
import type { ProposalInput } from './generate-proposal.ts';

/** The answer of one model. */
export interface ModelProposal {
  /** Id of the provider. */
  model: string;
  /** Name of the model; ''. */
  name: string;
  proposal: Proposal;
}

/** A question to a model about an article: what better post could be made of it? */
export interface ProposalJob extends Job {
  kind: 'proposal';
  /** Key of the draft that the question is for: one question at a time for each. */
  uniqueKey: string;
  input: ProposalInput;
  /** Id of the provider. */
  model: string;
  /** The origin that the user had agreed to when asking, '' for none: the article goes nowhere else. */
  origin: string;
  /** Name of the model; ''. */
  name: string;
  /** Answers of other models about the same article, oldest first. */
  others: ModelProposal[];
  /** Parts of a long article that are answered, and how many there are; 0 of 0 before that is known. */
  part: number;
  parts: number;
  /** The answer. A question that failed may have one made of the parts that were answered. */
  proposal: Proposal | null;
  /** The user wants the answer applied and saved without them: the draft of then, its blog's format, its id in the library. */
  autoSave: { draft: Draft; profile: Profile; id: string } | null;
  /** What was saved so, and what there was before: the draft, and the post in the library ([] for none). */
  autoSaved: { now: Draft; draft: Draft; library: FullPost[] } | null;
  /** Why saving failed; ''. */
  saveError: string;
}

/** A question that waits to be asked. `now`: ISO 8601. */
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

/** The question that is stored for a draft. */
export const findProposalJob = (draftKey: string): Promise<ProposalJob | undefined> =>
  findJobByKey<ProposalJob>(draftKey);

/** Every answer, oldest first. */
export const listModelProposals = ({ others, model, name, proposal }: ProposalJob): ModelProposal[] =>
  proposal ? [...others, { model, name, proposal }] : others;

/** The user gives a question up; the answers of other models stay, under a new id, so that the running question ends. */
export async function cancelProposalJob(job: ProposalJob): Promise<void> {
  const last = job.others.at(-1);
  if (!last) return deleteJob(job.id);
  const others = job.others.slice(0, -1);
  const rest: ProposalJob = { ...job, ...last, id: crypto.randomUUID(), others, state: 'done', autoSave: null };
  await saveJob(rest);
}
