import type { QuoteStyle } from '../profile.ts';
import { isPlainSafe } from '../yaml-writer.ts';
import { findMostCommon } from './majority.ts';
import type { ExampleEntry } from './parse-example.ts';

/** Returns the quotation mark at the start of each quoted value or list item. */
const findQuoteMarks = (entries: ExampleEntry[]): string[] =>
  entries.flatMap(({ value, lines }) =>
    Array.isArray(value)
      ? Array.from(lines.join(' ').matchAll(/[[,-]\s*(["'])/g), ([, mark = '']) => mark)
      : (/^[^:=]+[:=]\s*(["'])/.exec(lines[0] ?? '')?.[1] ?? []),
  );

/**
 * Lists quoting styles that may fit a key's entries, most likely first; the caller takes the first that fits. The unquoted
 * style (`plain`) is listed if an entry is unquoted. A narrower rule (`plainIf`) needs two needlessly quoted and two
 * unquoted entries, since a single entry may be a slip.
 */
export function listQuoteStyles(entries: ExampleEntry[], all: ExampleEntry[]): QuoteStyle[] {
  const mark = findMostCommon(findQuoteMarks(entries)) ?? findMostCommon(findQuoteMarks(all)) ?? '"';
  const or = mark === '"' ? ('double' as const) : ('single' as const);
  const quotedStyles: QuoteStyle[] = [
    { style: or, swap: or === 'single' },
    { style: or, swap: or === 'double' },
    { style: or === 'double' ? 'single' : 'double', swap: true },
  ];
  const quoted = entries.filter((entry) => findQuoteMarks([entry]).length > 0 && !hasMixedQuotes(entry));
  if (entries.length > 0 && quoted.length === entries.length) return quotedStyles;
  const plainStyles: QuoteStyle[] = [
    { style: 'plain', or, swap: true },
    { style: 'plain', or, swap: false },
  ];
  const needless = quoted.filter((entry) => typeof entry.value === 'string' && isPlainSafe(entry.value, false));
  if ((needless.length >= 2 && entries.length - quoted.length >= 2) || entries.some(hasMixedQuotes))
    plainStyles.push(
      { style: 'plain', or, plainIf: 'words', swap: true },
      { style: 'plain', or, plainIf: 'word', swap: true },
    );
  return [...plainStyles, ...quotedStyles];
}

/** Whether a list has both quoted and unquoted items although no item needs quotes. Such a list shows a rule, not a slip. */
function hasMixedQuotes({ value, lines }: ExampleEntry): boolean {
  if (!Array.isArray(value)) return false;
  const quoted = findQuoteMarks([{ name: '', value, lines, before: [] }]).length;
  return (
    quoted > 0 && quoted < value.length && value.every((item) => typeof item !== 'string' || isPlainSafe(item, true))
  );
}
