import type { Json } from '../../json.ts';
import { parseDateParts } from '../dates.ts';
import { formatEntryLines } from '../front-matter.ts';
import type { FrontMatter, FrontMatterKey, ListStyle, QuoteStyle, WrapStyle } from '../profile.ts';
import { BARE_SCALAR } from '../scalars.ts';
import { findMostCommon } from './majority.ts';
import type { ExampleEntry } from './parse-example.ts';
import { listQuoteStyles } from './quote-styles.ts';

const UNQUOTED_STYLE: QuoteStyle = { style: 'bare' };

const LIST_STYLES: ListStyle[] = [
  { form: 'flow' },
  { form: 'block', indent: 2 },
  { form: 'block', indent: 0 },
  { form: 'flow', pad: true },
  { form: 'flow', separator: ',' },
  { form: 'block', indent: 4 },
  { form: 'block', indent: 1 },
  { form: 'block', indent: 3 },
];

/** Counts the entries that the style of `key` prints exactly as the examples have them. */
function countAgreement(key: FrontMatterKey, entries: ExampleEntry[], language: 'yaml' | 'toml'): number {
  const frontMatter: FrontMatter = { language, quote: { style: 'double' }, list: { form: 'flow' } };
  return entries.filter(
    (entry) => formatEntryLines(key, entry.value, { frontMatter }).join('\n') === entry.lines.join('\n'),
  ).length;
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
  const scores = candidates.map((candidate) => countAgreement(toKey(candidate), own, language));
  const bestScore = Math.max(...scores);
  const bestCandidates = candidates.filter((_, at) => scores[at] === bestScore);
  if (bestCandidates.length < 2 || all.length === 0) return bestCandidates[0];
  const scoresOverAll = bestCandidates.map((candidate) => countAgreementOfAll(toKey(candidate), all, language));
  return bestCandidates[scoresOverAll.indexOf(Math.max(...scoresOverAll))];
}

function countAgreementOfAll(key: FrontMatterKey, entries: ExampleEntry[], language: 'yaml' | 'toml'): number {
  return entries.filter((entry) =>
    countAgreement(
      { ...key, name: entry.name, ...(entry.space === undefined ? {} : { space: entry.space }) },
      [entry],
      language,
    ),
  ).length;
}

const hasTextValue = (entry: ExampleEntry): boolean => typeof entry.value === 'string';
const hasListValue = (entry: ExampleEntry): boolean => Array.isArray(entry.value) && entry.value.length > 0;
const isDateValue = (value: Json): boolean => typeof value === 'string' && parseDateParts(value) !== null;

/** Infers the blog's style for keys that no example shows. */
export function inferCommonStyle(
  entries: ExampleEntry[],
  language: 'yaml' | 'toml',
): Pick<FrontMatter, 'quote' | 'list'> {
  const texts = entries.filter((entry) => hasTextValue(entry) && !isDateValue(entry.value));
  const lists = entries.filter(hasListValue);
  const quotes = listQuoteStyles([], entries);
  const quote = chooseBestStyle(quotes, (candidate) => ({ name: '', quote: candidate }), [], texts, language) ?? {
    style: 'double',
  };
  const list = chooseBestStyle(
    listListStyles([], entries),
    (candidate) => ({ name: '', list: candidate }),
    [],
    lists,
    language,
  );
  return { quote, list: lists.length > 0 && list ? list : { form: language === 'yaml' ? 'block' : 'flow', quote } };
}

/** Combines each list form that occurs in the entries with every quoting style. */
function listListStyles(own: ExampleEntry[], all: ExampleEntry[]): ListStyle[] {
  const occurring = LIST_STYLES.filter((list) =>
    (own.length > 0 ? own : all).some((entry) => hasListForm(entry, list)),
  );
  const quotes = listQuoteStyles(own, all);
  return (occurring.length > 0 ? occurring : LIST_STYLES).flatMap((list) =>
    quotes.map((quote) => ({ ...list, quote })),
  );
}

function hasListForm({ value, lines }: ExampleEntry, list: ListStyle): boolean {
  if (!Array.isArray(value)) return false;
  const [head = '', item = ''] = lines;
  if (list.form === 'block') return item.startsWith(`${' '.repeat(list.indent ?? 2)}${head.endsWith('[') ? '' : '-'}`);
  return head.includes(list.pad ? '[ ' : '[') && (list.separator === undefined || head.includes(list.separator));
}

/**
 * Infers the style of one key from its entries. `all`: the entries of every key, which decide between styles that fit the
 * key equally well.
 */
export function inferStyle(
  name: string,
  entries: ExampleEntry[],
  all: ExampleEntry[],
  language: 'yaml' | 'toml',
  isDate: boolean,
): Partial<FrontMatterKey> {
  const style: Partial<FrontMatterKey> = {};
  const space = findMostCommon(entries.flatMap((entry) => (entry.space === undefined ? [] : [entry.space])));
  if (space !== undefined && space !== ' ') style.space = space;
  const base: FrontMatterKey = { name, ...style };
  const texts = entries.filter(hasTextValue);
  const lists = entries.filter(hasListValue);
  if (texts.length > 0) {
    const mayBeBare = isDate || texts.some((entry) => BARE_SCALAR.test(String(entry.value)));
    const candidates = [...(mayBeBare ? [UNQUOTED_STYLE] : []), ...listQuoteStyles(texts, all)];
    const others = isDate ? [] : all.filter((entry) => hasTextValue(entry) && !isDateValue(entry.value));
    const quote = chooseBestStyle(candidates, (candidate) => ({ ...base, quote: candidate }), texts, others, language);
    const wrap = quote && inferWrap({ ...base, quote }, texts, language);
    if (quote) style.quote = wrap ? { ...quote, wrap } : quote;
    const exceptions = style.quote
      ? inferQuoteExceptions({ ...base, quote: style.quote }, texts, candidates, language)
      : {};
    if (Object.keys(exceptions).length > 0) style.quoteOf = exceptions;
  }
  if (lists.length > 0) {
    const list = chooseBestStyle(
      listListStyles(lists, all),
      (candidate) => ({ ...base, list: candidate }),
      lists,
      all.filter(hasListValue),
      language,
    );
    if (list) style.list = list;
  }
  const findAfterColon = (test: (entry: ExampleEntry) => boolean) =>
    findMostCommon(entries.filter(test).map((entry) => /:([^:]*)$/.exec(entry.lines[0] ?? '')?.[1] ?? ''));
  const empty = language === 'yaml' ? findAfterColon((entry) => entry.value === null) : undefined;
  const open =
    language === 'yaml'
      ? findAfterColon((entry) => entry.lines.length > 1 && typeof entry.value === 'object')
      : undefined;
  if (empty) style.null = empty;
  if (open && open.trim() === '') style.open = open;
  const before = findMostCommon(entries.map((entry) => entry.before));
  if (before && before.length > 0) style.before = before;
  return style;
}

/** Infers how the long texts of a key are wrapped; undefined when no text is wrapped. */
function inferWrap(key: FrontMatterKey, entries: ExampleEntry[], language: 'yaml' | 'toml'): WrapStyle | undefined {
  const long = entries.filter((entry) => entry.lines.length > 1);
  const [sample] = long;
  if (!sample || language === 'toml') return undefined;
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

/**
 * Finds values that the key's style never reproduces and another quoting style always does. Keys with titles, descriptions
 * or dates are skipped, since their values seldom occur in a second post.
 */
function inferQuoteExceptions(
  key: FrontMatterKey,
  entries: ExampleEntry[],
  candidates: QuoteStyle[],
  language: 'yaml' | 'toml',
): Record<string, QuoteStyle> {
  const exceptions: Record<string, QuoteStyle> = {};
  const agreement = countAgreement(key, entries, language);
  if (/title|desc|summary|date/i.test(key.name) || agreement === entries.length) return exceptions;
  for (const value of new Set(entries.map((entry) => String(entry.value)))) {
    const same = entries.filter((entry) => entry.value === value);
    if (countAgreement(key, same, language) > 0) continue;
    const quote = candidates.find(
      (candidate) => countAgreement({ ...key, quote: candidate }, same, language) === same.length,
    );
    if (quote) exceptions[value] = quote;
  }
  return exceptions;
}
