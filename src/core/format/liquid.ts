import { Context, Liquid, RenderError } from 'liquidjs';
import { lowerCaseSlug, toSlug } from '../slug.ts';
import { joinAsSentence } from '../text/frame-words.ts';
import { formatDate } from './dates.ts';
import { formatLink } from './escape-markdown.ts';
import { RefusedFileError } from './refused-file.ts';

/**
 * The Liquid engine for the templates of a profile: no files, no includes, no clock. The output is Markdown, so nothing is
 * HTML-escaped. Filters apply to each item of a list, so that `tags | downcase` is a list.
 */
const engine = new Liquid({
  ownPropertyOnly: true,
  // An unknown filter throws an error that names its line; a missing variable prints nothing.
  strictFilters: true,
  strictVariables: false,
  relativeReference: false,
  templates: {},
  // Without a locale, the engine asks `Intl` for one, which takes 5 to 13 ms in a new window. No filter of ours reads it.
  locale: 'en-US',
  // A profile may come from a stranger, so a template that would not end must fail. The limits are characters, milliseconds,
  // and memory units (one unit is about one character).
  parseLimit: 20_000,
  renderLimit: 250,
  memoryLimit: 10_000_000,
});

/** Property of a scope that counts the time and memory used by all templates of that scope. */
const USAGE = Symbol('used');

/**
 * The variables of a template, with a counter of the time and memory used. Copies of a scope share the counter, so that many
 * templates together may take no more than one template may.
 */
export interface LimitedScope {
  [USAGE]?: Context;
}

/**
 * At most `MAX_STEPS` template nodes are rendered for one file, and the time limit starts only after `UNTIMED_STEPS` nodes.
 * A post with seven points takes about a hundred nodes, and must not fail because the machine is busy or asleep.
 */
const MAX_STEPS = 100_000;
const UNTIMED_STEPS = 300;

type Limiter = Context['renderLimit'];

/** Returns a new counter of the time and memory that the templates of one file use. */
export function createLimits(): LimitedScope {
  const context = new Context({}, engine.options, { sync: true }, { liquid: engine });
  const orRefuse = (limit: (count: number) => void) => (count: number) => {
    try {
      limit(count);
    } catch {
      throw new RefusedFileError('effort');
    }
  };
  let steps = 0;
  let clock: Limiter | undefined;
  const { memoryLimit } = context;
  context.memoryLimit = { use: orRefuse((count) => memoryLimit.use(count)) } as Limiter;
  // The engine calls `check` before each node and passes the time, since core itself reads no clock.
  const check = orRefuse((time) => {
    steps += 1;
    if (steps > MAX_STEPS) throw new RefusedFileError('effort');
    if (steps > UNTIMED_STEPS) clock ??= new Context({}, engine.options).renderLimit;
    clock?.check(time);
  });
  context.renderLimit = { check } as Limiter;
  return { [USAGE]: context };
}

/** Makes the engine check the time limit, by rendering an empty template. */
const checkTime = (context: Context): unknown => engine.renderSync([], context);

/** Runs `work` with the template's context. Throws `RefusedFileError` when the template takes too much time or memory. */
function withinLimits<T>(scope: object, work: (context: Context) => T): T {
  const usage = (scope as LimitedScope)[USAGE] ?? createLimits()[USAGE];
  try {
    const context = (usage as Context).spawn(scope);
    checkTime(context);
    return work(context);
  } catch (error) {
    const cause = RenderError.is(error) ? error.originalError : error;
    // JavaScript throws a `RangeError` when a string becomes too long.
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

/** Words that replace symbols in the address of a tag: `C#` → `Csharp`, `Node.js` → `Nodedotjs`. */
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

/**
 * Replaces symbols by words and drops all but ASCII letters and digits. A text without ASCII keeps the letters of its
 * script.
 */
function spellSymbols(value: string): string {
  const spelled = value.replace(/[#+\-&@*!|\\/.]/g, (symbol) => SYMBOL_WORDS[symbol] ?? '');
  const ascii = spelled.replace(/[^A-Za-z0-9\s]/g, '');
  const remaining = /\S/.test(ascii) ? ascii : spelled.replace(/[^\p{L}\p{M}\p{N}\s]/gu, '');
  return remaining.replace(/\s+/gu, ' ').trim();
}

const LIQUID_FILTERS: Record<string, LiquidFilter> = {
  /** Replaces Liquid's own `date` filter, which converts dates to the machine's time zone. */
  date: mapItems((value, format) => formatDate(value, { format: toText(format), day: toText(format) })),
  spell_symbols: mapItems(spellSymbols),
  slug: mapItems((value) => toSlug(value, lowerCaseSlug)),
  downcase: mapItems((value) => value.toLowerCase()),
  upcase: mapItems((value) => value.toUpperCase()),
  append: mapItems((value, more) => value + toText(more)),
  prepend: mapItems((value, more) => toText(more) + value),
  /** Formats link objects as Markdown links. */
  links: (value) => (Array.isArray(value) ? value.map(formatLink) : []),
  /** Turns a text into a list of one, and each item of a list into a list of one: `[a, b]` → `[[a], [b]]`. */
  in_list: (value) =>
    Array.isArray(value) ? value.map((item) => [item]) : toText(value) === '' ? [] : [toText(value)],
  /** Turns a text or list that equals another into an empty one: for what a post says only once. */
  other_than: (value, other) => (JSON.stringify(value) === JSON.stringify(other) ? null : value),
  /** Turns each text of a list into a map with a `name`, as some blogs list their authors. */
  named: (value) => (Array.isArray(value) ? value.map((item) => ({ name: toText(item) })) : []),
  /** Joins a list as in a sentence of the language: `a`, `a and b`, `a, b and c`. */
  sentence: (value, language) =>
    Array.isArray(value) ? joinAsSentence(value.map(toText), toText(language)) : toText(value),
};

/**
 * Each character that one of Precis' own filters reads counts as this many memory units: the slowest filter takes as long
 * for one character as the engine takes for 20.
 */
const MEMORY_PER_CHARACTER = 20;

const measureSize = (value: unknown): number =>
  typeof value === 'string'
    ? value.length
    : Array.isArray(value)
      ? value.reduce((sum: number, item) => sum + 1 + measureSize(item), 0)
      : 1;

for (const [name, filter] of Object.entries(LIQUID_FILTERS))
  engine.registerFilter(name, function (value: unknown, ...rest: unknown[]) {
    checkTime(this.context);
    this.context.memoryLimit.use(MEMORY_PER_CHARACTER * (measureSize(value) + measureSize(rest)));
    const result = filter(value, ...rest);
    this.context.memoryLimit.use(measureSize(result));
    return result;
  });

/** Counts the memory of the result before building the text, since replacing may make the text far longer. */
engine.registerFilter('replace', function (value: unknown, from: unknown, to: unknown) {
  const { memoryLimit } = this.context;
  checkTime(this.context);
  return mapItems((given) => {
    const parts = given.split(toText(from));
    memoryLimit.use(MEMORY_PER_CHARACTER * given.length + parts.length * toText(to).length);
    return parts.join(toText(to));
  })(value);
});

const templates = new Map<string, ReturnType<Liquid['parse']>>();

/**
 * Parses a template, or returns the cached parse. Invalid Liquid throws an Error that names line and column (`line:1,
 * col:9`).
 */
export function parseLiquid(template: string): ReturnType<Liquid['parse']> {
  const cached = templates.get(template);
  if (cached) return cached;
  const parsed = engine.parse(template);
  templates.set(template, parsed);
  return parsed;
}

/** Renders a template. Throws like `parseLiquid`, and `RefusedFileError` for too much time or memory. */
export function renderLiquid(template: string, scope: object): string {
  const parsed = parseLiquid(template);
  return withinLimits(scope, (context) => String(engine.renderSync(parsed, context)));
}

/** Returns the value of an expression such as `tags | downcase`. Throws like `renderLiquid`. */
export function evaluateLiquid(expression: string, scope: object): unknown {
  return withinLimits(scope, (context) => engine.evalValueSync(expression, context));
}
