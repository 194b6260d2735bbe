import { type JsonSchema, type Source, validationError } from '../format/json-schema.ts';

/** Schemas of the settings whose default does not imply all valid values. */
export type KeySchemas = { [key: string]: JsonSchema };

/** The schema of the values that may replace this default. */
function deriveSchema(defaultValue: unknown): JsonSchema {
  if (Array.isArray(defaultValue))
    return { type: 'array', maxItems: 10_000, items: { type: 'string', format: 'line' } };
  if (typeof defaultValue === 'string') return { type: 'string', format: 'text' };
  return { type: typeof defaultValue };
}

const isObject = (value: unknown): value is { [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value when valid; of an invalid table its valid entries; else undefined. */
function keepValidPart(value: unknown, schema: JsonSchema, root: JsonSchema, source: Source): unknown {
  if (validationError(value, schema, root, source) === '') return value;
  const table = schema.$ref ? root.$defs?.[schema.$ref.replace('#/$defs/', '')] : schema;
  const entry = table?.additionalProperties;
  if (!isObject(value) || typeof entry !== 'object') return undefined;
  return Object.fromEntries(
    Object.entries(value).filter(([, one]) => validationError(one, entry, root, source) === ''),
  );
}

/** The stored values that match their schemas, without the defaults and without unknown keys. */
export function readSettings<T extends object>(
  stored: unknown,
  defaults: T,
  schemas: KeySchemas = {},
  source: Source = 'stored',
): Partial<T> {
  if (!isObject(stored)) return {};
  const read: { [key: string]: unknown } = {};
  for (const [key, defaultValue] of Object.entries(defaults)) {
    const schema = schemas[key] ?? deriveSchema(defaultValue);
    const value = Object.hasOwn(stored, key) ? keepValidPart(stored[key], schema, schema, source) : undefined;
    if (value !== undefined) read[key] = value;
  }
  return read as Partial<T>;
}

/** Keys with an invalid stored value; `*` when the whole is no settings object. */
export function listInvalidSettings(stored: unknown, defaults: object, schemas: KeySchemas = {}): string[] {
  if (stored === undefined) return [];
  if (!isObject(stored)) return ['*'];
  const isValid = (key: string, defaultValue: unknown) => {
    const schema = schemas[key] ?? deriveSchema(defaultValue);
    return !Object.hasOwn(stored, key) || validationError(stored[key], schema, schema, 'stored') === '';
  };
  return Object.entries(defaults).flatMap(([key, defaultValue]) => (isValid(key, defaultValue) ? [] : [key]));
}
