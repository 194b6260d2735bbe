import type { Json } from './profile.ts';

/** The part of JSON Schema that the project's own schemas use. */
export interface Schema {
  $ref?: string;
  $defs?: { [name: string]: Schema };
  type?: string;
  const?: Json;
  enum?: Json[];
  pattern?: string;
  minimum?: number;
  maximum?: number;
  required?: string[];
  properties?: { [name: string]: Schema };
  additionalProperties?: boolean | Schema;
  items?: Schema;
  [other: string]: unknown;
}

/** The first place where a value departs from its schema, in words: `keys[2].quote.style: must be one of …`; '' when none. */
export function departure(value: unknown, schema: Schema, root: Schema = schema, at = ''): string {
  const place = (reason: string) => `${at === '' ? 'The file' : at}: ${reason}`;
  if (schema.$ref !== undefined) {
    const target = root.$defs?.[schema.$ref.replace('#/$defs/', '')];
    return target ? departure(value, target, root, at) : place(`unknown schema ${schema.$ref}`);
  }
  if ('const' in schema && value !== schema.const) return place(`must be ${JSON.stringify(schema.const)}`);
  if (schema.enum && !schema.enum.includes(value as Json))
    return place(`must be one of ${schema.enum.map((one) => JSON.stringify(one)).join(', ')}`);
  if (schema.type !== undefined && !TYPES[schema.type]?.(value)) return place(`must be of type ${schema.type}`);
  if (typeof value === 'string' && schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value))
    return place(`must match ${schema.pattern}`);
  if (typeof value === 'number' && (value < (schema.minimum ?? value) || value > (schema.maximum ?? value)))
    return place(`must lie between ${schema.minimum ?? '…'} and ${schema.maximum ?? '…'}`);
  if (Array.isArray(value)) {
    const { items } = schema;
    return items ? first(value.map((item, index) => () => departure(item, items, root, `${at}[${index}]`))) : '';
  }
  if (typeof value !== 'object' || value === null) return '';
  return ofObject(value as { [name: string]: unknown }, schema, root, at, place);
}

function ofObject(
  value: { [name: string]: unknown },
  schema: Schema,
  root: Schema,
  at: string,
  place: (reason: string) => string,
): string {
  const missing = schema.required?.find((name) => !Object.hasOwn(value, name));
  if (missing !== undefined) return place(`lacks “${missing}”`);
  return first(
    Object.entries(value).map(([name, inner]) => () => {
      const own = schema.properties && Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
      const known = own ?? schema.additionalProperties;
      if (known === false) return place(`has an unknown “${name}”`);
      return typeof known === 'object' ? departure(inner, known, root, at === '' ? name : `${at}.${name}`) : '';
    }),
  );
}

const first = (checks: (() => string)[]): string => {
  for (const check of checks) {
    const found = check();
    if (found !== '') return found;
  }
  return '';
};

const TYPES: Record<string, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  integer: (value) => Number.isInteger(value),
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  array: Array.isArray,
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
};
