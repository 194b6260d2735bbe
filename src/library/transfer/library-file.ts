import { type JsonSchema, validationError } from '../../core/format/json-schema.ts';
import librarySchema from '../../core/library-file.schema.json';
import type { Receipt } from '../../core/post.ts';
import type { Fingerprint, SavedPost } from '../../core/saved-post.ts';
import { toSimHashBuckets } from '../../core/text/similarity.ts';
import { isOpenable } from '../../core/validate/formats.ts';
import type { ImportedPost } from '../merge-posts.ts';
import type { FullPost } from '../post-transaction.ts';
import { addMissingFields } from '../validate-rows.ts';

/** A receipt in an exported file, without `undo`: only the device that sent a post can undo the sending. */
export type PublicReceipt = Omit<Receipt, 'undo'>;

/** A saved post in a library file. */
export interface LibraryRecord {
  saved: SavedPost;
  /** The text of the article as Markdown, if it was stored. */
  body?: string;
  receipts: PublicReceipt[];
}

/** An export of saved posts with all their data. Schema: library-file.schema.json. */
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

/** Describes the first error in a saved post of a library file, and its position; '' when the post is valid. */
export const describeRecordError = (value: unknown): string =>
  validationError(value, { $ref: '#/$defs/whole' }, librarySchema as JsonSchema);

/**
 * Converts a saved post of a library file that `describeRecordError` accepted. From the receipts, drops undo data and
 * addresses that are not safe to open. Times in the future become `now` (ISO 8601), and the post then counts as undated.
 */
export function toImportedPost({ saved, body, receipts }: LibraryRecord, now: string): ImportedPost {
  const { id } = saved;
  const clampTime = (time: string) => new Date(Math.min(Date.parse(time), Date.parse(now))).toISOString();
  const times = { savedAt: clampTime(saved.savedAt), changedAt: clampTime(saved.changedAt) };
  return {
    saved: addMissingFields({ ...saved, ...times, seen: withSimHashBuckets(saved.seen) }),
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

/** Computes the SimHash buckets of a fingerprint again, so that buckets in a file are never trusted. */
function withSimHashBuckets({ bands: _, ...seen }: Fingerprint): Fingerprint {
  return seen.sketch ? { ...seen, bands: toSimHashBuckets(seen.sketch) } : seen;
}
