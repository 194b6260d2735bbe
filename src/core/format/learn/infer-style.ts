import type { Json } from '../../json.ts';
import { parseDateParts } from '../dates.ts';
import type { FrontMatter, KeyStyle, LineStyle, ListStyle, QuoteStyle } from '../profile.ts';
import { BARE_SCALAR } from '../scalars.ts';
import { chooseBestStyle } from './choose-style.ts';
import type { ExampleEntry } from './example-entry.ts';
import { inferCommonLine, inferLineStyle } from './infer-line-style.ts';
import { inferListShape } from './infer-list-shape.ts';
import { inferSpelling } from './infer-spelling.ts';
import { inferWrap } from './infer-wrap.ts';
import { findCurrent } from './majority.ts';
import { listQuoteStyles } from './quote-styles.ts';

const UNQUOTED_STYLE: QuoteStyle = { style: 'bare' };

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
  // A rule made for the words of some keys says little about others.
  const quotes = listQuoteStyles(texts, entries).filter(({ plainIf }) => plainIf === undefined);
  const quote = chooseBestStyle(quotes, (candidate) => ({ name: '', quote: candidate }), [], texts, language) ?? {
    style: 'double',
  };
  const list = inferListStyle('', lists, [], language) ?? { form: language === 'yaml' ? 'block' : 'flow', quote };
  const line = inferCommonLine(entries, language);
  return { quote, list, ...(Object.keys(line).length > 0 ? { line } : {}) };
}

/** What the style of one key is inferred from, besides the key's entries. */
export interface StyleContext {
  /** The entries of every key, which decide between styles that fit the key equally well. */
  all: ExampleEntry[];
  language: 'yaml' | 'toml';
  line: LineStyle | undefined;
  isDate: boolean;
}

/** Infers the style of one key from its entries, newest first. */
export function inferStyle(
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
  const spelling = isDate ? {} : inferSpelling({ name, ...style }, entries, language);
  if (Object.keys(spelling).length > 0) style.spelling = spelling;
  const before = findCurrent(entries.map((entry) => entry.before));
  // A comment that the newest posts lack is gone from the blog's template.
  const isCurrent = entries.slice(0, 2).every((entry) => String(entry.before) === String(before));
  if (before && before.length > 0 && isCurrent) style.before = before;
  return style;
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
