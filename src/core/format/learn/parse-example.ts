import type { Json } from '../../json.ts';
import { type ParsedPostFile, parsePostFile } from '../parse-post.ts';
import { BARE_SCALAR } from '../scalars.ts';

export interface PostExample {
  /** Relative to the blog's root; '' when it is not known (a pasted text). */
  path: string;
  text: string;
}

/** A key as it stands in an example: its value, and the very lines that wrote it. */
export interface ExampleEntry {
  name: string;
  table?: string;
  value: Json;
  /** Its lines, not indented, without what stands before it. */
  lines: string[];
  /** Blank lines and comments above it. */
  before: string[];
  /** Between colon or equals sign and value; undefined when nothing follows on that line. */
  space?: string;
  /** Columns that it is indented by inside its map. */
  indent?: number;
}

export interface ParsedExample extends ParsedPostFile {
  path: string;
  /** The whole file. */
  text: string;
  entries: ExampleEntry[];
  /** Blank lines and comments before the closing fence. */
  tail: string[];
  /** TOML: a blank line stands before each table; undefined without tables. */
  tableGap?: boolean;
}

/** Reads an example into its keys. Throws an Error when its front matter is not valid. */
export function parseExample(example: PostExample): ParsedExample {
  const parsed = parsePostFile(example.text);
  const found =
    parsed.language === 'toml'
      ? parseTomlEntries(parsed)
      : parseYamlEntries(parsed.inner === '' ? [] : parsed.inner.split('\n'), parsed.values);
  return { ...parsed, text: example.text, path: example.path.replace(/\\/g, '/'), ...found };
}

const YAML_KEY = /^("(?:[^"\\]|\\.)*"\s*|'[^']*'\s*|[^\s#'"[\]{}-][^:]*|-[^\s:][^:]*):(?:([ \t]+)([^ \t].*)?)?$/;
const unquoteName = (name: string): string => name.replace(/^(["'])(.*)\1$/, '$2');

interface ExampleKeys {
  entries: ExampleEntry[];
  tail: string[];
  tableGap?: boolean;
}

function parseYamlEntries(lines: string[], values: { [key: string]: Json }, table?: string): ExampleKeys {
  const entries: ExampleEntry[] = [];
  let before: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const match = YAML_KEY.exec(line);
    if (!match) {
      before.push(line);
      at++;
      continue;
    }
    let end = at + 1;
    // What follows belongs to the key as long as it is indented, an item, or a blank line with more of the value behind it.
    while (end < lines.length && /^(?:\s+\S|- |-$|[\]}])/.test(findNextFilledLine(lines, end) ?? '')) end++;
    const own = lines.slice(at, end);
    at = end;
    const name = unquoteName((match[1] ?? '').trimEnd());
    const value = values[name] ?? null;
    const inner = own.slice(1);
    const indent = /^\s+/.exec(inner[0] ?? '')?.[0] ?? '';
    if (
      table === undefined &&
      isFilledMap(value) &&
      !match[3] &&
      indent !== '' &&
      inner.every((l) => l.startsWith(indent))
    ) {
      const nested = parseYamlEntries(
        inner.map((l) => l.slice(indent.length)),
        value,
        name,
      );
      const [first] = nested.entries;
      for (const entry of nested.entries) entry.indent = indent.length;
      if (first) first.before = [...before, ...first.before];
      entries.push(...nested.entries);
    } else {
      const entry: ExampleEntry = { name, value, lines: own, before };
      if (table !== undefined) entry.table = table;
      if (match[3]) entry.space = match[2] ?? ' ';
      entries.push(entry);
    }
    before = [];
  }
  return { entries, tail: before };
}

const findNextFilledLine = (lines: string[], from: number): string | undefined =>
  lines.slice(from).find((line) => line.trim() !== '');

const isFilledMap = (value: Json): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;

const TOML_KEY = /^\s*("(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+)([ \t]*)=[ \t]*([^ \t].*)?$/;

function parseTomlEntries(parsed: ParsedPostFile): ExampleKeys {
  const lines = parsed.inner === '' ? [] : parsed.inner.split('\n');
  const entries: ExampleEntry[] = [];
  const gaps: boolean[] = [];
  let before: string[] = [];
  let table: string | undefined;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const head = /^\s*\[([^[\]]+)\]\s*(?:#.*)?$/.exec(line);
    const match = TOML_KEY.exec(line);
    if (head) {
      table = (head[1] ?? '')
        .split('.')
        .map((part) => unquoteName(part.trim()))
        .join('.');
      gaps.push(before.at(-1) === '');
      if (before.at(-1) === '') before.pop();
    } else if (match) {
      const own = [line];
      while (!isClosedValue(own.join('\n')) && at + 1 < lines.length) own.push(lines[++at] ?? '');
      const name = unquoteName(match[1] ?? '');
      const value = getValueAt(parsed.values, [...(table?.split('.') ?? []), name]);
      // A TOML date parses to an object; the text is what tells its format.
      const written = (match[3] ?? '').split('#', 1)[0]?.trimEnd() ?? '';
      const date = BARE_SCALAR.test(written);
      const entry: ExampleEntry = {
        name,
        value: date ? written : (value ?? null),
        lines: own,
        before,
        space: match[2] ?? ' ',
      };
      if (table !== undefined) entry.table = table;
      entries.push(entry);
      before = [];
    } else before.push(line);
  }
  const found: ExampleKeys = { entries, tail: before };
  if (gaps.length > 0) found.tableGap = gaps.filter(Boolean).length * 2 >= gaps.length;
  return found;
}

function getValueAt(values: Json, path: string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (value, name) => (isFilledMap(value ?? null) ? (value as { [key: string]: Json })[name] : undefined),
    values,
  );
}

/** A TOML value is complete when its strings are closed and its brackets pair up. */
function isClosedValue(text: string): boolean {
  if ((text.match(/"""|'''/g) ?? []).length % 2 === 1) return false;
  const bare = text.replace(/"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|#.*/g, '');
  return (bare.match(/[[{]/g) ?? []).length <= (bare.match(/[\]}]/g) ?? []).length;
}
