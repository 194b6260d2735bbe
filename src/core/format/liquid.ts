import { Context, Liquid, RenderError } from 'liquidjs';
import { lowerCaseSlug, toSlug } from '../slug.ts';
import { formatDate } from './dates.ts';
import { formatLink, joinAsSentence } from './escape-markdown.ts';
import { RefusedFileError } from './refused-file.ts';

/**
 * Liquid for profiles: no files, no includes, no clock. The output is Markdown, so nothing is HTML-escaped. Filters apply to each
 * item of a list, so that `tags | downcase` is a list.
 */
const engine = new Liquid({
  ownPropertyOnly: true,
  // An unknown filter is an error that names its place; a missing value is empty.
  strictFilters: true,
  strictVariables: false,
  relativeReference: false,
  templates: {},
  // Profiles may come from others, so a template that would not end is an error. Limits: characters, milliseconds, and units
  // of memory, most of which are characters.
  parseLimit: 20_000,
  renderLimit: 250,
  memoryLimit: 10_000_000,
});

/** Key of the resources that a scope's templates have used together. */
const USAGE = Symbol('used');

/** The scope of a template. Scopes copied from one another share one limit, so that many templates take no longer than one. */
export interface LimitedScope {
  [USAGE]?: Context;
}

/**
 * Steps (rendered nodes) that all templates of one file may take, and the number of steps before the clock starts. A post
 * with seven points takes about a hundred, which a busy or sleeping machine must not fail.
 */
const MAX_STEPS = 100_000;
const UNTIMED_STEPS = 300;

type Limiter = Context['renderLimit'];

/** Starts counting the resources of one file's templates. */
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
  // The engine passes its own time before each node, since core has no clock.
  const check = orRefuse((time) => {
    steps += 1;
    if (steps > MAX_STEPS) throw new RefusedFileError('effort');
    if (steps > UNTIMED_STEPS) clock ??= new Context({}, engine.options).renderLimit;
    clock?.check(time);
  });
  context.renderLimit = { check } as Limiter;
  return { [USAGE]: context };
}

/** Rendering an empty template makes the engine check its clock. */
const checkTime = (context: Context): unknown => engine.renderSync([], context);

/** Runs a template. Throws `RefusedFileError` when it takes too much time or memory. */
function withinLimits<T>(scope: object, work: (context: Context) => T): T {
  const usage = (scope as LimitedScope)[USAGE] ?? createLimits()[USAGE];
  try {
    const context = (usage as Context).spawn(scope);
    checkTime(context);
    return work(context);
  } catch (error) {
    const cause = RenderError.is(error) ? error.originalError : error;
    // A `RangeError`: the text is longer than JavaScript allows.
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

/** Spelled symbols, as in the address of a tag: `C#` → `Csharp`, `Node.js` → `Nodedotjs`. */
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

/** Spells symbols and keeps ASCII letters and digits; keeps letters of all scripts when there is no ASCII. */
function spellSymbols(value: string): string {
  const spelled = value.replace(/[#+\-&@*!|\\/.]/g, (symbol) => SYMBOL_WORDS[symbol] ?? '');
  const ascii = spelled.replace(/[^A-Za-z0-9\s]/g, '');
  const remaining = /\S/.test(ascii) ? ascii : spelled.replace(/[^\p{L}\p{M}\p{N}\s]/gu, '');
  return remaining.replace(/\s+/gu, ' ').trim();
}

const LIQUID_FILTERS: Record<string, LiquidFilter> = {
  /** Replaces Liquid's own filter, which converts dates to the machine's zone. */
  date: mapItems((value, format) => formatDate(value, { format: toText(format), day: toText(format) })),
  spell_symbols: mapItems(spellSymbols),
  slug: mapItems((value) => toSlug(value, lowerCaseSlug)),
  downcase: mapItems((value) => value.toLowerCase()),
  upcase: mapItems((value) => value.toUpperCase()),
  append: mapItems((value, more) => value + toText(more)),
  prepend: mapItems((value, more) => toText(more) + value),
  /** Link objects as Markdown links. */
  links: (value) => (Array.isArray(value) ? value.map(formatLink) : []),
  /** A text as a list of one; each item of a list as a list of one. */
  in_list: (value) =>
    Array.isArray(value) ? value.map((item) => [item]) : toText(value) === '' ? [] : [toText(value)],
  /** Texts as maps with a name, as some blogs list their authors. */
  named: (value) => (Array.isArray(value) ? value.map((item) => ({ name: toText(item) })) : []),
  /** `a`, `a and b`, `a, b and c`. */
  sentence: (value) => (Array.isArray(value) ? joinAsSentence(value.map(toText)) : toText(value)),
};

/** Memory units per character in Precis' filters; the slowest takes as long per character as the engine takes per 20. */
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

/** Counted separately, since the result may be far longer than the input. */
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

/** Throws an Error whose message names the place (`line:1, col:9`) for invalid Liquid. */
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

/** Value of an expression such as `tags | downcase`. Throws like `renderLiquid`. */
export function evaluateLiquid(expression: string, scope: object): unknown {
  return withinLimits(scope, (context) => engine.evalValueSync(expression, context));
}
