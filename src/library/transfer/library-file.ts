import { departure, type Schema } from '../../core/post/schema.ts';
import { bandsOf } from '../../core/same.ts';
import type { Receipt, Saved, Seen } from '../../core/types.ts';
import { isOpenable } from '../../core/validate/formats.ts';
import type { Arrival, Whole } from '../posts.ts';
import librarySchema from './library-file.schema.json';

/** What a file tells of a send: what it takes to undo it stays on the device that has sent it. */
export type PublicReceipt = Omit<Receipt, 'undo'>;

/** A saved post as files hold it. */
export interface Record {
  saved: Saved;
  /** The article's own text, Markdown; left out when none was kept. */
  body?: string;
  receipts: PublicReceipt[];
}

/** Saved posts in one file, with nothing lost. Schema: library-file.schema.json. */
export interface LibraryFile {
  /** Version of this form of file. */
  precis: 1;
  posts: Record[];
}

export function recordOf({ saved, body, receipts }: Whole): Record {
  return {
    saved,
    ...(body ? { body: body.markdown } : {}),
    receipts: receipts.map(({ post: _, undo: __, ...receipt }) => receipt),
  };
}

/** Why it is none, with the place; '' when it is one. */
export const recordMistake = (value: unknown): string =>
  departure(value, { $ref: '#/$defs/whole' }, librarySchema as Schema);

/**
 * A record that has passed `recordMistake` → what is taken in of it. A file can't make anything undoable or openable, and
 * a time that is still to come says nothing of which state is the later one. `now`: ISO 8601.
 */
export function arrivalOf({ saved, body, receipts }: Record, now: string): Arrival {
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
function seenOfFile({ bands: _, ...seen }: Seen): Seen {
  return seen.sketch ? { ...seen, bands: bandsOf(seen.sketch) } : seen;
}
