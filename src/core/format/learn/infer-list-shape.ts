import type { ListStyle } from '../profile.ts';
import type { ExampleEntry } from './example-entry.ts';
import { findCurrent } from './majority.ts';

/** Reads how a list is written: in brackets, on lines with dashes, or on lines in brackets (TOML). */
function readListShape({ lines, text }: ExampleEntry): ListStyle | undefined {
  const [head = '', item = ''] = lines;
  const indent = /^ */.exec(item)?.[0].length ?? 0;
  const dash = /^ *-( +)/.exec(item);
  if (dash) return { form: 'block', indent, ...(dash[1] === ' ' ? {} : { space: dash[1] }) };
  if (lines.length > 1 && head.trimEnd().endsWith('['))
    return { form: 'block', indent, ...(/,\s*$/.test(lines.at(-2) ?? '') ? {} : { lastComma: false }) };
  return text?.startsWith('[') ? { form: 'flow', ...(/^\[[ \t]/.test(text) ? { pad: true } : {}) } : undefined;
}

/** Returns the separator of a list in brackets; undefined when the list has one item. */
const readSeparator = ({ value, text = '' }: ExampleEntry): string | undefined =>
  Array.isArray(value) && value.length > 1
    ? /,[ \t]*/.exec(text.replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, '""'))?.[0]
    : undefined;

/** Infers the form of the lists, without the quotation of their items; undefined when no entry has items. */
export function inferListShape(entries: ExampleEntry[]): ListStyle | undefined {
  const lists = entries.filter(({ value }) => Array.isArray(value) && value.length > 0);
  const shape = findCurrent(lists.flatMap((entry) => readListShape(entry) ?? []));
  if (shape?.form !== 'flow') return shape;
  const separator = findCurrent(lists.flatMap((entry) => readSeparator(entry) ?? [])) ?? ', ';
  return separator === ', ' ? shape : { ...shape, separator };
}
