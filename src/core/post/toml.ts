import type { Json, ListStyle, Quote } from './profile.ts';
import { doubleQuoted, needsEscape } from './scalars.ts';
import type { EntryStyle } from './yaml.ts';

/** What TOML reads without quotes, but for a time without seconds, which TOML 1.0 does not know. */
const DATE = /^(\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d)?)(:\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/;

const BARE_KEY = /^[A-Za-z0-9_-]+$/;

export const tomlKey = (name: string): string => (BARE_KEY.test(name) ? name : doubleQuoted(name));

/** One string; TOML has no plain ones, and its single-quoted ones know no escape. */
export function tomlString(text: string, quote: Quote): string {
  const date = quote.style === 'bare' ? DATE.exec(text) : null;
  if (date) {
    const [, start = '', seconds = start.length > 10 ? ':00' : '', zone = ''] = date;
    return start + seconds + zone;
  }
  const literal = !text.includes("'") && !needsEscape(text);
  const wanted = quote.style === 'single' || (quote.swap === true && /["\\]/.test(text));
  return wanted && literal ? `'${text}'` : doubleQuoted(text);
}

/** Lines of `name = value`; TOML has no null, so a missing value gives no line. */
export function tomlEntry(name: string, value: Json, { quote, list, space = ' ' }: EntryStyle): string[] {
  return value === null ? [] : `${tomlKey(name)}${space}=${space}${tomlValue(value, quote, list)}`.split('\n');
}

function tomlValue(value: Json, quote: Quote, list: ListStyle): string {
  if (typeof value === 'string') return tomlString(value, quote);
  if (Array.isArray(value)) {
    const items = value.filter((item) => item !== null).map((item) => tomlValue(item, list.quote ?? quote, list));
    const pad = list.pad && items.length > 0 ? ' ' : '';
    if (list.form !== 'block' || items.length === 0) return `[${pad}${items.join(list.separator ?? ', ')}${pad}]`;
    const indent = ' '.repeat(list.indent ?? 2);
    return `[\n${items.map((item) => `${indent}${item},\n`).join('')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).filter(([, inner]) => inner !== null);
    return `{ ${pairs.map(([name, inner]) => `${tomlKey(name)} = ${tomlValue(inner, quote, list)}`).join(', ')} }`;
  }
  return String(value);
}
