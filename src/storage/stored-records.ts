import { type JsonSchema, type Source, validationError } from '../core/format/json-schema.ts';
import librarySchema from '../core/library-file.schema.json';
import storedSchema from './stored.schema.json';

/** Every kind of stored record, by its name in `$defs`. */
const $defs = { ...(librarySchema as JsonSchema).$defs, ...(storedSchema as JsonSchema).$defs };

/** The schema of one kind of record. `name`: its name in `$defs`. */
export const getKindSchema = (name: string): JsonSchema => ({ $ref: `#/$defs/${name}`, $defs });

/** A check of one kind of record. A record that fails it was damaged by the disk, or written by another version or a file. */
export const createKindCheck =
  <T>(name: string, source: Source = 'stored') =>
  (value: unknown): value is T =>
    validationError(value, getKindSchema(name), { $defs }, source) === '';
