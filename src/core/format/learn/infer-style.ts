import type { Json } from '../../json.ts';
import { parseDateParts } from '../dates.ts';
import { formatEntryLines } from '../front-matter.ts';
import type { FrontMatter, FrontMatterKey, KeyStyle, LineStyle, ListStyle, QuoteStyle, WrapStyle } from '../profile.ts';
import { BARE_SCALAR } from '../scalars.ts';
import type { ExampleEntry } from './example-entry.ts';
import { inferCommonLine, inferLineStyle } from './infer-line-style.ts';
import { inferListShape } from './infer-list-style.ts';
import { findCurrent, listRecencyWeights } from './majority.ts';
import { listQuoteStyles } from './quote-styles.ts';

const UNQUOTED_STYLE: QuoteStyle = { style: 'bare' };

/**
 * Measures how many entries the style of `key` prints exactly as the examples have them; newer entries count more. The
 * spaces around each value are taken from the entry, so that they do not hide how the value itself is written.
 */
function measureAgreement(key: FrontMatterKey, entries: ExampleEntry[], language: 'yaml' | 'toml'): number {
  const frontMatter: FrontMatter = { language, quote: { style: 'double' }, list: { form: 'flow' } };
  const weights = listRecencyWeights(entries.length);
  return entries.reduce((sum, { name, value, lines, line }, at) => {
    const printed = formatEntryLines({ ...key, name, ...line }, value, { frontMatter });
    return printed.join('\n') === lines.join('\n') ? sum + (weights[at] ?? 0) : sum;
  }, 0);
}

/**
 * Returns the candidate that reproduces the most entries of the key (`own`). Among equally good candidates, returns the one
 * that reproduces the most entries of all keys (`all`).
 */
function chooseBestStyle<T>(
  candidates: T[],
  toKey: (candidate: T) => FrontMatterKey,
  own: ExampleEntry[],
  all: ExampleEntry[],
  language: 'yaml' | 'toml',
): T | undefined {
  const scores = candidates.map((candidate) => measureAgreement(toKey(candidate), own, language));
  const bestScore = Math.max(...scores);
  const bestCandidates = candidates.filter((_, at) => scores[at] === bestScore);
  if (bestCandidates.length < 2 || all.length === 0) return bestCandidates[0];
  const scoresOverAll = bestCandidates.map((candidate) => measureAgreement(toKey(candidate), all, language));
  return bestCandidates[scoresOverAll.indexOf(Math.max(...scoresOverAll))];
}

const hasTextValue = (entry: ExampleEntry): boolean => typeof entry.value === 'string';
const hasListValue = (entry: ExampleEntry): boolean => Array.isArray(entry.value) && entry.value.length > 0;
const isDateValue = (value: Json): boolean => typeof value === 'string' && parseDateParts(value) !== null;

/** Infers the blog's style for keys that no example shows. */
export function inferCommonStyle(
  entries: ExampleEntry[],
  language: 'yaml' | 'toml',
): Pick<FrontMatter, 'quote' | 'list' | 'line'> {
  const texts = entries.filter((entry) => hasTextValue(entry) && !isDateValue(entry.value));
  const lists = entries.filter(hasListValue);
  const quotes = listQuoteStyles([], entries);
  const quote = chooseBestStyle(quotes, (candidate) => ({ name: '', quote: candidate }), [], texts, language) ?? {
    style: 'double',
  };
  const list = inferListStyle('', lists, [], language) ?? { form: language === 'yaml' ? 'block' : 'flow', quote };
  const line = inferCommonLine(entries, language);
  return { quote, list, ...(Object.keys(line).length > 0 ? { line } : {}) };
}

/** Infers how the lists of a key are written; undefined when no entry has items. */
function inferListStyle(
  name: string,
  lists: ExampleEntry[],
  all: ExampleEntry[],
  language: 'yaml' | 'toml',
): ListStyle | undefined {
  const shape = inferListShape(lists);
  const candidates = listQuoteStyles(lists, all).map((quote): ListStyle => ({ form: 'flow', ...shape, quote }));
  return shape && chooseBestStyle(candidates, (list) => ({ name, list }), lists, all.filter(hasListValue), language);
}

/** What the style of one key is inferred from, besides the key's entries. */
export interface StyleContext {
  /** The entries of every key, which decide between styles that fit the key equally well. */
  all: ExampleEntry[];
  language: 'yaml' | 'toml';
  line: LineStyle | undefined;
  isDate: boolean;
}

/** Two habits need at least this many examples each. Among fewer than eight, a change can't be told from chance. */
const MIN_HABIT = 2;
const MIN_EXAMPLES_OF_CHANGE = 8;

/**
 * Infers the style of one key from its entries, newest first. If the blog has changed its habit, the result is the new style,
 * and `earlier` has the old one.
 */
export function inferStyle(
  name: string,
  entries: ExampleEntry[],
  context: StyleContext,
): Pick<FrontMatterKey, keyof KeyStyle | 'earlier'> {
  const style = inferSingleStyle(name, entries, context);
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
    const [lateStyle, earlyStyle] = [inferSingleStyle(name, late, context), inferSingleStyle(name, early, context)];
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

function inferSingleStyle(
  name: string,
  entries: ExampleEntry[],
  { all, language, line, isDate }: StyleContext,
): KeyStyle {
  const style: KeyStyle = inferLineStyle(entries, language, line ?? {});
  const texts = entries.filter(hasTextValue);
  if (texts.length > 0) {
    const mayBeBare = isDate || texts.some((entry) => BARE_SCALAR.test(String(entry.value)));
    const candidates = [...(mayBeBare ? [UNQUOTED_STYLE] : []), ...listQuoteStyles(texts, all)];
    const others = isDate ? [] : all.filter((entry) => hasTextValue(entry) && !isDateValue(entry.value));
    const quote = chooseBestStyle(candidates, (candidate) => ({ name, quote: candidate }), texts, others, language);
    const wrap = quote && inferWrap({ name, quote }, texts, language);
    if (quote) style.quote = wrap ? { ...quote, wrap } : quote;
  }
  const list = inferListStyle(name, entries.filter(hasListValue), all, language);
  if (list) style.list = list;
  const spelling = inferSpelling({ name, ...style }, entries, language);
  if (Object.keys(spelling).length > 0) style.spelling = spelling;
  const before = findCurrent(entries.map((entry) => entry.before));
  if (before && before.length > 0) style.before = before;
  return style;
}

/** Infers how the long texts of a key are wrapped; undefined when no text is wrapped. */
function inferWrap(key: FrontMatterKey, entries: ExampleEntry[], language: 'yaml' | 'toml'): WrapStyle | undefined {
  const long = entries.filter((entry) => entry.lines.length > 1);
  const [sample] = long;
  if (language === 'toml') return inferTomlMarks(key, entries);
  if (!sample) return undefined;
  const header = /([|>]-?)$/.exec(sample.lines[0] ?? '')?.[1] as WrapStyle['as'] | undefined;
  const maxWidth = Math.max(...long.flatMap((entry) => entry.lines.map((line) => line.length)));
  const candidates = [80, maxWidth, 78, 76, 100, 120, 0].flatMap((width) =>
    (['before', 'past'] as const).map(
      (at): WrapStyle => ({
        as: header ?? 'flow',
        width,
        at,
        ...(long.length === entries.length ? { always: true } : {}),
      }),
    ),
  );
  return chooseBestStyle(
    candidates,
    (wrap) => ({ ...key, quote: { ...(key.quote ?? { style: 'plain' }), wrap } }),
    entries,
    [],
    language,
  );
}

/** Infers whether a TOML key has strings of several lines (`"""`); undefined when no text has such marks. */
function inferTomlMarks(key: FrontMatterKey, entries: ExampleEntry[]): WrapStyle | undefined {
  const marks = entries.map(({ lines }) => /=\s*("""|''')/.exec(lines[0] ?? '')?.[1] as '"""' | "'''" | undefined);
  const as = findCurrent(marks.flatMap((mark) => mark ?? []));
  if (as === undefined) return undefined;
  const wrap: WrapStyle = { as, width: 0, at: 'before' };
  const styles = [wrap, { ...wrap, always: true }];
  return chooseBestStyle(
    styles,
    (style) => ({ ...key, quote: { style: 'double', ...key.quote, wrap: style } }),
    entries,
    [],
    'toml',
  );
}

/**
 * Finds values that the key's style never reproduces, such as `True` or one author's quoted name, and returns their text by
 * their JSON. Texts count only under a key whose values occur in several posts.
 */
function inferSpelling(
  key: FrontMatterKey,
  entries: ExampleEntry[],
  language: 'yaml' | 'toml',
): { [json: string]: string } {
  const spelling: { [json: string]: string } = {};
  const values = entries.map(({ value }) => JSON.stringify(value));
  const isRepeated = new Set(values).size < values.length;
  for (const json of new Set(values)) {
    const same = entries.filter((_, at) => values[at] === json);
    const text = findCurrent(same.flatMap((entry) => entry.text ?? []));
    if (typeof same[0]?.value === 'string' && !isRepeated) continue;
    if (text === undefined || measureAgreement(key, same, language) > 0) continue;
    spelling[json] = text;
  }
  return spelling;
}
