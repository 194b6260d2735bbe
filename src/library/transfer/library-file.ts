import { type JsonSchema, validationError } from '../../core/format/json-schema.ts';
import librarySchema from '../../core/library-file.schema.json';
import { toSimHashBuckets } from '../../core/near-duplicate.ts';
import type { Receipt } from '../../core/post.ts';
import type { Fingerprint, SavedPost } from '../../core/saved-post.ts';
import { isOpenable } from '../../core/validate/formats.ts';
import type { FullPost, ImportedPost } from '../posts.ts';

/** What a file tells of a send: what it takes to undo it stays on the device that has sent it. */
export type PublicReceipt = Omit<Receipt, 'undo'>;

/** A saved post as files hold it. */
export interface LibraryRecord {
  saved: SavedPost;
  /** The article's own text, Markdown; left out when none was kept. */
  body?: string;
  receipts: PublicReceipt[];
}

/** Saved posts in one file, with nothing lost. Schema: library-file.schema.json. */
export interface LibraryFile {
  /** Version of this form of file. */
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

/** Why it is none, with the place; '' when it is one. */
export const describeRecordError = (value: unknown): string =>
  validationError(value, { $ref: '#/$defs/whole' }, librarySchema as JsonSchema);

/**
 * A record that has passed `describeRecordError` → what is taken in of it. A file can't make anything undoable or openable, and
 * a time that is still to come says nothing of which state is the later one. `now`: ISO 8601.
 */
export function arrivalOf({ saved, body, receipts }: LibraryRecord, now: string): ImportedPost {
  const { id } = saved;
  const instant = (time: string) => new Date(Math.min(Date.parse(time), Date.parse(now))).toISOString();
  const times = { savedAt: instant(saved.savedAt), changedAt: instant(saved.changedAt) };
  return {
    saved: { ...saved, ...times, seen: seenOfFile(saved.seen) },
    body: body === undefined ? null : { id, markdown: body },
    receipts: receipts.map(({ url, undo: _, ...receipt }: Receipt) => ({
      ...receipt,
      at: instant(receipt.at),
      ...(url !== undefined && isOpenable(url) ? { url } : {}),
      post: id,
    })),
    byAddress: false,
    ...(Date.parse(saved.changedAt) > Date.parse(now) ? { undated: true } : {}),
  };
}

/** The parts that a text is looked up by follow from its sketch. */
function seenOfFile({ bands: _, ...seen }: Fingerprint): Fingerprint {
  return seen.sketch ? { ...seen, bands: toSimHashBuckets(seen.sketch) } : seen;
}
