import { type JsonSchema, type Source, validationError } from '../core/format/json-schema.ts';
import librarySchema from '../core/library-file.schema.json';
import schema from './stored.schema.json';

/** Every kind of record that is stored, by its name in `$defs`. */
const rootSchema: JsonSchema = { $defs: { ...(librarySchema as JsonSchema).$defs, ...(schema as JsonSchema).$defs } };

/** A check of one kind of record. A record that fails it, from a disk fault, another version or a file, is passed over. */
export const createKindCheck =
  <T>(name: string, source: Source = 'stored') =>
  (value: unknown): value is T =>
    validationError(value, { $ref: `#/$defs/${name}` }, rootSchema, source) === '';

export const isStoredDraft = createKindCheck<object>('draft');
/** The same for a draft from a backup, which may hold anything. */
export const isRestorableDraft = createKindCheck<object>('draft', 'backup');

/** The schema of one key of stored settings, by its name in `$defs`. */
export const getKindSchema = (name: string): JsonSchema => ({ $ref: `#/$defs/${name}`, $defs: rootSchema.$defs ?? {} });
