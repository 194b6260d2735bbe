import { Liquid } from 'liquidjs';
import { lowerCaseSlug, slugOf } from '../slug.ts';
import { formatDate } from './dates.ts';
import { linkOf, sentence } from './markdown.ts';

/**
 * Liquid as profiles use it: no files, no includes, no clock; output is text for Markdown, so nothing is HTML-escaped.
 * Filters take a list item by item, so that `tags | downcase` is a list.
 */
const engine = new Liquid({
  ownPropertyOnly: true,
  // A misspelt filter is an error with its place; a missing value is just empty.
  strictFilters: true,
  strictVariables: false,
  relativeReference: false,
  templates: {},
  // A profile may come from outside: a template that would not end is an error. Characters, milliseconds, units.
  parseLimit: 100_000,
  renderLimit: 2_000,
  memoryLimit: 10_000_000,
});

type Filter = (value: unknown, ...rest: unknown[]) => unknown;

const each =
  (change: (text: string, ...rest: unknown[]) => string): Filter =>
  (value, ...rest) =>
    Array.isArray(value) ? value.map((item) => change(String(item), ...rest)) : change(text(value), ...rest);

const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value));

/** Symbols in words, as in a tag's address: `C#` → `Csharp`, `Node.js` → `Nodedotjs`. */
const SYMBOL_WORDS: Record<string, string> = {
  '#': 'sharp',
  '+': 'plus',
  '-': 'min',
  '&': 'and',
  '@': 'at',
  '*': 'star',
  '!': 'bang',
  '|': 'pipe',
  '\\': 'backslash',
  '/': 'slash',
  '.': 'dot',
};

/** What is neither a named symbol nor an ASCII letter or digit goes, unless nothing else is there. */
export function spellSymbols(value: string): string {
  const spelled = value.replace(/[#+\-&@*!|\\/.]/g, (symbol) => SYMBOL_WORDS[symbol] ?? '');
  const ascii = spelled.replace(/[^A-Za-z0-9\s]/g, '');
  const kept = /\S/.test(ascii) ? ascii : spelled.replace(/[^\p{L}\p{M}\p{N}\s]/gu, '');
  return kept.replace(/\s+/gu, ' ').trim();
}

const FILTERS: Record<string, Filter> = {
  /** Own strftime: the one that Liquid brings moves dates into the machine's zone. */
  date: each((value, format) => formatDate(value, { format: text(format), day: text(format) })),
  spell_symbols: each(spellSymbols),
  slug: each((value) => slugOf(value, lowerCaseSlug)),
  downcase: each((value) => value.toLowerCase()),
  upcase: each((value) => value.toUpperCase()),
  append: each((value, more) => value + text(more)),
  prepend: each((value, more) => text(more) + value),
  replace: each((value, from, to) => value.split(text(from)).join(text(to))),
  /** Link objects → Markdown links. */
  links: (value) => (Array.isArray(value) ? value.map(linkOf) : []),
  /** A text as a list of one; of a list, each item as such. */
  in_list: (value) => (Array.isArray(value) ? value.map((item) => [item]) : text(value) === '' ? [] : [text(value)]),
  /** Texts as maps with a name, as some blogs list their authors. */
  named: (value) => (Array.isArray(value) ? value.map((item) => ({ name: text(item) })) : []),
  /** `a`, `a and b`, `a, b and c`. */
  sentence: (value) => (Array.isArray(value) ? sentence(value.map(text)) : text(value)),
};
for (const [name, filter] of Object.entries(FILTERS)) engine.registerFilter(name, filter);

const templates = new Map<string, ReturnType<Liquid['parse']>>();

/** Throws an Error whose message names the place (`line:1, col:9`) when a template isn't valid Liquid. */
export function parseTemplate(template: string): ReturnType<Liquid['parse']> {
  const known = templates.get(template);
  if (known) return known;
  const parsed = engine.parse(template);
  templates.set(template, parsed);
  return parsed;
}

/** Renders a template. Throws like `parseTemplate`. */
export function render(template: string, scope: object): string {
  return String(engine.renderSync(parseTemplate(template), scope));
}

/** Value of an expression such as `tags | downcase`. Throws like `parseTemplate`. */
export function evaluate(expression: string, scope: object): unknown {
  return engine.evalValueSync(expression, scope);
}
