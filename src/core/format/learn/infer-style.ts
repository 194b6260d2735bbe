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

/** How well a style writes a key's lines again: how many of its entries come out identical. */
function countAgreement(key: FrontMatterKey, entries: ExampleEntry[], language: 'yaml' | 'toml'): number {
  const frontMatter: FrontMatter = { language, quote: { style: 'double' }, list: { form: 'flow' } };
  return entries.filter(
    (entry) => formatEntryLines(key, entry.value, { frontMatter }).join('\n') === entry.lines.join('\n'),
  ).length;
}

/** The candidate that writes most entries again; where several do equally well, the one that does best over `all`. */
function chooseBestStyle<T>(
  candidates: T[],
  make: (candidate: T) => FrontMatterKey,
  own: ExampleEntry[],
  all: ExampleEntry[],
  language: 'yaml' | 'toml',
): T | undefined {
  const scores = candidates.map((candidate) => countAgreement(make(candidate), own, language));
  const most = Math.max(...scores);
  const equals = candidates.filter((_, at) => scores[at] === most);
  if (equals.length < 2 || all.length === 0) return equals[0];
  const pooled = equals.map((candidate) => countAgreementOfAll(make(candidate), all, language));
  return equals[pooled.indexOf(Math.max(...pooled))];
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

/** What the blog does where a key gives no evidence of its own. */
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

/** Forms of list that some entry has, each with every habit of quoting. */
function listListStyles(own: ExampleEntry[], all: ExampleEntry[]): ListStyle[] {
  const shown = LIST_STYLES.filter((list) => (own.length > 0 ? own : all).some((entry) => hasListForm(entry, list)));
  const quotes = listQuoteStyles(own, all);
  return (shown.length > 0 ? shown : LIST_STYLES).flatMap((list) => quotes.map((quote) => ({ ...list, quote })));
}

function hasListForm({ value, lines }: ExampleEntry, list: ListStyle): boolean {
  if (!Array.isArray(value)) return false;
  const [head = '', item = ''] = lines;
  if (list.form === 'block') return item.startsWith(`${' '.repeat(list.indent ?? 2)}${head.endsWith('[') ? '' : '-'}`);
  return head.includes(list.pad ? '[ ' : '[') && (list.separator === undefined || head.includes(list.separator));
}

/** The styles of one key, from its entries; `all`: the entries of every key, for what its own leave open. */
export function inferStyle(
  name: string,
  entries: ExampleEntry[],
  all: ExampleEntry[],
  language: 'yaml' | 'toml',
  dated: boolean,
): Partial<FrontMatterKey> {
  const style: Partial<FrontMatterKey> = {};
  const space = findMostCommon(entries.flatMap((entry) => (entry.space === undefined ? [] : [entry.space])));
  if (space !== undefined && space !== ' ') style.space = space;
  const base: FrontMatterKey = { name, ...style };
  const texts = entries.filter(hasTextValue);
  const lists = entries.filter(hasListValue);
  if (texts.length > 0) {
    const bare = dated || texts.some((entry) => BARE_SCALAR.test(String(entry.value)));
    const candidates = [...(bare ? [UNQUOTED_STYLE] : []), ...listQuoteStyles(texts, all)];
    const others = dated ? [] : all.filter((entry) => hasTextValue(entry) && !isDateValue(entry.value));
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
  const ends = (test: (entry: ExampleEntry) => boolean) =>
    findMostCommon(entries.filter(test).map((entry) => /:([^:]*)$/.exec(entry.lines[0] ?? '')?.[1] ?? ''));
  const empty = language === 'yaml' ? ends((entry) => entry.value === null) : undefined;
  const open =
    language === 'yaml' ? ends((entry) => entry.lines.length > 1 && typeof entry.value === 'object') : undefined;
  if (empty) style.null = empty;
  if (open && open.trim() === '') style.open = open;
  const before = findMostCommon(entries.map((entry) => entry.before));
  if (before && before.length > 0) style.before = before;
  return style;
}

/** How the key's long texts go over several lines; undefined when none does. */
function inferWrap(key: FrontMatterKey, entries: ExampleEntry[], language: 'yaml' | 'toml'): WrapStyle | undefined {
  const long = entries.filter((entry) => entry.lines.length > 1);
  const [sample] = long;
  if (!sample || language === 'toml') return undefined;
  const header = /([|>]-?)$/.exec(sample.lines[0] ?? '')?.[1] as WrapStyle['as'] | undefined;
  const widest = Math.max(...long.flatMap((entry) => entry.lines.map((line) => line.length)));
  const candidates = [80, widest, 78, 76, 100, 120, 0].flatMap((width) =>
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
 * Short values that the key's style never writes as the examples do, and another style always does: not titles or other
 * texts that no second post will have.
 */
function inferQuoteExceptions(
  key: FrontMatterKey,
  entries: ExampleEntry[],
  candidates: QuoteStyle[],
  language: 'yaml' | 'toml',
): Record<string, QuoteStyle> {
  const exceptions: Record<string, QuoteStyle> = {};
  const usual = countAgreement(key, entries, language);
  if (/title|desc|summary|date/i.test(key.name) || usual === entries.length) return exceptions;
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
