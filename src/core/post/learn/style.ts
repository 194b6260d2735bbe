import { parseDate } from '../dates.ts';
import { entryLines } from '../front-matter.ts';
import type { FrontMatter, Json, Key, ListStyle, Quote, Wrap } from '../profile.ts';
import { BARE } from '../scalars.ts';
import { quotesFor } from './quotes.ts';
import type { Entry } from './source.ts';
import { mostCommon } from './tally.ts';

const UNQUOTED: Quote = { style: 'bare' };

const LISTS: ListStyle[] = [
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
function agreement(key: Key, entries: Entry[], language: 'yaml' | 'toml'): number {
  const frontMatter: FrontMatter = { language, quote: { style: 'double' }, list: { form: 'flow' } };
  return entries.filter((entry) => entryLines(key, entry.value, { frontMatter }).join('\n') === entry.lines.join('\n'))
    .length;
}

/** The candidate that writes most entries again; where several do equally well, the one that does best over `all`. */
function bestFit<T>(
  candidates: T[],
  make: (candidate: T) => Key,
  own: Entry[],
  all: Entry[],
  language: 'yaml' | 'toml',
): T | undefined {
  const scores = candidates.map((candidate) => agreement(make(candidate), own, language));
  const most = Math.max(...scores);
  const equals = candidates.filter((_, at) => scores[at] === most);
  if (equals.length < 2 || all.length === 0) return equals[0];
  const pooled = equals.map((candidate) => agreementOfAll(make(candidate), all, language));
  return equals[pooled.indexOf(Math.max(...pooled))];
}

function agreementOfAll(key: Key, entries: Entry[], language: 'yaml' | 'toml'): number {
  return entries.filter((entry) =>
    agreement(
      { ...key, name: entry.name, ...(entry.space === undefined ? {} : { space: entry.space }) },
      [entry],
      language,
    ),
  ).length;
}

const isText = (entry: Entry): boolean => typeof entry.value === 'string';
const isList = (entry: Entry): boolean => Array.isArray(entry.value) && entry.value.length > 0;
const isDate = (value: Json): boolean => typeof value === 'string' && parseDate(value) !== null;

/** What the blog does where a key gives no evidence of its own. */
export function commonStyle(entries: Entry[], language: 'yaml' | 'toml'): Pick<FrontMatter, 'quote' | 'list'> {
  const texts = entries.filter((entry) => isText(entry) && !isDate(entry.value));
  const lists = entries.filter(isList);
  const quotes = quotesFor([], entries);
  const quote = bestFit(quotes, (candidate) => ({ name: '', quote: candidate }), [], texts, language) ?? {
    style: 'double',
  };
  const list = bestFit(listsFor([], entries), (candidate) => ({ name: '', list: candidate }), [], lists, language);
  return { quote, list: lists.length > 0 && list ? list : { form: language === 'yaml' ? 'block' : 'flow', quote } };
}

/** Forms of list that some entry has, each with every habit of quoting. */
function listsFor(own: Entry[], all: Entry[]): ListStyle[] {
  const shown = LISTS.filter((list) => (own.length > 0 ? own : all).some((entry) => hasForm(entry, list)));
  const quotes = quotesFor(own, all);
  return (shown.length > 0 ? shown : LISTS).flatMap((list) => quotes.map((quote) => ({ ...list, quote })));
}

function hasForm({ value, lines }: Entry, list: ListStyle): boolean {
  if (!Array.isArray(value)) return false;
  const [head = '', item = ''] = lines;
  if (list.form === 'block') return item.startsWith(`${' '.repeat(list.indent ?? 2)}${head.endsWith('[') ? '' : '-'}`);
  return head.includes(list.pad ? '[ ' : '[') && (list.separator === undefined || head.includes(list.separator));
}

/** The styles of one key, from its entries; `all`: the entries of every key, for what its own leave open. */
export function styleOf(
  name: string,
  entries: Entry[],
  all: Entry[],
  language: 'yaml' | 'toml',
  dated: boolean,
): Partial<Key> {
  const style: Partial<Key> = {};
  const space = mostCommon(entries.flatMap((entry) => (entry.space === undefined ? [] : [entry.space])));
  if (space !== undefined && space !== ' ') style.space = space;
  const base: Key = { name, ...style };
  const texts = entries.filter(isText);
  const lists = entries.filter(isList);
  if (texts.length > 0) {
    const bare = dated || texts.some((entry) => BARE.test(String(entry.value)));
    const candidates = [...(bare ? [UNQUOTED] : []), ...quotesFor(texts, all)];
    const others = dated ? [] : all.filter((entry) => isText(entry) && !isDate(entry.value));
    const quote = bestFit(candidates, (candidate) => ({ ...base, quote: candidate }), texts, others, language);
    const wrap = quote && wrapOf({ ...base, quote }, texts, language);
    if (quote) style.quote = wrap ? { ...quote, wrap } : quote;
    const exceptions = style.quote ? exceptionsTo({ ...base, quote: style.quote }, texts, candidates, language) : {};
    if (Object.keys(exceptions).length > 0) style.quoteOf = exceptions;
  }
  if (lists.length > 0) {
    const list = bestFit(
      listsFor(lists, all),
      (candidate) => ({ ...base, list: candidate }),
      lists,
      all.filter(isList),
      language,
    );
    if (list) style.list = list;
  }
  const ends = (test: (entry: Entry) => boolean) =>
    mostCommon(entries.filter(test).map((entry) => /:([^:]*)$/.exec(entry.lines[0] ?? '')?.[1] ?? ''));
  const empty = language === 'yaml' ? ends((entry) => entry.value === null) : undefined;
  const open =
    language === 'yaml' ? ends((entry) => entry.lines.length > 1 && typeof entry.value === 'object') : undefined;
  if (empty) style.null = empty;
  if (open && open.trim() === '') style.open = open;
  const before = mostCommon(entries.map((entry) => entry.before));
  if (before && before.length > 0) style.before = before;
  return style;
}

/** How the key's long texts go over several lines; undefined when none does. */
function wrapOf(key: Key, entries: Entry[], language: 'yaml' | 'toml'): Wrap | undefined {
  const long = entries.filter((entry) => entry.lines.length > 1);
  const [sample] = long;
  if (!sample || language === 'toml') return undefined;
  const header = /([|>]-?)$/.exec(sample.lines[0] ?? '')?.[1] as Wrap['as'] | undefined;
  const widest = Math.max(...long.flatMap((entry) => entry.lines.map((line) => line.length)));
  const candidates = [80, widest, 78, 76, 100, 120, 0].flatMap((width) =>
    (['before', 'past'] as const).map(
      (at): Wrap => ({ as: header ?? 'flow', width, at, ...(long.length === entries.length ? { always: true } : {}) }),
    ),
  );
  return bestFit(
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
function exceptionsTo(
  key: Key,
  entries: Entry[],
  candidates: Quote[],
  language: 'yaml' | 'toml',
): Record<string, Quote> {
  const exceptions: Record<string, Quote> = {};
  const usual = agreement(key, entries, language);
  if (/title|desc|summary|date/i.test(key.name) || usual === entries.length) return exceptions;
  for (const value of new Set(entries.map((entry) => String(entry.value)))) {
    const same = entries.filter((entry) => entry.value === value);
    if (agreement(key, same, language) > 0) continue;
    const quote = candidates.find(
      (candidate) => agreement({ ...key, quote: candidate }, same, language) === same.length,
    );
    if (quote) exceptions[value] = quote;
  }
  return exceptions;
}
