import { formatDate } from './dates.ts';
import { evaluate } from './liquid.ts';
import type { Scope } from './print.ts';
import type { Json, Key, Profile } from './profile.ts';
import { oneLine } from './scalars.ts';
import { tomlEntry, tomlKey } from './toml.ts';
import { yamlEntry } from './yaml.ts';

/** The front matter with its fences, each line ended by `\n`; '' where the format has none. */
export function frontMatter(scope: Scope, profile: Profile): string {
  const { language } = profile.frontMatter;
  if (language === 'none') return '';
  const entries: Entry[] = [];
  for (const key of profile.keys) {
    const value = valueIn(key, scope, profile);
    if (value !== undefined) entries.push({ key, value });
  }
  const lines = language === 'toml' ? tomlLines(entries, profile) : yamlLines(entries, profile);
  const fence = language === 'toml' ? '+++' : '---';
  return [fence, ...lines, fence, ''].join('\n');
}

interface Entry {
  key: Key;
  value: Json;
}

/** A key's value in this post; undefined where it is to be left out. */
export function valueIn(key: Key, scope: Scope, profile: Profile): Json | undefined {
  const own = scope.own?.[key.table ? `${key.table}.${key.name}` : key.name];
  // A key that the person set aside for this post.
  if (own === null) return undefined;
  let value: Json = own ?? key.constant ?? (key.from === undefined ? null : asJson(evaluate(key.from, scope)));
  if (key.date && typeof value === 'string') value = formatDate(value, key.date, profile.zone) || (own ? value : '');
  if (Array.isArray(value) && (key.list ?? profile.frontMatter.list).form === 'joined')
    value = value.join((key.list ?? profile.frontMatter.list).separator ?? ', ');
  if (key.list?.unwrapOne && Array.isArray(value) && value.length === 1) value = value[0] ?? null;
  return isEmpty(value) && key.constant === undefined ? EMPTY[key.empty ?? 'omit'] : value;
}

const EMPTY: Record<NonNullable<Key['empty']>, Json | undefined> = { omit: undefined, null: null, blank: '', list: [] };

function isEmpty(value: Json): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function asJson(value: unknown): Json {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return oneLine(value);
  return JSON.parse(JSON.stringify(value)) as Json;
}

function yamlLines(entries: Entry[], profile: Profile): string[] {
  const lines: string[] = [];
  let open: string | undefined;
  for (const { key, value } of entries) {
    if (key.table !== undefined && key.table !== open) lines.push(`${key.table}:`);
    open = key.table;
    const printed = yamlEntry(key.name, value, ...stylesOf(key, profile), key.space);
    lines.push(...(key.before ?? []), ...printed.map((line) => (open === undefined ? line : `  ${line}`)));
  }
  return lines;
}

/** TOML's tables come last: a key after a table's head would belong to that table. */
function tomlLines(entries: Entry[], profile: Profile): string[] {
  const lines: string[] = [];
  const print = ({ key, value }: Entry) => {
    lines.push(...(key.before ?? []), ...tomlEntry(key.name, value, ...stylesOf(key, profile), key.space));
  };
  entries.filter(({ key }) => key.table === undefined).forEach(print);
  const tables = new Set(entries.flatMap(({ key }) => key.table ?? []));
  for (const table of tables) {
    lines.push('', `[${tomlKey(table)}]`);
    entries.filter(({ key }) => key.table === table).forEach(print);
  }
  return lines;
}

function stylesOf(key: Key, profile: Profile) {
  const quote = key.quote ?? profile.frontMatter.quote;
  const list = key.list ?? profile.frontMatter.list;
  return [quote, { ...list, quote: list.quote ?? quote }] as const;
}
