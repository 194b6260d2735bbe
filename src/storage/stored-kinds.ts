import { type JsonSchema, type Source, validationError } from '../core/format/json-schema.ts';
import librarySchema from '../core/library-file.schema.json';
import schema from './stored.schema.json';

/** The JSON schemas of all kinds of stored data, by their names in `$defs`. */
const rootSchema: JsonSchema = { $defs: { ...(librarySchema as JsonSchema).$defs, ...(schema as JsonSchema).$defs } };

/**
 * Returns a function that checks stored data by the schema `name`. Data that fails (damaged, or of another version) is
 * skipped by callers.
 */
export const createKindCheck =
  <T>(name: string, source: Source = 'stored') =>
  (value: unknown): value is T =>
    validationError(value, { $ref: `#/$defs/${name}` }, rootSchema, source) === '';

export const isStoredDraft = createKindCheck<object>('draft');
/**
 * Whether a draft from a backup is valid. Anybody may have written the file, so this check is stricter than `isStoredDraft`.
 */
export const isRestorableDraft = createKindCheck<object>('draft', 'backup');

/** Returns the schema with this name in `$defs`, for one key of stored settings. */
export const getKindSchema = (name: string): JsonSchema => ({ $ref: `#/$defs/${name}`, $defs: rootSchema.$defs ?? {} });
