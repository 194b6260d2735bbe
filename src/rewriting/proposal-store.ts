import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Profile } from '../core/format/profile.ts';
import type { Proposal } from '../core/llm/index.ts';
import type { FullPost } from '../library/post-transaction.ts';
import { isStoredProposalJob } from '../library/validate-rows.ts';
import type { Draft } from '../storage/drafts.ts';
import type { ProposalInput, ProviderErrorCode } from './providers/index.ts';

/** What a model has answered. */
export interface ModelProposal {
  /** Id of the model, and the name that the person knows it by. */
  model: string;
  name: string;
  proposal: Proposal;
}

/** A better post that was asked for, written down before anything is sent. Plain data without secrets. */
export interface ProposalJob {
  /** Key of the draft that it is for: one at a time for each. */
  key: string;
  /** New for every asking, so that a late answer is not taken for another's. */
  id: string;
  order: ProposalInput;
  model: string;
  /** The origin that the user had agreed to when asking, '' for none: the article goes nowhere else. */
  origin: string;
  name: string;
  /** What other models have answered about the same article, the oldest first. */
  others: ModelProposal[];
  /** `waiting`: for its turn; `done`: `proposal` is there; `failed`: `why` says for what. */
  state: 'waiting' | 'working' | 'done' | 'failed';
  /** Parts of a long article that were answered, of how many; 0 of 0 before that is known. */
  part: number;
  parts: number;
  /** Times that it was begun. */
  tries: number;
  why: ProviderErrorCode | null;
  detail: string;
  /** One that broke off may have one of the parts that were answered. */
  proposal: Proposal | null;
  /** It is to be taken and saved when it is done, without the person: the draft of then, its blog's format, its id in the library. */
  keeping: { draft: Draft; profile: Profile; id: string } | null;
  /** What is saved so, and what there was before it: the draft, and in the library (nothing: []). */
  kept: { now: Draft; draft: Draft; library: FullPost[] } | null;
  /** Why it could not be saved; ''. */
  unsaved: string;
  /** ISO 8601. */
  at: string;
}

interface ProposalSchema extends DBSchema {
  askings: { key: string; value: ProposalJob };
}

/** Unasked for after this many days it goes. */
const PROPOSAL_TTL_DAYS = 14;

let proposalConnection: Promise<IDBPDatabase<ProposalSchema>> | undefined;

/** Apart from the library: nothing in it is the person's own work, and none of it is in a backup. */
function getProposalDatabase(): Promise<IDBPDatabase<ProposalSchema>> {
  proposalConnection ??= openDB<ProposalSchema>('precis-proposals', 1, {
    upgrade: (db) => void db.createObjectStore('askings', { keyPath: 'key' }),
    terminated: () => {
      proposalConnection = undefined;
    },
  });
  proposalConnection.catch(() => {
    proposalConnection = undefined;
  });
  return proposalConnection;
}

const PROPOSAL_CHANNEL = 'precis-proposals';
const proposalChannel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(PROPOSAL_CHANNEL);
const notifyProposalListeners = () => proposalChannel?.postMessage(null);

/** Calls back when an asking was written down, has gone on, or is gone, in whatever window. Returns the way to stop. */
export function watchProposalJobs(listener: () => void): () => void {
  const listenerChannel = new BroadcastChannel(PROPOSAL_CHANNEL);
  listenerChannel.onmessage = listener;
  return () => listenerChannel.close();
}

export async function listProposalJobs(): Promise<ProposalJob[]> {
  return (await (await getProposalDatabase()).getAll('askings'))
    .filter(isStoredProposalJob)
    .sort((a, b) => a.at.localeCompare(b.at));
}

export async function findProposalJob(key: string): Promise<ProposalJob | undefined> {
  const asking = await (await getProposalDatabase()).get('askings', key);
  return isStoredProposalJob(asking) ? asking : undefined;
}

/** Resolves when it is on disk. */
export async function saveProposalJob(asking: ProposalJob): Promise<void> {
  const write = (await getProposalDatabase()).transaction('askings', 'readwrite', { durability: 'strict' });
  await write.store.put(asking);
  await write.done;
  notifyProposalListeners();
}

/** Changes it if it is still the one that is asked for. Resolves with it as it is then, with null when it is not. */
export async function updateProposalJob(
  { key, id }: Pick<ProposalJob, 'key' | 'id'>,
  change: Partial<ProposalJob>,
): Promise<ProposalJob | null> {
  const write = (await getProposalDatabase()).transaction('askings', 'readwrite', { durability: 'strict' });
  const there = await write.store.get(key);
  const changed = there?.id === id ? { ...there, ...change } : null;
  if (changed) await write.store.put(changed);
  await write.done;
  notifyProposalListeners();
  return changed;
}

/** Everything that was answered, the oldest first. */
export const listModelProposals = ({ others, model, name, proposal }: ProposalJob): ModelProposal[] =>
  proposal ? [...others, { model, name, proposal }] : others;

/** Given up by the person; what others have answered stays. Its id is new, so that what is under way for it ends. */
export async function cancelProposalJob(asking: ProposalJob): Promise<void> {
  const last = asking.others.at(-1);
  if (!last) return deleteProposalJob(asking.key);
  const others = asking.others.slice(0, -1);
  await saveProposalJob({ ...asking, ...last, id: crypto.randomUUID(), others, state: 'done', keeping: null });
}

/** Cancelled by the person, or seen to. */
export async function deleteProposalJob(key: string): Promise<void> {
  await (await getProposalDatabase()).delete('askings', key);
  notifyProposalListeners();
}

/** Forgets what nobody came back for. `now`: ISO 8601. */
export async function sweepProposalJobs(now: string): Promise<void> {
  const before = Date.parse(now) - PROPOSAL_TTL_DAYS * 86_400_000;
  for (const { key, at } of await listProposalJobs()) if (Date.parse(at) < before) await deleteProposalJob(key);
}
