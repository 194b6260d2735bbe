import { formatDate } from './dates.ts';
import { withOwnKeys } from './key-order.ts';
import { evaluate, render } from './liquid.ts';
import type { Scope } from './print.ts';
import type { Json, Key, Profile } from './profile.ts';
import { limited, MOST_WRITTEN } from './refused-file.ts';
import { oneLine } from './scalars.ts';
import { tomlEntry, tomlKey } from './toml.ts';
import { yamlEntry } from './yaml.ts';

/** The front matter with its fences, each line ended by `\n`; '' where the format has none. */
export function frontMatter(scope: Scope, profile: Profile): string {
  const { language } = profile.frontMatter;
  if (language === 'none') return '';
  const entries = entriesOf(scope, profile);
  for (const { key, value } of entries)
    limited(typeof value === 'string' ? value : JSON.stringify(value), MOST_WRITTEN.value, nameOf(key));
  const lines = language === 'toml' ? tomlLines(entries, profile) : yamlLines(entries, profile);
  const fence = language === 'toml' ? '+++' : '---';
  return [fence, ...lines, ...(profile.frontMatter.tail ?? []), fence, ''].join('\n');
}

export interface Entry {
  key: Key;
  value: Json;
}

/** The keys that a post prints, in order, with their values. */
export function entriesOf(scope: Scope, profile: Profile): Entry[] {
  return withOwnKeys(profile.keys, scope.own ?? {}).flatMap((key) => {
    const value = valueIn(key, scope, profile);
    return value === undefined ? [] : [{ key, value }];
  });
}

/** How `Post.own` and `Post.without` name a key. */
export const nameOf = (key: Pick<Key, 'name' | 'table'>): string =>
  key.table === undefined ? key.name : `${key.table}.${key.name}`;

/** A key's value in this post; undefined where it is to be left out. */
export function valueIn(key: Key, scope: Scope, profile: Profile): Json | undefined {
  const name = nameOf(key);
  if (scope.without?.includes(name)) return undefined;
  const own = scope.own?.[name];
  if (own !== undefined) return own;
  let value: Json = key.constant ?? (key.from === undefined ? null : asJson(expressed(key.from, scope)));
  if (key.date && typeof value === 'string') value = formatDate(value, key.date);
  const list = key.list ?? profile.frontMatter.list;
  if (Array.isArray(value) && list.form === 'joined') value = value.join(list.separator ?? ', ');
  if (Array.isArray(value) && list.unwrapOne && value.length === 1) value = value[0] ?? null;
  return isEmpty(value) && key.constant === undefined ? EMPTY[key.empty ?? 'omit'] : value;
}

function expressed(from: string, scope: Scope): unknown {
  return from.includes('{{') ? render(from, scope) : evaluate(from, scope);
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
  const indent = ' '.repeat(profile.frontMatter.indent ?? 2);
  let open: string | undefined;
  for (const { key, value } of entries) {
    const printed = entryLines(key, value, profile);
    const head = key.table !== undefined && key.table !== open ? [`${key.table}:`] : [];
    open = key.table;
    lines.push(
      ...(key.before ?? []),
      ...head,
      ...(open === undefined ? printed : printed.map((line) => indent + line)),
    );
  }
  return lines;
}

/** TOML's tables come last: a key after a table's head would belong to that table. */
function tomlLines(entries: Entry[], profile: Profile): string[] {
  const print = ({ key, value }: Entry) => [...(key.before ?? []), ...entryLines(key, value, profile)];
  const lines = entries.filter(({ key }) => key.table === undefined).flatMap(print);
  for (const table of new Set(entries.flatMap(({ key }) => key.table ?? []))) {
    if (profile.frontMatter.tableGap !== false) lines.push('');
    lines.push(
      `[${table.split('.').map(tomlKey).join('.')}]`,
      ...entries.filter(({ key }) => key.table === table).flatMap(print),
    );
  }
  return lines;
}

/** A key's own lines, not indented. */
export function entryLines(key: Key, value: Json, profile: Pick<Profile, 'frontMatter'>): string[] {
  const written =
    typeof value === 'string' && Object.hasOwn(key.quoteOf ?? {}, value) ? key.quoteOf?.[value] : undefined;
  const quote = written ?? key.quote ?? profile.frontMatter.quote;
  const list = key.list ?? profile.frontMatter.list;
  const entry = profile.frontMatter.language === 'toml' ? tomlEntry : yamlEntry;
  const { space, open, null: empty } = key;
  return entry(key.name, value, { quote, list: { ...list, quote: list.quote ?? quote }, space, open, null: empty });
}
