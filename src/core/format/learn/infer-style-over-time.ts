import { formatEntryLines } from '../front-matter.ts';
import type { FrontMatter, FrontMatterKey, KeyStyle } from '../profile.ts';
import type { ExampleEntry } from './example-entry.ts';
import { inferStyle, type StyleContext } from './infer-style.ts';

/** Two habits need at least this many examples each. Among fewer than eight, a change can't be told from chance. */
const MIN_HABIT = 2;
const MIN_EXAMPLES_OF_CHANGE = 8;

/**
 * Infers the style of one key from its entries, newest first. If the blog has changed its habit, the result is the new style,
 * and `earlier` has the old one.
 */
export function inferStyleOverTime(
  name: string,
  entries: ExampleEntry[],
  context: StyleContext,
): Pick<FrontMatterKey, keyof KeyStyle | 'earlier'> {
  const style = inferStyle(name, entries, context);
  const fits = entries.map((entry) => isReproduced({ name, ...style }, entry, context));
  const count = fits.filter(Boolean).length;
  if (entries.length < MIN_EXAMPLES_OF_CHANGE || entries.length - count < MIN_HABIT) return style;
  let best = count + MIN_HABIT - 1;
  let changed: Pick<FrontMatterKey, keyof KeyStyle | 'earlier'> = style;
  for (let at = MIN_HABIT; at <= entries.length - MIN_HABIT; at++) {
    const until = entries[at]?.day ?? '';
    // Habits change where the style begins or ceases to fit, between two days.
    if (fits[at] === fits[at - 1] || until === '' || until === entries[at - 1]?.day) continue;
    const [late, early] = [entries.slice(0, at), entries.slice(at)];
    const lateStyle = inferStyle(name, late, context);
    // Comments of the past say nothing about the posts before them.
    const { before: _, ...earlyStyle } = inferStyle(name, early, context);
    const agree =
      late.filter((entry) => isReproduced({ name, ...lateStyle }, entry, context)).length +
      early.filter((entry) => isReproduced({ name, ...earlyStyle }, entry, context)).length;
    if (agree <= best) continue;
    best = agree;
    changed = { ...lateStyle, earlier: { until, style: earlyStyle } };
  }
  return best * 10 >= entries.length * 9 ? changed : style;
}

/** Whether the style prints the lines of an example exactly, with those above the key. */
function isReproduced(key: FrontMatterKey, entry: ExampleEntry, { language, line }: StyleContext): boolean {
  const frontMatter: FrontMatter = {
    language,
    quote: { style: 'double' },
    list: { form: 'flow' },
    ...(line ? { line } : {}),
  };
  const printed = formatEntryLines(key, entry.value, { frontMatter });
  return [...(key.before ?? []), ...printed].join('\n') === [...entry.before, ...entry.lines].join('\n');
}
