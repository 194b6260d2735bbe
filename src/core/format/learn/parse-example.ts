import type { Json } from '../../json.ts';
import { getValueAt, type ParsedPostFile, parsePostFile } from '../parse-post.ts';
import { BARE_SCALAR } from '../scalars.ts';

export interface PostExample {
  /** Path of the file, relative to the blog's root; '' for a pasted text. */
  path: string;
  text: string;
}

/** A front-matter key of an example, with its value and its lines in the file. */
export interface ExampleEntry {
  name: string;
  table?: string;
  value: Json;
  /** The lines of the key and its value, without indentation and without the comments above the key. */
  lines: string[];
  /** Blank lines and comments above the key. */
  before: string[];
  /** Text between the colon (or equals sign) and the value; undefined when nothing follows the colon on its line. */
  space?: string;
  /** Columns by which the key is indented inside its YAML map. */
  indent?: number;
}

export interface ParsedExample extends ParsedPostFile {
  path: string;
  /** The text of the whole file. */
  text: string;
  entries: ExampleEntry[];
  /** Blank lines and comments before the closing fence. */
  tail: string[];
  /** Whether a blank line precedes each TOML table; undefined without tables. */
  tableGap?: boolean;
}

/** Parses an example into its keys. Throws an Error when the front matter is invalid. */
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
    // A line below the key belongs to the key if it is indented, a list item, a closing bracket, or a blank line within the
    // value.
    while (end < lines.length && /^(?:\s+\S|- |-$|[\]}])/.test(findNextFilledLine(lines, end) ?? '')) end++;
    const keyLines = lines.slice(at, end);
    at = end;
    const name = unquoteName((match[1] ?? '').trimEnd());
    const value = values[name] ?? null;
    const inner = keyLines.slice(1);
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
      const entry: ExampleEntry = { name, value, lines: keyLines, before };
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
      const keyLines = [line];
      while (!isClosedValue(keyLines.join('\n')) && at + 1 < lines.length) keyLines.push(lines[++at] ?? '');
      const name = unquoteName(match[1] ?? '');
      const value = getValueAt(parsed.values, [...(table?.split('.') ?? []), name]);
      // The parser turns a TOML date into an object, so the date's format is taken from the text.
      const valueText = (match[3] ?? '').split('#', 1)[0]?.trimEnd() ?? '';
      const date = BARE_SCALAR.test(valueText);
      const entry: ExampleEntry = {
        name,
        value: date ? valueText : (value ?? null),
        lines: keyLines,
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

/** Whether a TOML value is complete, which means that its strings are closed and its brackets are paired. */
function isClosedValue(text: string): boolean {
  if ((text.match(/"""|'''/g) ?? []).length % 2 === 1) return false;
  const withoutStrings = text.replace(/"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|#.*/g, '');
  return (withoutStrings.match(/[[{]/g) ?? []).length <= (withoutStrings.match(/[\]}]/g) ?? []).length;
}
