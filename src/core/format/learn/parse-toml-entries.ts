import { getValueAt, type ParsedPostFile } from '../parse-post.ts';
import { BARE_SCALAR } from '../scalars.ts';
import type { ExampleEntry, ExampleKeys } from './example-entry.ts';
import { unquoteName } from './parse-yaml-entries.ts';
import { readKeyLine } from './read-key-line.ts';

const TOML_KEY = /^([ \t]*)("(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+)([ \t]*)=(.*)$/;

/** Splits TOML front matter into keys and their tables. */
export function parseTomlEntries(parsed: ParsedPostFile): ExampleKeys {
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
      const [, indent = '', quotedName = '', spaceBefore = '', rest = ''] = match;
      const keyLines = [line];
      while (!isClosedValue(keyLines.join('\n')) && at + 1 < lines.length) keyLines.push(lines[++at] ?? '');
      const name = unquoteName(quotedName);
      const { line: style, text } = readKeyLine(spaceBefore, rest);
      // The parser turns a TOML date into an object, so the date's format is taken from the text.
      const isDate = text !== undefined && BARE_SCALAR.test(text);
      const value = isDate ? text : (getValueAt(parsed.values, [...(table?.split('.') ?? []), name]) ?? null);
      const entry: ExampleEntry = {
        name,
        value,
        lines: keyLines.map((text) => (text.startsWith(indent) ? text.slice(indent.length) : text)),
        before,
        line: style,
      };
      if (keyLines.length > 1) delete entry.line.after;
      else if (text !== undefined) entry.text = text;
      if (table !== undefined) Object.assign(entry, { table, indent: indent.length });
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
