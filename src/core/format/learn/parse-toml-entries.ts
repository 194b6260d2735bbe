import { getValueAt, type ParsedPostFile } from '../parse-post.ts';
import { BARE_SCALAR } from '../scalars.ts';
import type { ExampleEntry, ExampleKeys } from './example-entry.ts';
import { unquoteName } from './parse-yaml-entries.ts';
import { isCommentOrBlank, readKeyLine } from './read-key-line.ts';

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
    const listHead = /^\s*\[\[([^[\]]+)\]\]\s*(?:#.*)?$/.exec(line);
    const match = TOML_KEY.exec(line);
    if (listHead || head) {
      gaps.push(before.at(-1) === '');
      if (before.at(-1) === '') before.pop();
    }
    if (listHead) {
      const section = [line];
      while (at + 1 < lines.length && !/^\s*\[/.test(lines[at + 1] ?? '')) section.push(lines[++at] ?? '');
      const path = parseHeader(listHead[1]);
      const [name, parent] = [path.at(-1) ?? '', path.slice(0, -1).join('.')];
      const last = entries.at(-1);
      // Every map of the list has a header of its own, but the list is one key.
      if (last?.name !== name || (last.table ?? '') !== parent) {
        const indent = /^\s*/.exec(section[1] ?? '')?.[0].length ?? 0;
        const value = getValueAt(parsed.values, path) ?? null;
        entries.push({
          name,
          value,
          lines: section,
          before,
          line: {},
          indent,
          ...(parent === '' ? {} : { table: parent }),
        });
      }
      before = section.at(-1) === '' ? [''] : [];
    } else if (head) {
      table = parseHeader(head[1]).join('.');
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
    } else if (isCommentOrBlank(line)) before.push(line);
  }
  const found: ExampleKeys = { entries, tail: before };
  if (gaps.length > 0) found.tableGap = gaps.filter(Boolean).length * 2 >= gaps.length;
  return found;
}

/** Splits the name in a header: `params.author`. */
const parseHeader = (name = ''): string[] => name.split('.').map((part) => unquoteName(part.trim()));

/** Whether a TOML value is complete, which means that its strings are closed and its brackets are paired. */
function isClosedValue(text: string): boolean {
  if ((text.match(/"""|'''/g) ?? []).length % 2 === 1) return false;
  const withoutStrings = text.replace(/"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|#.*/g, '');
  return (withoutStrings.match(/[[{]/g) ?? []).length <= (withoutStrings.match(/[\]}]/g) ?? []).length;
}
