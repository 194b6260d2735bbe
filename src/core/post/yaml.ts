import type { Json, ListStyle, Quote } from './profile.ts';
import { doubleQuoted, needsEscape, TIMESTAMP } from './scalars.ts';

/**
 * Scalars that some version of YAML reads as something else than text: nothing, truth values (1.1 has yes, no, on, off, y,
 * n), numbers (1.1 has sexagesimal and underscores), dates, the merge and default keys.
 */
const NOT_TEXT =
  /^(?:~|null|true|false|yes|no|on|off|y|n|<<|=|[-+]?\.(?:inf|nan)|[-+]?[\d._,]+(?:e[-+]?\d+)?|[-+]?0[xob][\da-f_]+|[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.\d*)?|\d{4}-\d\d?-\d\d?(?:[Tt\s].*)?)$/i;

/** True when every reader of YAML takes the text back unchanged without quotes. */
export function plainSafe(text: string, inFlow: boolean): boolean {
  if (text === '' || text !== text.trim() || needsEscape(text) || NOT_TEXT.test(text)) return false;
  if (/^[[\]{}#&*!|>'"%@`,]/.test(text) || /^[-?:](?:\s|$)/.test(text) || /^(?:---|\.\.\.)/.test(text)) return false;
  if (/:(?:\s|$)|\s#/.test(text)) return false;
  return !inFlow || !/[[\]{},]|^[-?:]|:/.test(text);
}

/** Narrower habits of writers who quote more than they must. */
const PLAIN_IF: Record<NonNullable<Quote['plainIf']>, RegExp> = {
  safe: /^/,
  words: /^[\p{L}\p{N}_ ./-]+$/u,
  word: /^[\p{L}\p{N}_./-]+$/u,
};

/** One string as a YAML scalar. */
export function yamlString(text: string, quote: Quote, inFlow = false): string {
  if (quote.style === 'bare' && TIMESTAMP.test(text)) return text;
  if (quote.style === 'plain' || quote.style === 'bare') {
    if (plainSafe(text, inFlow) && PLAIN_IF[quote.plainIf ?? 'safe'].test(text)) return text;
    return yamlString(text, { style: quote.or ?? 'double', swap: quote.swap ?? true });
  }
  const single = quote.style === 'single';
  const awkward = single ? text.includes("'") : /["\\]/.test(text);
  const better = single ? !/["\\]/.test(text) : !text.includes("'");
  return single !== (awkward && better && quote.swap === true) && !needsEscape(text)
    ? `'${text.replace(/'/g, "''")}'`
    : doubleQuoted(text);
}

/** Lines of `name: value`, the name's own included; nested values are indented under it. */
export function yamlEntry(name: string, value: Json, quote: Quote, list: ListStyle, space = ' '): string[] {
  const key = plainSafe(name, true) ? name : doubleQuoted(name);
  if (value === null) return [`${key}:`];
  if (Array.isArray(value)) return yamlList(key, value, list, space);
  if (typeof value !== 'object') return [`${key}:${space}${yamlScalar(value, quote, false)}`];
  const entries = Object.entries(value);
  if (entries.length === 0) return [`${key}:${space}{}`];
  return [`${key}:`, ...entries.flatMap(([inner, v]) => yamlEntry(inner, v, quote, list).map((line) => `  ${line}`))];
}

function yamlList(key: string, items: Json[], list: ListStyle, space: string): string[] {
  const quote = list.quote ?? { style: 'double' };
  if (items.length === 0) return [`${key}:${space}[]`];
  const nested = items.some((item) => typeof item === 'object' && item !== null);
  if (list.form === 'flow' && !nested) {
    const pad = list.pad ? ' ' : '';
    const texts = items.map((item) => yamlScalar(item, quote, true));
    return [`${key}:${space}[${pad}${texts.join(list.separator ?? ', ')}${pad}]`];
  }
  const indent = ' '.repeat(list.indent ?? 2);
  return [`${key}:`, ...items.flatMap((item) => yamlItem(item, quote, list).map((line) => indent + line))];
}

function yamlItem(item: Json, quote: Quote, list: ListStyle): string[] {
  if (item === null || typeof item !== 'object') return [`- ${yamlScalar(item, quote, false)}`];
  const entries = Array.isArray(item) ? [] : Object.entries(item);
  // A list in a list has no usual block form in front matter; JSON is YAML too.
  if (entries.length === 0) return [`- ${JSON.stringify(item)}`];
  const lines = entries.flatMap(([name, value]) => yamlEntry(name, value, quote, list));
  return lines.map((line, index) => (index === 0 ? '- ' : '  ') + line);
}

function yamlScalar(value: Json, quote: Quote, inFlow: boolean): string {
  return typeof value === 'string' ? yamlString(value, quote, inFlow) : JSON.stringify(value);
}
