import type { Json } from '../../json.ts';
import type { KeyRule } from '../profile.ts';
import type { ConfigurationGap } from './blog-configuration.ts';
import { evaluateScript, type ScriptExpression, type ScriptScope } from './parse-script.ts';

/** What a Zod schema says about a value: a `KeyRule` without name, and the fields of an object. */
export type ZodSchema = Omit<KeyRule, 'key' | 'from'> & { fields?: Map<string, ZodSchema>; isStrict?: boolean };

/**
 * Reads the literal part of a Zod schema (https://zod.dev/api) without running it. A part that is computed gets the type
 * `any` and is added to `gaps`.
 */
export function readZodSchema(expression: ScriptExpression, scope: ScriptScope, gaps: ConfigurationGap[]): ZodSchema {
  return new ZodReader(scope, gaps).read(expression, 0);
}

type Modifier = (schema: ZodSchema, args: ScriptExpression[], reader: ZodReader) => ZodSchema;
type Constructor = (args: ScriptExpression[], reader: ZodReader) => ZodSchema;

const MAX_DEPTH = 40;

/** Matches the name under which a file imports Zod. */
const ZOD_NAME = /^z(od)?\d?$/;

class ZodReader {
  #depth = 0;
  /** Name of the field that is being read. */
  #field = '';

  constructor(
    readonly scope: ScriptScope,
    readonly gaps: ConfigurationGap[],
  ) {}

  read(expression: ScriptExpression, depth = this.#depth + 1): ZodSchema {
    const outer = this.#depth;
    this.#depth = depth;
    const schema = (depth > MAX_DEPTH ? undefined : this.#readKnown(expression)) ?? this.addGap(expression, 'computed');
    this.#depth = outer;
    return schema;
  }

  #readKnown(expression: ScriptExpression): ZodSchema | undefined {
    if (expression.type === 'function') return this.read(expression.body);
    if (expression.type === 'name') {
      const variable = this.scope.get(expression.name);
      return variable && this.read(variable);
    }
    if (expression.type !== 'call' || !this.#hasKnownRoot(expression)) return undefined;
    const { callee, args } = expression;
    if (callee.type === 'name') return getOwn(FUNCTIONS, callee.name)?.(args, this);
    if (callee.type !== 'member') return undefined;
    const { object, name } = callee;
    const group = object.type === 'member' && object.object.type === 'name' ? `${object.name}.` : '';
    const isZod = object.type === 'name' ? ZOD_NAME.test(object.name) : /^(coerce|iso)\.$/.test(group);
    if (isZod) return getOwn(CONSTRUCTORS, group + name)?.(args, this);
    const schema = this.read(object);
    const modifier = getOwn(MODIFIERS, name);
    if (!modifier) this.addGap(expression, 'unsupported');
    return modifier ? modifier(schema, args, this) : schema;
  }

  /** Whether a chain of calls begins with Zod, with a function of Astro or with a variable of the file. */
  #hasKnownRoot(expression: ScriptExpression): boolean {
    let root = expression;
    while (root.type === 'call' || root.type === 'member') root = root.type === 'call' ? root.callee : root.object;
    return (
      root.type === 'name' &&
      (ZOD_NAME.test(root.name) || Object.hasOwn(FUNCTIONS, root.name) || this.scope.has(root.name))
    );
  }

  /** Reads the fields of an object schema, written as a map. */
  readFields(expression: ScriptExpression | undefined): Map<string, ZodSchema> {
    const fields = new Map<string, ZodSchema>();
    if (expression?.type === 'name') {
      const variable = this.scope.get(expression.name);
      if (variable) return this.readFields(variable);
    }
    if (expression?.type !== 'map') {
      if (expression) this.addGap(expression, 'computed');
      return fields;
    }
    for (const { name, value } of expression.entries) {
      if (name !== undefined) {
        const outer = this.#field;
        this.#field = name;
        fields.set(name, this.read(value));
        this.#field = outer;
      } else for (const [inner, schema] of this.readSpread(value)) fields.set(inner, schema);
    }
    return fields;
  }

  /** Reads `...base` and `...base.shape`. */
  readSpread(value: ScriptExpression): Map<string, ZodSchema> {
    if (value.type === 'member' && value.name === 'shape') return this.read(value.object).fields ?? new Map();
    return this.readFields(value);
  }

  evaluate(expression: ScriptExpression | undefined): Json | undefined {
    return expression && evaluateScript(expression, this.scope);
  }

  addGap(expression: ScriptExpression, reason: ConfigurationGap['reason']): ZodSchema {
    const { text, line } = expression;
    const named = this.#field === '' ? text : `${this.#field}: ${text}`;
    this.gaps.push({ reason, text: named.replace(/\s+/g, ' ').slice(0, 120), line });
    // Nobody knows whether such a value may be missing, so that a missing one is no error.
    return { type: 'any' };
  }
}

const getOwn = <T>(table: Record<string, T>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

const required = (schema: ZodSchema): ZodSchema => ({ ...schema, required: true });
const optional = ({ required: _, ...schema }: ZodSchema): ZodSchema => schema;

function readEnum(args: ScriptExpression[], reader: ZodReader): ZodSchema {
  const [first] = args;
  const found = reader.evaluate(first);
  const values = Array.isArray(found) ? found : typeof found === 'object' && found ? Object.values(found) : undefined;
  if (first && values === undefined) return required({ ...reader.addGap(first, 'computed'), type: 'text' });
  return required({ type: 'text', values: values ?? [] });
}

function readLiteral([first]: ScriptExpression[], reader: ZodReader): ZodSchema {
  const value = reader.evaluate(first);
  if (value === undefined) return first ? reader.addGap(first, 'computed') : { type: 'any' };
  return required({ type: 'any', values: Array.isArray(value) ? value : [value] });
}

function readUnion(args: ScriptExpression[], reader: ZodReader): ZodSchema {
  const [first] = args;
  const members = (first?.type === 'list' ? first.items : args).map((member) => reader.read(member));
  return joinSchemas(members);
}

/** Returns what all members of a union have in common. */
function joinSchemas(members: ZodSchema[]): ZodSchema {
  const [type = 'any', ...others] = new Set(members.map((member) => member.type));
  const joined: ZodSchema = { type: others.length === 0 ? type : 'any' };
  const values = members.map((member) => member.values);
  if (values.every((one) => one !== undefined)) joined.values = values.flat();
  return members.every((member) => member.required) ? required(joined) : joined;
}

const readObject: Constructor = ([first], reader) => required({ type: 'map', fields: reader.readFields(first) });
const readStrictObject: Constructor = (args, reader) => ({ ...readObject(args, reader), isStrict: true });
const readArray: Constructor = ([first], reader) => required(toArray(first ? reader.read(first) : { type: 'any' }));
const toArray = ({ type, values }: ZodSchema): ZodSchema => ({
  type: 'list',
  ...(type === 'any' ? {} : { items: type }),
  ...(values ? { values } : {}),
});
const of = (schema: ZodSchema) => (): ZodSchema => required(schema);
const any = (): ZodSchema => ({ type: 'any' });

/** Functions that Astro's `defineCollection` gives to a schema. */
const FUNCTIONS: Record<string, Constructor> = { image: of({ type: 'image' }), reference: of({ type: 'any' }) };

const CONSTRUCTORS: Record<string, Constructor> = {
  string: of({ type: 'text' }),
  number: of({ type: 'number' }),
  int: of({ type: 'number' }),
  boolean: of({ type: 'boolean' }),
  date: of({ type: 'timestamp' }),
  url: of({ type: 'text', format: 'url' }),
  email: of({ type: 'text' }),
  'coerce.string': any,
  'coerce.boolean': any,
  'coerce.number': of({ type: 'number' }),
  'coerce.date': of({ type: 'date' }),
  'iso.date': of({ type: 'text', format: 'day' }),
  'iso.datetime': of({ type: 'text', format: 'instant' }),
  enum: readEnum,
  nativeEnum: readEnum,
  literal: readLiteral,
  union: readUnion,
  array: readArray,
  object: readObject,
  looseObject: readObject,
  strictObject: readStrictObject,
  record: of({ type: 'map' }),
  any,
  unknown: any,
  null: any,
  undefined: any,
  custom: ([first], reader) => (first ? reader.addGap(first, 'computed') : { type: 'any' }),
  optional: ([first], reader) => optional(first ? reader.read(first) : { type: 'any' }),
  nullable: ([first], reader) => (first ? reader.read(first) : { type: 'any' }),
};

const keep: Modifier = (schema) => schema;
/** The schema of the value before the code runs still holds. */
const noteCode: Modifier = (schema, [first], reader) => {
  if (first) reader.addGap(first, 'computed');
  return schema;
};
const setFormat =
  (format: NonNullable<KeyRule['format']>): Modifier =>
  (schema) => ({ ...schema, format });
const setLimit =
  (...limits: ('min' | 'max')[]): Modifier =>
  (schema, [first], reader) => {
    const limit = limits.length === 2 || first ? reader.evaluate(first) : 1;
    if (typeof limit !== 'number') return first ? noteCode(schema, [first], reader) : schema;
    return { ...schema, ...Object.fromEntries(limits.map((name) => [name, limit])) };
  };

const extend: Modifier = (schema, [first], reader) => {
  const other = first && (first.type === 'map' ? reader.readFields(first) : reader.readSpread(first));
  const fields = other?.size || !first ? other : reader.read(first).fields;
  return { ...schema, fields: new Map([...(schema.fields ?? []), ...(fields ?? [])]) };
};
const merge: Modifier = (schema, [first], reader) => {
  const other = first ? reader.read(first) : schema;
  return { ...schema, ...other, fields: new Map([...(schema.fields ?? []), ...(other.fields ?? [])]) };
};
const choose =
  (isKept: (isNamed: boolean) => boolean): Modifier =>
  (schema, [first], reader) => {
    const named = reader.evaluate(first);
    const names = typeof named === 'object' && named ? Object.keys(named) : undefined;
    if (first && !names) reader.addGap(first, 'computed');
    const fields = [...(schema.fields ?? [])].filter(([name]) => !names || isKept(names.includes(name)));
    return { ...schema, fields: new Map(fields) };
  };
const setDefault: Modifier = (schema, [first], reader) => {
  const value = reader.evaluate(first);
  return { ...optional(schema), ...(value === undefined ? {} : { default: value }) };
};
const mapFields =
  (change: (field: ZodSchema) => ZodSchema): Modifier =>
  (schema) => ({
    ...schema,
    fields: new Map([...(schema.fields ?? [])].map(([name, field]) => [name, change(field)])),
  });

const MODIFIERS: Record<string, Modifier> = {
  optional,
  nullish: (schema) => ({ ...optional(schema), nullable: true }),
  nullable: (schema) => ({ ...schema, nullable: true }),
  default: setDefault,
  prefault: setDefault,
  catch: (schema) => optional({ ...schema, type: 'any' }),
  array: (schema) => required(toArray(schema)),
  or: (schema, [first], reader) => (first ? joinSchemas([schema, reader.read(first)]) : schema),
  and: merge,
  merge,
  extend,
  safeExtend: extend,
  pick: choose((isNamed) => isNamed),
  omit: choose((isNamed) => !isNamed),
  partial: mapFields(optional),
  required: mapFields(required),
  strict: (schema) => ({ ...schema, isStrict: true }),
  min: setLimit('min'),
  max: setLimit('max'),
  length: setLimit('min', 'max'),
  gte: setLimit('min'),
  lte: setLimit('max'),
  nonempty: setLimit('min'),
  url: setFormat('url'),
  datetime: setFormat('instant'),
  date: setFormat('day'),
  regex: noteCode,
  refine: noteCode,
  superRefine: noteCode,
  check: noteCode,
  transform: noteCode,
  pipe: noteCode,
  overwrite: noteCode,
  ...Object.fromEntries(
    'describe readonly brand meta passthrough loose strip trim toLowerCase toUpperCase int positive nonnegative finite safe email catchall'
      .split(' ')
      .map((name) => [name, keep]),
  ),
};
