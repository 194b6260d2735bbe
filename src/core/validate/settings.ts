import { type JsonSchema, type Source, validationError } from '../format/json-schema.ts';

/**
 * Schemas of settings, by the setting's name. Only settings whose default does not show which values are valid need a
 * schema.
 */
export type KeySchemas = { [key: string]: JsonSchema };

/** Derives a schema from a setting's default: only values of the same type are valid. */
function deriveSchema(defaultValue: unknown): JsonSchema {
  if (Array.isArray(defaultValue))
    return { type: 'array', maxItems: 10_000, items: { type: 'string', format: 'line' } };
  if (typeof defaultValue === 'string') return { type: 'string', format: 'text' };
  return { type: typeof defaultValue };
}

const isObject = (value: unknown): value is { [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Returns a valid value unchanged. Of an invalid map, returns the valid entries; of any other invalid value, undefined. */
function keepValidPart(value: unknown, schema: JsonSchema, root: JsonSchema, source: Source): unknown {
  if (validationError(value, schema, root, source) === '') return value;
  const table = schema.$ref ? root.$defs?.[schema.$ref.replace('#/$defs/', '')] : schema;
  const entry = table?.additionalProperties;
  if (!isObject(value) || typeof entry !== 'object') return undefined;
  return Object.fromEntries(
    Object.entries(value).filter(([, one]) => validationError(one, entry, root, source) === ''),
  );
}

/** Returns the stored settings that match their schemas. Unknown keys are omitted, and defaults are not filled in. */
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

/** Lists the settings that have an invalid stored value; returns `*` when the stored settings are not an object. */
export function listInvalidSettings(stored: unknown, defaults: object, schemas: KeySchemas = {}): string[] {
  if (stored === undefined) return [];
  if (!isObject(stored)) return ['*'];
  const isValid = (key: string, defaultValue: unknown) => {
    const schema = schemas[key] ?? deriveSchema(defaultValue);
    return !Object.hasOwn(stored, key) || validationError(stored[key], schema, schema, 'stored') === '';
  };
  return Object.entries(defaults).flatMap(([key, defaultValue]) => (isValid(key, defaultValue) ? [] : [key]));
}
