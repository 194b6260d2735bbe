import type { Json } from '../json.ts';
import { formatDate } from './dates.ts';
import { insertOwnKeys } from './key-order.ts';
import { evaluateLiquid, renderLiquid } from './liquid.ts';
import type { LiquidScope } from './liquid-scope.ts';
import type { FrontMatterKey, Profile } from './profile.ts';
import { requireLength, WRITE_LIMITS } from './refused-file.ts';
import { toOneLine } from './scalars.ts';
import { formatTomlEntry, formatTomlKey } from './toml-writer.ts';
import { formatYamlEntry } from './yaml-writer.ts';

/**
 * Prints the front matter with its fences (`---` or `+++`), each line ended by `\n`; '' when the format has no front matter.
 */
export function printFrontMatter(scope: LiquidScope, profile: Profile): string {
  const { language } = profile.frontMatter;
  if (language === 'none') return '';
  const entries = listFrontMatterEntries(scope, profile);
  for (const { key, value } of entries)
    requireLength(typeof value === 'string' ? value : JSON.stringify(value), WRITE_LIMITS.value, toKeyPath(key));
  const lines = language === 'toml' ? formatTomlLines(entries, profile) : formatYamlLines(entries, profile);
  const fence = language === 'toml' ? '+++' : '---';
  return [fence, ...lines, ...(profile.frontMatter.tail ?? []), fence, ''].join('\n');
}

interface FrontMatterEntry {
  key: FrontMatterKey;
  value: Json;
}

/** Returns the front-matter keys that the post prints, in printing order, with their values. */
export function listFrontMatterEntries(scope: LiquidScope, profile: Profile): FrontMatterEntry[] {
  const known = new Set(profile.keys.map(toKeyPath));
  const added = Object.entries(scope.own ?? {}).filter(([name]) => !known.has(name));
  const entries = insertOwnKeys(added, profile).flatMap((key) => {
    const value = evaluateKey(key, scope, profile);
    return value === undefined ? [] : [{ key, value }];
  });
  return sortByOrder(entries, profile.frontMatter.orders ?? []).map(({ key, value }) => ({
    key: pickKeyStyle(key, scope.date),
    value,
  }));
}

/** Returns the key with the style that it has in a post of this date. */
export function pickKeyStyle(key: FrontMatterKey, date: string): FrontMatterKey {
  if (!key.earlier || date === '' || date.slice(0, 10) > key.earlier.until) return key;
  const { name, table } = key;
  return { name, ...(table === undefined ? {} : { table }), ...key.earlier.style };
}

/**
 * Sorts the entries by the order of exactly these keys, else by the first order that names all of them that any order names.
 * An entry that no order names keeps its place.
 */
function sortByOrder(entries: FrontMatterEntry[], orders: string[][]): FrontMatterEntry[] {
  const named = entries.filter(({ key }) => orders.some((order) => order.includes(toKeyPath(key))));
  const complete = orders.filter((order) => named.every(({ key }) => order.includes(toKeyPath(key))));
  const order = complete.find((one) => one.length === named.length) ?? complete[0];
  if (!order) return entries;
  const sorted = [...named].sort((a, b) => order.indexOf(toKeyPath(a.key)) - order.indexOf(toKeyPath(b.key)));
  return entries.map((entry) => (named.includes(entry) ? (sorted.shift() ?? entry) : entry));
}

/** Returns the name that `Post.own` and `Post.without` use for a key: `key`, or `table.key` inside a table. */
export const toKeyPath = (key: Pick<FrontMatterKey, 'name' | 'table'>): string =>
  key.table === undefined ? key.name : `${key.table}.${key.name}`;

/** Returns the value that a key has in this post; undefined when the post omits the key. */
export function evaluateKey(key: FrontMatterKey, scope: LiquidScope, profile: Profile): Json | undefined {
  const name = toKeyPath(key);
  if (scope.without?.includes(name)) return undefined;
  const own = scope.own?.[name];
  if (own !== undefined) return own;
  let value: Json = key.constant ?? (key.from === undefined ? null : toJson(evaluateExpression(key.from, scope)));
  if (key.date && typeof value === 'string') value = formatDate(value, key.date);
  const list = key.list ?? profile.frontMatter.list;
  if (Array.isArray(value) && list.form === 'joined') value = value.join(list.separator ?? ', ');
  if (Array.isArray(value) && list.unwrapOne && value.length === 1) value = value[0] ?? null;
  return isEmptyValue(value) && key.constant === undefined ? EMPTY_VALUES[key.empty ?? 'omit'] : value;
}

function evaluateExpression(from: string, scope: LiquidScope): unknown {
  return from.includes('{{') ? renderLiquid(from, scope) : evaluateLiquid(from, scope);
}

const EMPTY_VALUES: Record<NonNullable<FrontMatterKey['empty']>, Json | undefined> = {
  omit: undefined,
  null: null,
  blank: '',
  list: [],
};

function isEmptyValue(value: Json): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function toJson(value: unknown): Json {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return toOneLine(value);
  return JSON.parse(JSON.stringify(value)) as Json;
}

function formatYamlLines(entries: FrontMatterEntry[], profile: Profile): string[] {
  const lines: string[] = [];
  let currentTable: string | undefined;
  for (const { key, value } of entries) {
    const printed = formatEntryLines(key, value, profile);
    const before = key.before ?? [];
    const isFirst = key.table !== currentTable;
    currentTable = key.table;
    if (key.table === undefined) lines.push(...before, ...printed);
    // The lines above a table's first key stand above the table.
    else if (isFirst) lines.push(...before, `${key.table}:${profile.frontMatter.line?.open ?? ''}`);
    if (key.table !== undefined) lines.push(...indentLines([...(isFirst ? [] : before), ...printed], profile, 2));
  }
  return lines;
}

const indentLines = (lines: string[], { frontMatter }: Profile, usual: number): string[] =>
  lines.map((line) => (line === '' ? '' : ' '.repeat(frontMatter.indent ?? usual) + line));

/**
 * Formats the keys without a table first, since in TOML every key below a header belongs to that table. A list of maps is
 * printed below headers, too (`[[name]]`), unless its key has a style for lists.
 */
function formatTomlLines(entries: FrontMatterEntry[], profile: Profile): string[] {
  const print = ({ key, value }: FrontMatterEntry) => [...(key.before ?? []), ...formatEntryLines(key, value, profile)];
  const getHeader = ({ key, value }: FrontMatterEntry): string => {
    const isListOfTables = isMapList(value) && key.list === undefined;
    const path = [...(key.table?.split('.') ?? []), ...(isListOfTables ? [key.name] : [])].map(formatTomlKey).join('.');
    return path === '' ? '' : isListOfTables ? `[[${path}]]` : `[${path}]`;
  };
  const lines = entries.filter((entry) => getHeader(entry) === '').flatMap(print);
  for (const header of new Set(entries.map(getHeader).filter((one) => one !== ''))) {
    const below = entries.filter((entry) => getHeader(entry) === header);
    const sections = header.startsWith('[[') ? below.flatMap(formatTomlItems(profile)) : [below.flatMap(print)];
    for (const section of sections) {
      if (profile.frontMatter.tableGap !== false) lines.push('');
      lines.push(header, ...indentLines(section, profile, 0));
    }
  }
  return lines;
}

const isMapList = (value: Json): value is { [name: string]: Json }[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((item) => typeof item === 'object' && item !== null && !Array.isArray(item));

/** Formats each map of a list as the lines below one header. */
const formatTomlItems =
  (profile: Profile) =>
  ({ value }: FrontMatterEntry): string[][] =>
    isMapList(value)
      ? value.map((item) => Object.entries(item).flatMap(([name, inner]) => formatEntryLines({ name }, inner, profile)))
      : [];

/** Formats one key and its value as lines without indentation. */
export function formatEntryLines(
  key: FrontMatterKey,
  value: Json,
  { frontMatter }: Pick<Profile, 'frontMatter'>,
): string[] {
  const line = { ...frontMatter.line, ...key };
  const spelled = findOwn(key.spelling, JSON.stringify(value));
  const isToml = frontMatter.language === 'toml';
  const quoteOfValue = typeof value === 'string' ? findOwn(key.quoteOf, value) : undefined;
  const quote = quoteOfValue ?? key.quote ?? frontMatter.quote;
  const list = { quote, ...(key.list ?? frontMatter.list) };
  const format = isToml ? formatTomlEntry : formatYamlEntry;
  const lines = format(key.name, value, { quote, list, line, indent: frontMatter.indent ?? 2 });
  if (spelled === undefined) return lines;
  // An empty text has no style of its own, so that only the name and the spaces around the sign are printed.
  const [head = ''] = format(key.name, '', {
    quote: { style: 'double' },
    list,
    line: { ...line, after: '' },
    indent: 2,
  });
  return [`${head.slice(0, -'""'.length)}${spelled}${line.after ?? ''}`];
}

/** Returns the value of an object's own key, since a text such as `constructor` would find an inherited one. */
const findOwn = <T>(table: { [name: string]: T } | undefined, name: string): T | undefined =>
  table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
