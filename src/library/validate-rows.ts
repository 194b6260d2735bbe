import type { SavedPost } from '../core/saved-post.ts';
import type { Job } from '../publishing/destinations/index.ts';
import type { ProposalJob } from '../rewriting/proposal-store.ts';
import { createKindCheck } from '../storage/stored-records.ts';
import type { BinnedPost, PostBody, StoredReceipt } from './database.ts';
import type { PostSummary } from './post-summary.ts';

export const isStoredPost = createKindCheck<SavedPost>('saved');
export const isStoredSummary = createKindCheck<PostSummary>('card');
export const isStoredBody = createKindCheck<PostBody>('body');
export const isStoredReceipt = createKindCheck<StoredReceipt>('receipt');
export const isStoredBinnedPost = createKindCheck<BinnedPost>('binned');
export const isStoredJob = createKindCheck<Job>('job');
export const isStoredProposalJob = createKindCheck<ProposalJob>('asking');
