import { type JsonSchema, validationError } from '../../core/format/json-schema.ts';
import librarySchema from '../../core/library-file.schema.json';
import { toSimHashBuckets } from '../../core/near-duplicate.ts';
import type { Receipt } from '../../core/post.ts';
import type { Fingerprint, SavedPost } from '../../core/saved-post.ts';
import { isOpenable } from '../../core/validate/formats.ts';
import type { ImportedPost } from '../merge-posts.ts';
import type { FullPost } from '../post-transaction.ts';

/** A receipt as files hold it. Only the device that sent a post can undo the send, so `undo` stays there. */
export type PublicReceipt = Omit<Receipt, 'undo'>;

/** A saved post as library files hold it. */
export interface LibraryRecord {
  saved: SavedPost;
  /** The article's own text as Markdown, if it was stored. */
  body?: string;
  receipts: PublicReceipt[];
}

/** A file of saved posts that loses nothing. Schema: library-file.schema.json. */
export interface LibraryFile {
  /** Version of the file format. */
  precis: 1;
  posts: LibraryRecord[];
}

export function toLibraryRecord({ saved, body, receipts }: FullPost): LibraryRecord {
  return {
    saved,
    ...(body ? { body: body.markdown } : {}),
    receipts: receipts.map(({ post: _, undo: __, ...receipt }) => receipt),
  };
}

/** What is wrong with a record, and where; '' when it is valid. */
export const describeRecordError = (value: unknown): string =>
  validationError(value, { $ref: '#/$defs/whole' }, librarySchema as JsonSchema);

/**
 * The post of a record that has passed `describeRecordError`. A file can't make a receipt undoable or its address openable.
 * Times in the future become `now` (ISO 8601), and such a post counts as undated.
 */
export function toImportedPost({ saved, body, receipts }: LibraryRecord, now: string): ImportedPost {
  const { id } = saved;
  const clampTime = (time: string) => new Date(Math.min(Date.parse(time), Date.parse(now))).toISOString();
  const times = { savedAt: clampTime(saved.savedAt), changedAt: clampTime(saved.changedAt) };
  return {
    saved: { ...saved, ...times, seen: withSimHashBuckets(saved.seen) },
    body: body === undefined ? null : { id, markdown: body },
    receipts: receipts.map(({ url, undo: _, ...receipt }: Receipt) => ({
      ...receipt,
      at: clampTime(receipt.at),
      ...(url !== undefined && isOpenable(url) ? { url } : {}),
      post: id,
    })),
    byAddress: false,
    ...(Date.parse(saved.changedAt) > Date.parse(now) ? { undated: true } : {}),
  };
}

/** The buckets of a SimHash are computed, never read from a file. */
function withSimHashBuckets({ bands: _, ...seen }: Fingerprint): Fingerprint {
  return seen.sketch ? { ...seen, bands: toSimHashBuckets(seen.sketch) } : seen;
}
