import { Context, Liquid, RenderError } from 'liquidjs';
import { lowerCaseSlug, toSlug } from '../slug.ts';
import { formatDate } from './dates.ts';
import { formatLink, joinAsSentence } from './escape-markdown.ts';
import { RefusedFileError } from './refused-file.ts';

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
  // A profile may come from outside: a template that would not end is an error. Characters, milliseconds, and units of
  // memory, which are characters for the most part.
  parseLimit: 20_000,
  renderLimit: 250,
  memoryLimit: 10_000_000,
});

/** Where a scope holds what its templates have used up together. */
const USED = Symbol('used');

/** What a template sees. Scopes that are made of one another share one limit, so that many templates take no longer than one. */
export interface Limited {
  [USED]?: Context;
}

/**
 * Parts of templates that one file may render in all, and how many of them are free of the clock. A post with seven points
 * has some hundred, and a busy or sleeping machine must not spoil it; what goes on has the engine's milliseconds from there.
 */
const MOST_STEPS = 100_000;
const FREE_STEPS = 300;

type Limiter = Context['renderLimit'];

/** Begins to count what the templates of one file take. */
export function newLimits(): Limited {
  const context = new Context({}, engine.options, { sync: true }, { liquid: engine });
  const refusing = (limit: (count: number) => void) => (count: number) => {
    try {
      limit(count);
    } catch {
      throw new RefusedFileError('effort');
    }
  };
  let steps = 0;
  let clock: Limiter | undefined;
  const { memoryLimit } = context;
  context.memoryLimit = { use: refusing((count) => memoryLimit.use(count)) } as Limiter;
  // The engine gives its own time before each part: core has no clock.
  const check = refusing((time) => {
    steps += 1;
    if (steps > MOST_STEPS) throw new RefusedFileError('effort');
    if (steps > FREE_STEPS) clock ??= new Context({}, engine.options).renderLimit;
    clock?.check(time);
  });
  context.renderLimit = { check } as Limiter;
  return { [USED]: context };
}

/** The engine looks at the clock before it renders anything, even nothing. */
const checkTime = (context: Context): unknown => engine.renderSync([], context);

/** Runs a template. Throws `RefusedFileError` where it would go on for too long or use up too much. */
function withinLimits<T>(scope: object, work: (context: Context) => T): T {
  const used = (scope as Limited)[USED] ?? newLimits()[USED];
  try {
    const context = (used as Context).spawn(scope);
    checkTime(context);
    return work(context);
  } catch (error) {
    const cause = RenderError.is(error) ? error.originalError : error;
    // A text that is longer than the language allows.
    throw cause instanceof RefusedFileError
      ? cause
      : cause instanceof RangeError
        ? new RefusedFileError('effort')
        : error;
  }
}

type LiquidFilter = (value: unknown, ...rest: unknown[]) => unknown;

const mapItems =
  (change: (text: string, ...rest: unknown[]) => string): LiquidFilter =>
  (value, ...rest) =>
    Array.isArray(value) ? value.map((item) => change(String(item), ...rest)) : change(toText(value), ...rest);

const toText = (value: unknown): string => (value === null || value === undefined ? '' : String(value));

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

const LIQUID_FILTERS: Record<string, LiquidFilter> = {
  /** Own strftime: the one that Liquid brings moves dates into the machine's zone. */
  date: mapItems((value, format) => formatDate(value, { format: toText(format), day: toText(format) })),
  spell_symbols: mapItems(spellSymbols),
  slug: mapItems((value) => toSlug(value, lowerCaseSlug)),
  downcase: mapItems((value) => value.toLowerCase()),
  upcase: mapItems((value) => value.toUpperCase()),
  append: mapItems((value, more) => value + toText(more)),
  prepend: mapItems((value, more) => toText(more) + value),
  /** Link objects → Markdown links. */
  links: (value) => (Array.isArray(value) ? value.map(formatLink) : []),
  /** A text as a list of one; of a list, each item as such. */
  in_list: (value) =>
    Array.isArray(value) ? value.map((item) => [item]) : toText(value) === '' ? [] : [toText(value)],
  /** Texts as maps with a name, as some blogs list their authors. */
  named: (value) => (Array.isArray(value) ? value.map((item) => ({ name: toText(item) })) : []),
  /** `a`, `a and b`, `a, b and c`. */
  sentence: (value) => (Array.isArray(value) ? joinAsSentence(value.map(toText)) : toText(value)),
};

/** Units of memory that a character costs in a filter of ours: the slowest takes as long for it as the engine for as many. */
const PRICE = 20;

const sizeOf = (value: unknown): number =>
  typeof value === 'string'
    ? value.length
    : Array.isArray(value)
      ? value.reduce((sum: number, item) => sum + 1 + sizeOf(item), 0)
      : 1;

for (const [name, filter] of Object.entries(LIQUID_FILTERS))
  engine.registerFilter(name, function (value: unknown, ...rest: unknown[]) {
    checkTime(this.context);
    this.context.memoryLimit.use(PRICE * (sizeOf(value) + sizeOf(rest)));
    const made = filter(value, ...rest);
    this.context.memoryLimit.use(sizeOf(made));
    return made;
  });

/** By itself, since what it makes may be far longer than what it is given. */
engine.registerFilter('replace', function (value: unknown, from: unknown, to: unknown) {
  const { memoryLimit } = this.context;
  checkTime(this.context);
  return mapItems((given) => {
    const parts = given.split(toText(from));
    memoryLimit.use(PRICE * given.length + parts.length * toText(to).length);
    return parts.join(toText(to));
  })(value);
});

const templates = new Map<string, ReturnType<Liquid['parse']>>();

/** Throws an Error whose message names the place (`line:1, col:9`) when a template isn't valid Liquid. */
export function parseLiquid(template: string): ReturnType<Liquid['parse']> {
  const known = templates.get(template);
  if (known) return known;
  const parsed = engine.parse(template);
  templates.set(template, parsed);
  return parsed;
}

/** Renders a template. Throws like `parseLiquid`, and `RefusedFileError` where it takes too much. */
export function renderLiquid(template: string, scope: object): string {
  const parsed = parseLiquid(template);
  return withinLimits(scope, (context) => String(engine.renderSync(parsed, context)));
}

/** Value of an expression such as `tags | downcase`. Throws as `renderLiquid` does. */
export function evaluateLiquid(expression: string, scope: object): unknown {
  return withinLimits(scope, (context) => engine.evalValueSync(expression, context));
}
