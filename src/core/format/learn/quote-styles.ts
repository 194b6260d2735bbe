import type { QuoteStyle } from '../profile.ts';
import { isPlainSafe } from '../yaml-writer.ts';
import { findMostCommon } from './majority.ts';
import type { ExampleEntry } from './parse-example.ts';

/** The quotation marks at the start of the entries' values or list items. */
const findQuoteMarks = (entries: ExampleEntry[]): string[] =>
  entries.flatMap(({ value, lines }) =>
    Array.isArray(value)
      ? Array.from(lines.join(' ').matchAll(/[[,-]\s*(["'])/g), ([, mark = '']) => mark)
      : (/^[^:=]+[:=]\s*(["'])/.exec(lines[0] ?? '')?.[1] ?? []),
  );

/**
 * Quoting styles that fit a key's entries, likeliest first; the first fitting one wins. Plain style needs one unquoted entry. A
 * narrower rule (`plainIf`) needs two needlessly quoted and two unquoted entries, since a single one is a slip.
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

/** Whether some items of a list are quoted without need, which shows a rule, not a slip. */
function hasMixedQuotes({ value, lines }: ExampleEntry): boolean {
  if (!Array.isArray(value)) return false;
  const quoted = findQuoteMarks([{ name: '', value, lines, before: [] }]).length;
  return (
    quoted > 0 && quoted < value.length && value.every((item) => typeof item !== 'string' || isPlainSafe(item, true))
  );
}
