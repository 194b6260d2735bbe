import type { Quote } from '../profile.ts';
import { plainSafe } from '../yaml.ts';
import type { Entry } from './source.ts';
import { mostCommon } from './tally.ts';

/** Quotation marks that begin the entries' values, or the items of their lists. */
const marksIn = (entries: Entry[]): string[] =>
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
export function quotesFor(own: Entry[], all: Entry[]): Quote[] {
  const mark = mostCommon(marksIn(own)) ?? mostCommon(marksIn(all)) ?? '"';
  const or = mark === '"' ? ('double' as const) : ('single' as const);
  const full: Quote[] = [
    { style: or, swap: or === 'single' },
    { style: or, swap: or === 'double' },
    { style: or === 'double' ? 'single' : 'double', swap: true },
  ];
  const quoted = own.filter((entry) => marksIn([entry]).length > 0 && !isMixed(entry));
  if (own.length > 0 && quoted.length === own.length) return full;
  const plain: Quote[] = [
    { style: 'plain', or, swap: true },
    { style: 'plain', or, swap: false },
  ];
  const needless = quoted.filter((entry) => typeof entry.value === 'string' && plainSafe(entry.value, false));
  if ((needless.length >= 2 && own.length - quoted.length >= 2) || own.some(isMixed))
    plain.push(
      { style: 'plain', or, plainIf: 'words', swap: true },
      { style: 'plain', or, plainIf: 'word', swap: true },
    );
  return [...plain, ...full];
}

/** A list with some items in quotes that don't need them: a rule of its own, not a slip. */
function isMixed({ value, lines }: Entry): boolean {
  if (!Array.isArray(value)) return false;
  const quoted = marksIn([{ name: '', value, lines, before: [] }]).length;
  return (
    quoted > 0 && quoted < value.length && value.every((item) => typeof item !== 'string' || plainSafe(item, true))
  );
}
