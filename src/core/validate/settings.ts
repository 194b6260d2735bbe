import { type JsonSchema, type Source, validationError } from '../format/json-schema.ts';

/** Schemas of keys whose default does not say all that they may hold. */
export type KeySchemas = { [key: string]: JsonSchema };

/** What a value may be that stands in for this default. */
function deriveSchema(initial: unknown): JsonSchema {
  if (Array.isArray(initial)) return { type: 'array', maxItems: 10_000, items: { type: 'string', format: 'line' } };
  if (typeof initial === 'string') return { type: 'string', format: 'text' };
  return { type: typeof initial };
}

const isObject = (value: unknown): value is { [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value, or of a table of entries those that are good; undefined for nothing of either. */
function keepValidPart(value: unknown, schema: JsonSchema, root: JsonSchema, source: Source): unknown {
  if (validationError(value, schema, root, source) === '') return value;
  const table = schema.$ref ? root.$defs?.[schema.$ref.replace('#/$defs/', '')] : schema;
  const entry = table?.additionalProperties;
  if (!isObject(value) || typeof entry !== 'object') return undefined;
  return Object.fromEntries(
    Object.entries(value).filter(([, one]) => validationError(one, entry, root, source) === ''),
  );
}

/** The stored values that are of the shape of their defaults, without the defaults; unknown keys are left out. */
export function readSettings<T extends object>(
  stored: unknown,
  defaults: T,
  schemas: KeySchemas = {},
  source: Source = 'stored',
): Partial<T> {
  if (!isObject(stored)) return {};
  const read: { [key: string]: unknown } = {};
  for (const [key, initial] of Object.entries(defaults)) {
    const schema = schemas[key] ?? deriveSchema(initial);
    const value = Object.hasOwn(stored, key) ? keepValidPart(stored[key], schema, schema, source) : undefined;
    if (value !== undefined) read[key] = value;
  }
  return read as Partial<T>;
}

/** Keys of which something could not be read; `*` for what is no settings at all. */
export function listInvalidSettings(stored: unknown, defaults: object, schemas: KeySchemas = {}): string[] {
  if (stored === undefined) return [];
  if (!isObject(stored)) return ['*'];
  const isWhole = (key: string, initial: unknown) => {
    const schema = schemas[key] ?? deriveSchema(initial);
    return !Object.hasOwn(stored, key) || validationError(stored[key], schema, schema, 'stored') === '';
  };
  return Object.entries(defaults).flatMap(([key, initial]) => (isWhole(key, initial) ? [] : [key]));
}
