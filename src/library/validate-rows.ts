import { type JsonSchema, type Source, validationError } from '../core/format/json-schema.ts';
import type { SavedPost } from '../core/saved-post.ts';
import type { Job } from '../publishing/destinations/index.ts';
import type { ProposalJob } from '../rewriting/proposal-store.ts';
import type { Draft } from '../storage/drafts.ts';
import type { BinnedPost, PostBody, StoredReceipt } from './database.ts';
import type { PostSummary } from './post-summary.ts';
import schema from './stored.schema.json';
import librarySchema from './transfer/library-file.schema.json';

/** Every kind of record that is stored, by its name in `$defs`. */
const rootSchema: JsonSchema = { $defs: { ...(librarySchema as JsonSchema).$defs, ...(schema as JsonSchema).$defs } };

/** A check of one kind of record: what a disk fault, another version or a file has spoilt is passed over by it. */
const createKindCheck =
  <T>(name: string, source: Source = 'stored') =>
  (value: unknown): value is T =>
    validationError(value, { $ref: `#/$defs/${name}` }, rootSchema, source) === '';

export const isStoredPost = createKindCheck<SavedPost>('saved');
export const isStoredSummary = createKindCheck<PostSummary>('card');
export const isStoredBody = createKindCheck<PostBody>('body');
export const isStoredReceipt = createKindCheck<StoredReceipt>('receipt');
export const isStoredBinnedPost = createKindCheck<BinnedPost>('binned');
export const isStoredJob = createKindCheck<Job>('job');
export const isStoredProposalJob = createKindCheck<ProposalJob>('asking');
export const isStoredDraft = createKindCheck<Draft>('draft');
/** The same of one from a backup, which may hold anything. */
export const isRestorableDraft = createKindCheck<Draft>('draft', 'backup');

/** A schema for one key of stored settings, by the name that it has in `$defs`. */
export const getKindSchema = (name: string): JsonSchema => ({ $ref: `#/$defs/${name}`, $defs: rootSchema.$defs ?? {} });
