import type { Draft } from '../browser/drafts.ts';
import { departure, type Schema, type Source } from '../core/post/schema.ts';
import type { Saved } from '../core/types.ts';
import type { Job } from '../outputs/index.ts';
import type { Card } from './card.ts';
import type { Binned, Body, KeptReceipt } from './database.ts';
import type { Asking } from './proposals.ts';
import schema from './stored.schema.json';
import librarySchema from './transfer/library-file.schema.json';

/** Every kind of record that is stored, by its name in `$defs`. */
const root: Schema = { $defs: { ...(librarySchema as Schema).$defs, ...(schema as Schema).$defs } };

/** A check of one kind of record: what a disk fault, another version or a file has spoilt is passed over by it. */
const kind =
  <T>(name: string, source: Source = 'stored') =>
  (value: unknown): value is T =>
    departure(value, { $ref: `#/$defs/${name}` }, root, source) === '';

export const isSaved = kind<Saved>('saved');
export const isCard = kind<Card>('card');
export const isBody = kind<Body>('body');
export const isReceipt = kind<KeptReceipt>('receipt');
export const isBinned = kind<Binned>('binned');
export const isJob = kind<Job>('job');
export const isAsking = kind<Asking>('asking');
export const isWholeDraft = kind<Draft>('draft');
/** The same of one from a backup, which may hold anything. */
export const isRestorableDraft = kind<Draft>('draft', 'backup');

/** A schema for one key of stored settings, by the name that it has in `$defs`. */
export const ofKind = (name: string): Schema => ({ $ref: `#/$defs/${name}`, $defs: root.$defs ?? {} });
