import type { QuoteStyle } from '../profile.ts';
import { isPlainSafe } from '../yaml-writer.ts';
import { findMostCommon } from './majority.ts';
import type { ExampleEntry } from './parse-example.ts';

/** Quotation marks that begin the entries' values, or the items of their lists. */
const findQuoteMarks = (entries: ExampleEntry[]): string[] =>
  entries.flatMap(({ value, lines }) =>
    Array.isArray(value)
      ? Array.from(lines.join(' ').matchAll(/[[,-]\s*(["'])/g), ([, mark = '']) => mark)
      : (/^[^:=]+[:=]\s*(["'])/.exec(lines[0] ?? '')?.[1] ?? []),
  );

/**
 * Habits of quoting that a key's entries may show, likeliest first: what they don't tell apart falls to the first that
 * fits. Leaving quotes away is believed when an entry does; quoting by a rule of one's own when two are quoted without need
 * and two are not, since one alone is a slip.
 */
export function listQuoteStyles(own: ExampleEntry[], all: ExampleEntry[]): QuoteStyle[] {
  const mark = findMostCommon(findQuoteMarks(own)) ?? findMostCommon(findQuoteMarks(all)) ?? '"';
  const or = mark === '"' ? ('double' as const) : ('single' as const);
  const full: QuoteStyle[] = [
    { style: or, swap: or === 'single' },
    { style: or, swap: or === 'double' },
    { style: or === 'double' ? 'single' : 'double', swap: true },
  ];
  const quoted = own.filter((entry) => findQuoteMarks([entry]).length > 0 && !hasMixedQuotes(entry));
  if (own.length > 0 && quoted.length === own.length) return full;
  const plain: QuoteStyle[] = [
    { style: 'plain', or, swap: true },
    { style: 'plain', or, swap: false },
  ];
  const needless = quoted.filter((entry) => typeof entry.value === 'string' && isPlainSafe(entry.value, false));
  if ((needless.length >= 2 && own.length - quoted.length >= 2) || own.some(hasMixedQuotes))
    plain.push(
      { style: 'plain', or, plainIf: 'words', swap: true },
      { style: 'plain', or, plainIf: 'word', swap: true },
    );
  return [...plain, ...full];
}

/** A list with some items in quotes that don't need them: a rule of its own, not a slip. */
function hasMixedQuotes({ value, lines }: ExampleEntry): boolean {
  if (!Array.isArray(value)) return false;
  const quoted = findQuoteMarks([{ name: '', value, lines, before: [] }]).length;
  return (
    quoted > 0 && quoted < value.length && value.every((item) => typeof item !== 'string' || isPlainSafe(item, true))
  );
}
