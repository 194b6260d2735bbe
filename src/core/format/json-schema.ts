import type { Json } from '../json.ts';
import { LIMITS } from '../limits.ts';
import { VALUE_FORMATS } from '../validate/formats.ts';

/** The subset of JSON Schema that the project's schemas use. */
export interface JsonSchema {
  $ref?: string;
  $defs?: { [name: string]: JsonSchema };
  type?: string | string[];
  const?: Json;
  enum?: Json[];
  pattern?: string;
  /** Name of a string format in `VALUE_FORMATS`; default `text`. */
  format?: string;
  minimum?: number;
  maximum?: number;
  maxItems?: number;
  maxProperties?: number;
  required?: string[];
  properties?: { [name: string]: JsonSchema };
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  [other: string]: unknown;
}

/**
 * Where a value comes from, which decides how strictly it is checked. `file` (from others): types, sizes, real dates, web
 * addresses. `backup` (written by Precis): types and sizes, since a draft may contain an unfinished date. `stored`: types
 * only, and unknown keys of a newer version are allowed.
 */
export type Source = 'file' | 'backup' | 'stored';

/** Keys that are refused, since assigning them would change an object's prototype. */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Returns a message about the first violation of the schema, with the path of the value (`keys[2].quote.style: must be one
 * of …`); '' when the value is valid.
 */
export const validationError = (
  value: unknown,
  schema: JsonSchema,
  root: JsonSchema = schema,
  source: Source = 'file',
): string => check(value, schema, { root, source }, '');

interface Context {
  root: JsonSchema;
  source: Source;
}

const formatError = (at: string, reason: string) => `${at === '' ? 'The file' : at}: ${reason}`;

function check(value: unknown, schema: JsonSchema, context: Context, at: string): string {
  if (schema.$ref !== undefined) {
    const target = context.root.$defs?.[schema.$ref.replace('#/$defs/', '')];
    return target ? check(value, target, context, at) : formatError(at, `unknown schema ${schema.$ref}`);
  }
  if ('const' in schema && value !== schema.const) return formatError(at, `must be ${JSON.stringify(schema.const)}`);
  if (schema.enum && !schema.enum.includes(value as Json))
    return formatError(at, `must be one of ${schema.enum.map((one) => JSON.stringify(one)).join(', ')}`);
  if (schema.type !== undefined && !hasType(value, schema.type))
    return formatError(at, `must be of type ${[schema.type].flat().join(' or ')}`);
  if (typeof value === 'string') return stringError(value, schema, context.source, at);
  if (typeof value === 'number' && (value < (schema.minimum ?? value) || value > (schema.maximum ?? value)))
    return formatError(at, `must lie between ${schema.minimum ?? '…'} and ${schema.maximum ?? '…'}`);
  if (typeof value !== 'object' || value === null) return '';
  const fieldSchema = schema.items ?? schema.properties ?? schema.additionalProperties;
  if (typeof fieldSchema !== 'object') return undescribedError(value, context, at);
  return Array.isArray(value) ? listError(value, schema, context, at) : objectError(value, schema, context, at);
}

const hasType = (value: unknown, type: string | string[]): boolean =>
  typeof type === 'string' ? (TYPE_CHECKS[type]?.(value) ?? false) : type.some((one) => hasType(value, one));

function stringError(value: string, schema: JsonSchema, source: Source, at: string): string {
  const format = VALUE_FORMATS[schema.format ?? 'text'];
  if (!format) return formatError(at, `unknown format ${schema.format}`);
  if (source !== 'stored' && value.length > format.maxLength)
    return formatError(at, `is longer than ${format.maxLength} characters`);
  if (source === 'file' && format.reason && !format.holds(value)) return formatError(at, format.reason);
  if (schema.pattern !== undefined && !getPattern(schema.pattern).test(value))
    return formatError(at, `must match ${schema.pattern}`);
  return '';
}

const patterns = new Map<string, RegExp>();

function getPattern(source: string): RegExp {
  const pattern = patterns.get(source) ?? new RegExp(source, 'u');
  patterns.set(source, pattern);
  return pattern;
}

function listError(
  value: unknown[],
  { items, maxItems = LIMITS.list }: JsonSchema,
  context: Context,
  at: string,
): string {
  if (context.source !== 'stored' && value.length > maxItems)
    return formatError(at, `has more than ${maxItems} entries`);
  if (!items) return '';
  for (const [index, item] of value.entries()) {
    const found = check(item, items, context, `${at}[${index}]`);
    if (found !== '') return found;
  }
  return '';
}

function objectError(value: object, schema: JsonSchema, context: Context, at: string): string {
  const missing = schema.required?.find((name) => !Object.hasOwn(value, name));
  if (missing !== undefined) return formatError(at, `lacks “${missing}”`);
  const names = Object.keys(value);
  const { maxProperties = LIMITS.keys } = schema;
  if (context.source !== 'stored' && names.length > maxProperties)
    return formatError(at, `has more than ${maxProperties} entries`);
  for (const name of names) {
    const unknown = () => formatError(at, `has an unknown “${name.slice(0, 80)}”`);
    if (FORBIDDEN_KEYS.has(name) || name.length > LIMITS.address) return unknown();
    const propertySchema =
      schema.properties && Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
    const fieldSchema = propertySchema ?? schema.additionalProperties;
    if (fieldSchema === false && context.source !== 'stored') return unknown();
    const inner: unknown = value[name as keyof typeof value];
    const innerPath = at === '' ? name : `${at}.${name}`;
    const found =
      typeof fieldSchema === 'object'
        ? check(inner, fieldSchema, context, innerPath)
        : undescribedError(inner, context, innerPath);
    if (found !== '') return found;
  }
  return '';
}

/**
 * Returns the error of a value that no schema describes, '' if none. Stored values may have any size: a stored model request
 * contains all tags of a blog.
 */
const undescribedError = (value: unknown, { source }: Context, at: string): string =>
  source === 'stored' ? '' : foreignError(value, at, 0);

/**
 * Returns the error of a value that comes from others and that no schema describes, such as a blog's own keys. Limits the
 * number of levels and the size; binary data is not inspected.
 */
function foreignError(value: unknown, at: string, depth: number): string {
  if (ArrayBuffer.isView(value)) return '';
  if (typeof value === 'string')
    return value.length > LIMITS.text ? formatError(at, `is longer than ${LIMITS.text}`) : '';
  if (typeof value !== 'object' || value === null) return '';
  if (depth >= LIMITS.depth) return formatError(at, `has more than ${LIMITS.depth} levels`);
  const names = Object.keys(value);
  if (names.length > LIMITS.keys) return formatError(at, `has more than ${LIMITS.keys} entries`);
  for (const name of names) {
    if (FORBIDDEN_KEYS.has(name)) return formatError(at, `has an unknown “${name}”`);
    const found = foreignError(value[name as keyof typeof value], at, depth + 1);
    if (found !== '') return found;
  }
  return '';
}

const TYPE_CHECKS: Record<string, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  integer: (value) => Number.isInteger(value),
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  array: Array.isArray,
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  null: (value) => value === null,
};
