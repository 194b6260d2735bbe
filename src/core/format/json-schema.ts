import type { Json } from '../json.ts';
import { LIMITS } from '../limits.ts';
import { VALUE_FORMATS } from '../validate/formats.ts';

/** The part of JSON Schema that the project's own schemas use. */
export interface JsonSchema {
  $ref?: string;
  $defs?: { [name: string]: JsonSchema };
  type?: string | string[];
  const?: Json;
  enum?: Json[];
  pattern?: string;
  /** Of a string: one of `VALUE_FORMATS`. Without it a string is a text. */
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
 * How strictly a value is checked. `file`, one from elsewhere: types, sizes, and that dates exist and addresses are of the web;
 * `backup`, our own work from a file: types and sizes, since a draft may hold half a date; `stored`: types alone, and keys
 * of a newer version may be there.
 */
export type Source = 'file' | 'backup' | 'stored';

/** Names that give an object something that is not its own. */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** The first place where a value departs from its schema, in words: `keys[2].quote.style: must be one of …`; '' when none. */
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

const place = (at: string, reason: string) => `${at === '' ? 'The file' : at}: ${reason}`;

function check(value: unknown, schema: JsonSchema, context: Context, at: string): string {
  if (schema.$ref !== undefined) {
    const target = context.root.$defs?.[schema.$ref.replace('#/$defs/', '')];
    return target ? check(value, target, context, at) : place(at, `unknown schema ${schema.$ref}`);
  }
  if ('const' in schema && value !== schema.const) return place(at, `must be ${JSON.stringify(schema.const)}`);
  if (schema.enum && !schema.enum.includes(value as Json))
    return place(at, `must be one of ${schema.enum.map((one) => JSON.stringify(one)).join(', ')}`);
  if (schema.type !== undefined && !hasType(value, schema.type))
    return place(at, `must be of type ${[schema.type].flat().join(' or ')}`);
  if (typeof value === 'string') return ofString(value, schema, context.source, at);
  if (typeof value === 'number' && (value < (schema.minimum ?? value) || value > (schema.maximum ?? value)))
    return place(at, `must lie between ${schema.minimum ?? '…'} and ${schema.maximum ?? '…'}`);
  if (typeof value !== 'object' || value === null) return '';
  const known = schema.items ?? schema.properties ?? schema.additionalProperties;
  if (typeof known !== 'object') return ofUndescribed(value, context, at);
  return Array.isArray(value) ? ofList(value, schema, context, at) : objectError(value, schema, context, at);
}

const hasType = (value: unknown, type: string | string[]): boolean =>
  typeof type === 'string' ? (TYPE_CHECKS[type]?.(value) ?? false) : type.some((one) => hasType(value, one));

function ofString(value: string, schema: JsonSchema, source: Source, at: string): string {
  const format = VALUE_FORMATS[schema.format ?? 'text'];
  if (!format) return place(at, `unknown format ${schema.format}`);
  if (source !== 'stored' && value.length > format.most) return place(at, `is longer than ${format.most} characters`);
  if (source === 'file' && format.reason && !format.holds(value)) return place(at, format.reason);
  if (schema.pattern !== undefined && !patternOf(schema.pattern).test(value))
    return place(at, `must match ${schema.pattern}`);
  return '';
}

const patterns = new Map<string, RegExp>();

function patternOf(source: string): RegExp {
  const pattern = patterns.get(source) ?? new RegExp(source, 'u');
  patterns.set(source, pattern);
  return pattern;
}

function ofList(value: unknown[], { items, maxItems = LIMITS.list }: JsonSchema, context: Context, at: string): string {
  if (context.source !== 'stored' && value.length > maxItems) return place(at, `has more than ${maxItems} entries`);
  if (!items) return '';
  for (const [index, item] of value.entries()) {
    const found = check(item, items, context, `${at}[${index}]`);
    if (found !== '') return found;
  }
  return '';
}

function objectError(value: object, schema: JsonSchema, context: Context, at: string): string {
  const missing = schema.required?.find((name) => !Object.hasOwn(value, name));
  if (missing !== undefined) return place(at, `lacks “${missing}”`);
  const names = Object.keys(value);
  const { maxProperties = LIMITS.keys } = schema;
  if (context.source !== 'stored' && names.length > maxProperties)
    return place(at, `has more than ${maxProperties} entries`);
  for (const name of names) {
    const unknown = () => place(at, `has an unknown “${name.slice(0, 80)}”`);
    if (FORBIDDEN_KEYS.has(name) || name.length > LIMITS.address) return unknown();
    const own = schema.properties && Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
    const known = own ?? schema.additionalProperties;
    if (known === false && context.source !== 'stored') return unknown();
    const inner: unknown = value[name as keyof typeof value];
    const inside = at === '' ? name : `${at}.${name}`;
    const found =
      typeof known === 'object' ? check(inner, known, context, inside) : ofUndescribed(inner, context, inside);
    if (found !== '') return found;
  }
  return '';
}

/** Of a value that no schema describes. What we stored ourselves may be of any size: a question to a model holds all tags of a blog. */
const ofUndescribed = (value: unknown, { source }: Context, at: string): string =>
  source === 'stored' ? '' : ofAnything(value, at, 0);

/** Of a value from elsewhere that no schema describes, as a blog's own keys: how deep and how large it may be. Bytes are what they are. */
function ofAnything(value: unknown, at: string, depth: number): string {
  if (ArrayBuffer.isView(value)) return '';
  if (typeof value === 'string') return value.length > LIMITS.text ? place(at, `is longer than ${LIMITS.text}`) : '';
  if (typeof value !== 'object' || value === null) return '';
  if (depth >= LIMITS.depth) return place(at, `has more than ${LIMITS.depth} levels`);
  const names = Object.keys(value);
  if (names.length > LIMITS.keys) return place(at, `has more than ${LIMITS.keys} entries`);
  for (const name of names) {
    if (FORBIDDEN_KEYS.has(name)) return place(at, `has an unknown “${name}”`);
    const found = ofAnything(value[name as keyof typeof value], at, depth + 1);
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
