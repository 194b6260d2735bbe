import type { Json } from '../json.ts';
/**
 * A blog's format, as data: everything that `print` needs to turn a `Post` into a file. Plain JSON, so that a profile can
 * be shipped, learned from a blog's own posts, edited, exported and imported.
 *
 * Two small languages occur in it, both known ones: Liquid (path, body blocks, and expressions such as
 * `tags | spell_symbols | downcase` for values) and strftime (`%Y-%m-%d`, dates).
 * What Liquid sees: every field of `Post`, and `slug`, `stem` (file name without extension), `own` (see `Post.own`).
 */
export interface Profile {
  version: 1;
  /** Lower-case word, unique among the profiles. */
  id: string;
  name: string;
  generator: BlogGenerator;
  frontMatter: FrontMatter;
  /** In the order in which they are printed. */
  keys: FrontMatterKey[];
  /** Liquid, relative to the blog's root. An undated post has an empty `date`. */
  path: string;
  slug: SlugRule;
  tags: TagRule;
  /** Zone that dates are printed in: as the page has it, UTC, or a fixed offset (`+02:00`). */
  zone: 'keep' | 'utc' | (string & {});
  excerpt: ExcerptRule;
  body: BodyRule;
  /** What the blog's generator would run or eat in a body, and `print` therefore neutralises. */
  hazards: TemplateHazard[];
}

export type BlogGenerator =
  | 'jekyll'
  | 'hugo'
  | 'astro'
  | 'eleventy'
  | 'hexo'
  | 'docusaurus'
  | 'obsidian'
  | 'zola'
  | 'next'
  | 'other';

export interface FrontMatter {
  language: 'yaml' | 'toml' | 'none';
  /** How strings are quoted where a key doesn't say. */
  quote: QuoteStyle;
  list: ListStyle;
  /** Default `\n`. */
  newline?: '\n' | '\r\n';
  /** Lines between the closing fence and the body: default 1. */
  gap?: number;
  /** Columns that a YAML map's keys are indented by: default 2. */
  indent?: number;
  /** A blank line goes before each TOML table: default yes. */
  tableGap?: boolean;
  /** Lines before the closing fence, as they are. */
  tail?: string[];
}

/** One front-matter key. `from`: a Liquid expression, or a template where it holds `{{`; `constant`: always the same; neither: `Post.own` (asked for). */
export interface FrontMatterKey {
  name: string;
  /** Printed inside this map (YAML) or table (TOML). */
  table?: string;
  from?: string;
  constant?: Json;
  quote?: QuoteStyle;
  /** Values that the blog always writes in another way than the key's others (a name that one author types so). */
  quoteOf?: { [value: string]: QuoteStyle };
  list?: ListStyle;
  /** Repeats what another key carries, but a post may say otherwise: recalling a post doesn't read it here. */
  copy?: boolean;
  /** The value is a date, printed so. */
  date?: DateStyle;
  /** What is printed where there is no value. Default: nothing. */
  empty?: 'omit' | 'null' | 'blank' | 'list';
  /** Between the colon (or equals sign) and the value. Default one space. */
  space?: string;
  /** What stands after the colon where the value is null or begins on the next line: nothing by default. */
  null?: string;
  open?: string;
  /** Lines printed before the key, as they are: a comment, a blank line. */
  before?: string[];
}

/**
 * How a string is written. `plain` gives way to `or` where the language would read the value back otherwise, and where
 * `plainIf` doesn't hold; `single` and `double` give way to each other where `swap` is set and that saves an escape. `bare`: unquoted
 * although some reader takes it for something else than text; for dates and switches (`yes`), anything else is `plain`.
 */
export interface QuoteStyle {
  style: 'double' | 'single' | 'plain' | 'bare';
  or?: 'double' | 'single';
  plainIf?: 'safe' | 'words' | 'word';
  swap?: boolean;
  wrap?: WrapStyle;
}

/**
 * Long texts over several lines (YAML). `as`: broken at spaces (`flow`), or a block under that header. `width`: columns, 0
 * for any; `at`: lines break before that column, as most dumpers do, or at the first space past it, as Ruby's and Python's.
 */
export interface WrapStyle {
  as: 'flow' | '>' | '>-' | '|' | '|-';
  width: number;
  at: 'before' | 'past';
  /** Short texts too. */
  always?: boolean;
}

/** `joined`: a string with a separator, as in Jekyll's `categories: news, events`. */
export interface ListStyle {
  form: 'flow' | 'block' | 'joined';
  quote?: QuoteStyle;
  /** Spaces inside a flow list's brackets. */
  pad?: boolean;
  /** Columns before a block list's dash. */
  indent?: number;
  /** Between the items of a flow or joined list. Default `, `. */
  separator?: string;
  /** A list of one item is written as that item. */
  unwrapOne?: boolean;
}

/** strftime, see `dates.ts`. `day`: for a date without a time. Parts that the date doesn't say are left out. */
export interface DateStyle {
  format: string;
  day?: string;
}

export interface SlugRule {
  case: 'keep' | 'lower';
  separator: '-' | '_' | ' ';
  /** `fold`: accented Latin letters to ASCII, other scripts kept; `keep`: as they are; `ascii`: what has no fold goes. */
  letters: 'fold' | 'keep' | 'ascii';
  /** What becomes of punctuation inside the title: deleted, or a separator. */
  symbols: 'drop' | 'separate';
  /** What `&` becomes: the word, or what other symbols become. */
  and: 'and' | 'drop';
  /** Characters. */
  max: number;
  /** Characters kept although they are neither letter nor digit: `_`, `.`. */
  keep?: string;
}

export interface TagRule {
  /** Added by `compose` to every post. */
  always: string[];
  /** Categories are tags too. */
  categories: boolean;
  sort: 'keep' | 'alphabet';
  /** `kebab`: `Machine Learning` → `machine-learning`; `nest`: likewise with `/` kept (Obsidian). */
  form: 'keep' | 'lower' | 'kebab' | 'nest';
}

export interface ExcerptRule {
  /** Kept unique in the body. '' for none. */
  marker: string;
  /** The excerpt names the authors, if known. */
  author: boolean;
}

/**
 * Blocks of Liquid, joined by blank lines; a block that renders to nothing is left out. Here every text is Markdown already,
 * escaped and made safe.
 */
export interface BodyRule {
  before: string[];
  /** Given way to `Post.body` where that is set. */
  content: string[];
  after: string[];
  /** Heading that `compose` gives to the article's closing. */
  closing: string;
}

export type TemplateHazard = 'liquid' | 'kramdown' | 'nunjucks' | 'hexo' | 'shortcode' | 'tera' | 'mdx' | 'directive';
