import type { Json } from '../json.ts';
import type { LineStyle, ListStyle, QuoteStyle, WrapStyle } from './profile.ts';
import { BARE_SCALAR, needsEscape, quoteDouble } from './scalars.ts';

/**
 * Matches scalars that some YAML version does not read as text: null, truth values (YAML 1.1 has yes, no, on, off, y, n),
 * numbers (YAML 1.1 has sexagesimal ones and underscores), dates, and the merge and default keys.
 */
const NON_TEXT_SCALAR =
  /^(?:~|null|true|false|yes|no|on|off|y|n|<<|=|[-+]?\.(?:inf|nan)|[-+]?[\d._,]+(?:e[-+]?\d+)?|[-+]?0[xob][\da-f_]+|[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.\d*)?|\d{4}-\d\d?-\d\d?(?:[Tt\s].*)?)$/i;

/** Whether every YAML parser reads the unquoted text back unchanged. */
export function isPlainSafe(text: string, inFlow: boolean): boolean {
  if (text === '' || text !== text.trim() || needsEscape(text) || NON_TEXT_SCALAR.test(text)) return false;
  if (/^[[\]{}#&*!|>'"%@`,]/.test(text) || /^[-?:](?:\s|$)/.test(text) || /^(?:---|\.\.\.)/.test(text)) return false;
  if (/:(?:\s|$)|\s#/.test(text)) return false;
  return !inFlow || !/[[\]{},]|^[-?:]/.test(text);
}

/** For each `plainIf`, the texts that stay unquoted. Some authors quote more texts than YAML requires. */
const PLAIN_IF: Record<NonNullable<QuoteStyle['plainIf']>, RegExp> = {
  safe: /^/,
  words: /^[\p{L}\p{N}_ ./-]+$/u,
  word: /^[\p{L}\p{N}_./-]+$/u,
};

/** Formats a string as a YAML scalar, quoted by the style `quote`. */
function formatYamlString(text: string, quote: QuoteStyle, inFlow = false): string {
  if (quote.style === 'bare' && BARE_SCALAR.test(text)) return text;
  if (quote.style === 'plain' || quote.style === 'bare') {
    const mayBePlain = PLAIN_IF[quote.plainIf ?? 'safe'].test(text) && !containsAny(text, quote.quoteFor);
    if (mayBePlain && isPlainSafe(text, inFlow)) return text;
    return formatYamlString(text, { ...quote, style: quote.or ?? 'double', swap: quote.swap ?? true });
  }
  const tag = quote.tag === undefined ? '' : `${quote.tag} `;
  const single = quote.style === 'single';
  const needsEscapes = single ? text.includes("'") : /["\\]/.test(text);
  const otherNeedsNone = single ? !/["\\]/.test(text) : !text.includes("'");
  return single !== (needsEscapes && otherNeedsNone && quote.swap === true) && !needsEscape(text)
    ? `${tag}'${text.replace(/'/g, "''")}'`
    : tag + quoteDouble(text);
}

const containsAny = (text: string, characters = ''): boolean =>
  Array.from(characters).some((character) => text.includes(character));

export interface FrontMatterEntryStyle {
  quote: QuoteStyle;
  list: ListStyle;
  line?: LineStyle;
  /** Columns of indentation in a map; default 2. */
  indent?: number;
}

/** Formats `name: value` as lines, with nested values indented. */
export function formatYamlEntry(name: string, value: Json, style: FrontMatterEntryStyle): string[] {
  const { quote, list, line = {}, indent = 2 } = style;
  const { spaceBefore = '', space = ' ', open = '', after = '' } = line;
  const key = `${isPlainSafe(name, true) ? name : quoteDouble(name)}${spaceBefore}:`;
  if (value === null) return [key + (line.null ?? '')];
  if (Array.isArray(value)) return formatYamlList(key, value, style);
  if (typeof value === 'string' && quote.wrap) return formatWrappedText(key + space, value, quote, quote.wrap, after);
  if (typeof value !== 'object') return [key + space + formatYamlScalar(value, quote, false) + after];
  const entries = Object.entries(value);
  if (entries.length === 0) return [`${key}${space}{}${after}`];
  const inner = entries.flatMap(([name, v]) =>
    formatYamlEntry(name, v, { quote, list, indent, line: { spaceBefore } }),
  );
  return [key + open, ...inner.map((text) => ' '.repeat(indent) + text)];
}

/**
 * Formats a long text over several lines: as a block scalar (`>`, `|`), or as a scalar broken at spaces. A short text stays
 * on one line.
 */
function formatWrappedText(head: string, text: string, quote: QuoteStyle, wrap: WrapStyle, after: string): string[] {
  const scalar = formatYamlString(text, quote);
  const isTooLong = wrap.width > 0 && head.length + scalar.length > wrap.width;
  if (wrap.as === 'flow') {
    if (!isTooLong || / {2}/.test(scalar)) return [head + scalar + after];
    const lines = breakLines(scalar, wrap, head.length);
    return lines.map((line, at) => (at === 0 ? head : '  ') + line);
  }
  const fitsBlock = !needsEscape(text.replace(/\n/g, ' ')) && !/^\s|^$|\n\n$/.test(text);
  if (!fitsBlock || !(wrap.always || isTooLong)) return [head + scalar + after];
  const folded = wrap.as.startsWith('>');
  if (folded && /\n(?!$)| {2}/.test(text)) return [head + scalar + after];
  const content = text.replace(/\n$/, '');
  const lines = folded ? breakLines(content, { ...wrap, width: wrap.width - 2 }, 0) : content.split('\n');
  return [head + wrap.as, ...lines.map((line) => (line === '' ? '' : `  ${line}`))];
}

/** Breaks a text into lines at single spaces. `usedColumns`: columns of the first line that are already taken. */
function breakLines(text: string, wrap: WrapStyle, usedColumns: number): string[] {
  if (wrap.width <= 0) return [text];
  const lines: string[] = [];
  let line = '';
  let used = usedColumns;
  for (const word of text.split(' ')) {
    const after = used + line.length + 1 + (wrap.at === 'before' ? word.length : 0);
    if (line !== '' && after > wrap.width) {
      lines.push(line);
      line = word;
      used = wrap.as === 'flow' ? 2 : 0;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function formatYamlList(key: string, items: Json[], style: FrontMatterEntryStyle): string[] {
  const { list } = style;
  const { space = ' ', open = '', after = '' } = style.line ?? {};
  if (items.length === 0) return [`${key}${space}[]${after}`];
  const nested = items.some((item) => typeof item === 'object' && item !== null);
  if (list.form === 'flow' && !nested) {
    const pad = list.pad ? ' ' : '';
    const texts = items.map((item) => formatYamlScalar(item, getItemQuote(list), true));
    return [`${key}${space}[${pad}${texts.join(list.separator ?? ', ')}${pad}]${after}`];
  }
  const indent = ' '.repeat(list.indent ?? 2);
  return [key + open, ...items.flatMap((item) => formatYamlItem(item, style).map((line) => indent + line))];
}

const getItemQuote = (list: ListStyle): QuoteStyle => list.quote ?? { style: 'double' };

function formatYamlItem(item: Json, style: FrontMatterEntryStyle): string[] {
  const quote = getItemQuote(style.list);
  const dash = `-${style.list.space ?? ' '}`;
  if (item === null || typeof item !== 'object') return [dash + formatYamlScalar(item, quote, false)];
  if (Array.isArray(item)) return [`${dash}[${item.map((inner) => formatYamlScalar(inner, quote, true)).join(', ')}]`];
  const entries = Object.entries(item);
  if (entries.length === 0) return [`${dash}{}`];
  const lines = entries.flatMap(([name, value]) => formatYamlEntry(name, value, { ...style, quote, line: {} }));
  return lines.map((line, index) => (index === 0 ? dash : ' '.repeat(dash.length)) + line);
}

function formatYamlScalar(value: Json, quote: QuoteStyle, inFlow: boolean): string {
  return typeof value === 'string' ? formatYamlString(value, quote, inFlow) : JSON.stringify(value);
}
