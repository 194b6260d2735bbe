import { departure, type Schema } from '../../core/post/schema.ts';
import type { Receipt, Saved } from '../../core/types.ts';
import type { Whole } from '../posts.ts';
import librarySchema from './library-file.schema.json';

/** A saved post as files hold it. */
export interface Record {
  saved: Saved;
  /** The article's own text, Markdown; left out when none was kept. */
  body?: string;
  receipts: Receipt[];
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
    receipts: receipts.map(({ post: _, ...receipt }) => receipt),
  };
}

/** Why it is none, with the place; '' when it is one. */
export const recordMistake = (value: unknown): string =>
  departure(value, { $ref: '#/$defs/whole' }, librarySchema as Schema);

export function wholeOf({ saved, body, receipts }: Record): Whole {
  return {
    saved,
    body: body === undefined ? null : { id: saved.id, markdown: body },
    receipts: receipts.map((receipt) => ({ ...receipt, post: saved.id })),
  };
}
