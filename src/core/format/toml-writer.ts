import type { Json } from '../json.ts';
import type { ListStyle, QuoteStyle } from './profile.ts';
import { needsEscape, quoteDouble } from './scalars.ts';
import type { FrontMatterEntryStyle } from './yaml-writer.ts';

/** Matches a date that TOML accepts without quotes. Missing seconds are added, since TOML 1.0 requires seconds. */
const TOML_DATE = /^(\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d)?)(:\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/;

const BARE_KEY = /^[A-Za-z0-9_-]+$/;

export const formatTomlKey = (name: string): string => (BARE_KEY.test(name) ? name : quoteDouble(name));

/** Formats a TOML string in quotes; only a date of the `bare` style stays unquoted. Single quotes allow no escapes. */
function formatTomlString(text: string, quote: QuoteStyle): string {
  const date = quote.style === 'bare' ? TOML_DATE.exec(text) : null;
  if (date) {
    const [, start = '', seconds = start.length > 10 ? ':00' : '', zone = ''] = date;
    return start + seconds + zone;
  }
  const isLong = quote.wrap?.always || /["\n]/.test(text);
  const longText =
    isLong && /^["']{3}$/.test(quote.wrap?.as ?? '') ? formatTomlText(text, quote.wrap?.as ?? '') : undefined;
  if (longText !== undefined) return longText;
  const fitsSingle = !text.includes("'") && !needsEscape(text);
  const prefersSingle = quote.style === 'single' || (quote.swap === true && /["\\]/.test(text));
  return prefersSingle && fitsSingle ? `'${text}'` : quoteDouble(text);
}

/**
 * Formats a string of several lines. The opening mark is followed by a line end, which TOML ignores, if the text has one
 * itself. Returns undefined for a text that the marks can't hold.
 */
function formatTomlText(text: string, mark: string): string | undefined {
  const escaped = mark === "'''" ? text : text.replace(/\\/g, '\\\\');
  if (needsEscape(text.replace(/\n/g, '')) || text.includes(mark) || text.endsWith(mark.charAt(0))) return undefined;
  return mark + (text.includes('\n') ? '\n' : '') + escaped + mark;
}

/** Formats `name = value` as lines; returns no line for null, which TOML lacks. */
export function formatTomlEntry(
  name: string,
  value: Json,
  { quote, list, line = {} }: FrontMatterEntryStyle,
): string[] {
  if (value === null) return [];
  const { space = ' ', spaceBefore = space, after = '' } = line;
  return `${formatTomlKey(name)}${spaceBefore}=${space}${formatTomlValue(value, quote, list)}${after}`.split('\n');
}

function formatTomlValue(value: Json, quote: QuoteStyle, list: ListStyle): string {
  if (typeof value === 'string') return formatTomlString(value, quote);
  if (Array.isArray(value)) {
    const items = value.filter((item) => item !== null).map((item) => formatTomlValue(item, list.quote ?? quote, list));
    const pad = list.pad && items.length > 0 ? ' ' : '';
    if (list.form !== 'block' || items.length === 0) return `[${pad}${items.join(list.separator ?? ', ')}${pad}]`;
    const indent = ' '.repeat(list.indent ?? 2);
    const lastComma = list.lastComma === false ? '' : ',';
    return `[\n${items.map((item) => indent + item).join(',\n')}${lastComma}\n]`;
  }
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).filter(([, inner]) => inner !== null);
    return `{ ${pairs.map(([name, inner]) => `${formatTomlKey(name)} = ${formatTomlValue(inner, quote, list)}`).join(', ')} }`;
  }
  return String(value);
}
