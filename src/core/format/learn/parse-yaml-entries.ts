import type { Json } from '../../json.ts';
import type { ExampleEntry, ExampleKeys } from './example-entry.ts';
import { isCommentOrBlank, readKeyLine } from './read-key-line.ts';

const YAML_KEY =
  /^("(?:[^"\\]|\\.)*"|'[^']*'|[^\s#'"[\]{}-](?:[^:#]|:(?=\S)|(?<=\S)#)*?|-[^\s:][^:]*?)(?<![ \t])([ \t]*):(?=[ \t]|$)(.*)$/;

/** Removes the quotation marks around a key's name. */
export const unquoteName = (name: string): string => name.replace(/^(["'])(.*)\1$/, '$2');

/** Splits the lines of YAML front matter into keys. The keys of a map are entries of their own, whose table is the map. */
export function parseYamlEntries(lines: string[], values: { [key: string]: Json }, table?: string): ExampleKeys {
  const entries: ExampleEntry[] = [];
  let before: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const match = YAML_KEY.exec(line);
    if (!match) {
      if (isCommentOrBlank(line)) before.push(line);
      at++;
      continue;
    }
    let end = at + 1;
    // A line below the key belongs to the key if it is indented, a list item, a closing bracket, or a blank line within the
    // value.
    while (end < lines.length && /^(?:\s+\S|- |-$|[\]}])/.test(findNextFilledLine(lines, end) ?? '')) end++;
    const keyLines = lines.slice(at, end);
    at = end;
    const [, quotedName = '', spaceBefore = '', rest = ''] = match;
    const name = unquoteName(quotedName);
    const value = values[name] ?? null;
    const inner = keyLines.slice(1);
    const indent = /^\s+/.exec(inner[0] ?? '')?.[0] ?? '';
    if (
      table === undefined &&
      isFilledMap(value) &&
      HAS_NO_TEXT.test(rest) &&
      indent !== '' &&
      isIndented(inner, indent)
    ) {
      const nested = parseYamlEntries(
        inner.map((text) => text.slice(indent.length)),
        value,
        name,
      );
      const [first] = nested.entries;
      for (const entry of nested.entries) entry.indent = indent.length;
      if (first) first.before = [...before, ...first.before];
      entries.push(...nested.entries);
    } else {
      const entry: ExampleEntry = { name, value, lines: keyLines, before, ...readLine(spaceBefore, rest, value) };
      if (keyLines.length > 1) dropLineEnd(entry);
      if (table !== undefined) entry.table = table;
      entries.push(entry);
    }
    before = [];
  }
  return { entries, tail: before };
}

function readLine(spaceBefore: string, rest: string, value: Json): Pick<ExampleEntry, 'line' | 'text'> {
  if (value === null) return { line: { spaceBefore, null: rest } };
  return HAS_NO_TEXT.test(rest) ? { line: { spaceBefore, open: rest } } : readKeyLine(spaceBefore, rest);
}

const HAS_NO_TEXT = /^[ \t]*$|^[ \t]+#.*$/;

/** Drops what the first line of a longer value seems to show about the end of the value. */
function dropLineEnd(entry: ExampleEntry): void {
  delete entry.text;
  delete entry.line.after;
}

const isIndented = (lines: string[], indent: string): boolean =>
  lines.every((line) => line.startsWith(indent) || line.trim() === '');

const findNextFilledLine = (lines: string[], from: number): string | undefined =>
  lines.slice(from).find((line) => line.trim() !== '');

const isFilledMap = (value: Json): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;
