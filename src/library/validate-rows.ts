import type { SavedPost } from '../core/saved-post.ts';
import { createKindCheck } from '../storage/stored-kinds.ts';
import type { BinnedPost, PostBody, StoredReceipt } from './library-schema.ts';
import type { PostSummary } from './post-summary.ts';
import type { StoredJob } from './stored-job.ts';

export const isStoredPost = createKindCheck<SavedPost>('saved');
export const isStoredSummary = createKindCheck<PostSummary>('card');
export const isStoredBody = createKindCheck<PostBody>('body');
export const isStoredReceipt = createKindCheck<StoredReceipt>('receipt');
export const isStoredBinnedPost = createKindCheck<BinnedPost>('binned');

const isStoredSend = createKindCheck<StoredJob>('sendJob');
const isStoredProposal = createKindCheck<StoredJob>('proposalJob');
/** Whether a stored value is a valid job of any kind. */
export const isStoredJob = (value: unknown): value is StoredJob => isStoredSend(value) || isStoredProposal(value);
