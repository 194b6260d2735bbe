import { emptyPost } from '../core/format/empty-post.ts';
import type { SavedPost } from '../core/saved-post.ts';
import { createKindCheck } from '../storage/stored-kinds.ts';
import type { BinnedPost, PostBody, StoredReceipt } from './library-schema.ts';
import type { PostSummary } from './post-summary.ts';
import type { StoredJob } from './stored-job.ts';

export const isStoredPost = createKindCheck<SavedPost>('saved');
export const isStoredSummary = createKindCheck<PostSummary>('card');
export const isStoredBody = createKindCheck<PostBody>('body');
export const isStoredReceipt = createKindCheck<StoredReceipt>('receipt');
const isStoredBinnedPost = createKindCheck<BinnedPost>('binned');

/** Returns a stored post with every field that older versions did not store; undefined for a damaged one. */
export const readStoredPost = (row: unknown): SavedPost | undefined =>
  isStoredPost(row) ? addMissingFields(row) : undefined;

/** Returns a post of the bin with every field that older versions did not store; undefined for a damaged one. */
export const readBinnedPost = (row: unknown): BinnedPost | undefined =>
  isStoredBinnedPost(row) ? { ...row, saved: addMissingFields(row.saved) } : undefined;

/** Adds the fields of a post that older versions did not store. */
export const addMissingFields = (saved: SavedPost): SavedPost => ({ ...saved, post: { ...emptyPost, ...saved.post } });

const isStoredSend = createKindCheck<StoredJob>('sendJob');
const isStoredProposal = createKindCheck<StoredJob>('proposalJob');
/** Whether a stored value is a valid job of any kind. */
export const isStoredJob = (value: unknown): value is StoredJob => isStoredSend(value) || isStoredProposal(value);
