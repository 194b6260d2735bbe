import { parse as parseToml } from 'smol-toml';
import { parseDocument } from 'yaml';
import type { Json } from '../json.ts';
import { convertToZone } from './dates.ts';
import type { ParsedPostFile } from './parse-post.ts';
import type { KeyRule } from './profile.ts';

/** A front-matter key that the blog would refuse. */
export type KeyFinding =
  | { level: 'error'; code: 'key-missing'; key: string }
  | { level: 'error'; code: 'key-type'; key: string; type: KeyRule['type'] | NonNullable<KeyRule['format']> }
  | { level: 'error'; code: 'key-not-allowed'; key: string; values: string[] }
  | { level: 'error'; code: 'key-too-short' | 'key-too-long'; key: string; limit: number };

/** A value with dates as `Date`, as site generators read it. */
type TypedValue = Json | Date;

/** Compares the front matter of a printed file with what the blog's configuration says about its keys. */
export function checkKeyRules(parsed: ParsedPostFile, rules: KeyRule[]): KeyFinding[] {
  if (rules.length === 0 || parsed.language === 'none') return [];
  const values = readTypedValues(parsed);
  return rules.flatMap((rule) => checkRule(getTypedValue(values, rule.key), rule));
}

/** Parses front matter with timestamps as dates: so do js-yaml (Astro, Hexo, Eleventy) and Psych (Jekyll). */
function readTypedValues({ language, inner }: ParsedPostFile): unknown {
  if (language === 'toml') return parseToml(inner);
  return parseDocument(inner, {
    schema: 'core',
    customTags: ['timestamp'],
    uniqueKeys: false,
    logLevel: 'error',
  }).toJS();
}

function getTypedValue(values: unknown, key: string): TypedValue | undefined {
  let value = values;
  for (const name of key.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = value[name as keyof typeof value];
  }
  return value as TypedValue | undefined;
}

function checkRule(value: TypedValue | undefined, rule: KeyRule): KeyFinding[] {
  const { key, type, format, values } = rule;
  const isMissing = value === undefined || (value === null && !rule.nullable && rule.required === true);
  const isNeeded = rule.required && rule.default === undefined;
  if (isMissing && (!isNeeded || values === undefined))
    return isNeeded ? [{ level: 'error', code: 'key-missing', key }] : [];
  if (isMissing) return [{ level: 'error', code: 'key-not-allowed', key, values: values?.map(String) ?? [] }];
  if (value === null && rule.nullable) return [];
  if (!TYPE_TESTS[type](value)) return [{ level: 'error', code: 'key-type', key, type }];
  if (format && typeof value === 'string' && !FORMATS[format].test(value))
    return [{ level: 'error', code: 'key-type', key, type: format }];
  const items = Array.isArray(value) ? value : [value];
  if (rule.items && type === 'list' && !items.every((item) => TYPE_TESTS[rule.items ?? 'any'](item)))
    return [{ level: 'error', code: 'key-type', key, type: rule.items }];
  const allowed = values?.map((one) => JSON.stringify(one));
  const refused = allowed && items.filter((item) => !allowed.includes(JSON.stringify(item)));
  if (refused?.length) return [{ level: 'error', code: 'key-not-allowed', key, values: (values ?? []).map(String) }];
  return checkLimits(value, rule);
}

function checkLimits(value: TypedValue, { key, min, max }: KeyRule): KeyFinding[] {
  const size = typeof value === 'number' ? value : typeof value === 'string' || Array.isArray(value) ? value.length : 0;
  const isSized = typeof value === 'number' || typeof value === 'string' || Array.isArray(value);
  if (isSized && min !== undefined && size < min) return [{ level: 'error', code: 'key-too-short', key, limit: min }];
  if (isSized && max !== undefined && size > max) return [{ level: 'error', code: 'key-too-long', key, limit: max }];
  return [];
}

const TYPE_TESTS: Record<KeyRule['type'], (value: TypedValue) => boolean> = {
  any: () => true,
  text: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  date: (value) => value instanceof Date || (typeof value === 'string' && isDateText(value)),
  timestamp: (value) => value instanceof Date,
  list: Array.isArray,
  map: (value) => typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date),
  image: (value) => typeof value === 'string',
};

/** A text that `new Date` understands in every time zone. */
const isDateText = (text: string): boolean => convertToZone(text, 'keep') !== '' && !Number.isNaN(Date.parse(text));

const FORMATS = {
  url: /^[a-z][a-z\d+.-]*:\/\/\S+$/i,
  day: /^\d{4}-\d\d-\d\d$/,
  instant: /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/,
};
