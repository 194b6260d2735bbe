import type { Json } from '../json.ts';
/**
 * A blog's format as data: all that is needed to print a `Post` as a file. A profile is plain JSON, so that it can be
 * shipped, learned from posts, edited, exported and imported.
 *
 * A profile contains two known languages: Liquid (path, body blocks, and expressions such as
 * `tags | spell_symbols | downcase`) and strftime (`%Y-%m-%d`, dates). Liquid's variables are the fields of `Post`, `slug`,
 * `stem` (file name without extension) and `own` (see `Post.own`).
 */
export interface Profile {
  version: 1;
  /** A lower-case word, unique among the profiles. */
  id: string;
  name: string;
  generator: BlogGenerator;
  frontMatter: FrontMatter;
  /** The front-matter keys, in printing order. */
  keys: FrontMatterKey[];
  /**
   * Liquid template of the file's path, relative to the blog's root. The variable `date` is '' for a post without a date.
   */
  path: string;
  slug: SlugRule;
  tags: TagRule;
  /** Whose date a post has: the day of posting or the article's. Absent (in formats of older versions): the article's. */
  dates?: 'posted' | 'article';
  /** Whose name a post has: the user's or the article's author's. Absent (in formats of older versions): the article's. */
  author?: 'user' | 'article';
  /** Time zone of printed dates: `keep` (as on the page), `utc`, or a fixed offset (`+02:00`). */
  zone: 'keep' | 'utc' | (string & {});
  excerpt: ExcerptRule;
  /** How points in the article's own words are shown as such; absent: not at all. */
  borrowed?: BorrowedStyle;
  /** Present in a format that can print the whole article, for readers who keep copies: whether it does. */
  fullText?: boolean;
  body: BodyRule;
  /** Kinds of template syntax that the blog's generator would run or remove. Printing escapes this syntax. */
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
  /** How strings are quoted, unless their key has its own `quote`. */
  quote: QuoteStyle;
  list: ListStyle;
  /** Line end of the printed file; default `\n`. */
  newline?: '\n' | '\r\n';
  /** Number of line ends between the closing fence and the body; default 1. */
  gap?: number;
  /** Columns of indentation in a YAML map; default 2. */
  indent?: number;
  /** Whether a blank line precedes each TOML table; default true. */
  tableGap?: boolean;
  /** Lines that are printed unchanged above the closing fence. */
  tail?: string[];
}

/**
 * One front-matter key. Its value comes from `from` (a Liquid expression, or a template if it contains `{{`) or from
 * `constant` (a fixed value). A key with neither has only the value in `Post.own`.
 */
export interface FrontMatterKey {
  name: string;
  /** Map (YAML) or table (TOML) that holds the key. */
  table?: string;
  from?: string;
  constant?: Json;
  quote?: QuoteStyle;
  /** Single values that are quoted differently from `quote`, such as a name that one author always quotes differently. */
  quoteOf?: { [value: string]: QuoteStyle };
  list?: ListStyle;
  /**
   * True when the key repeats the value of another key. A post is read without this key, since its value may differ in some
   * posts.
   */
  copy?: boolean;
  /** Present when the value is a date: the style in which the date is written. */
  date?: DateStyle;
  /** What is printed for an empty value; default `omit` (the key is left out). */
  empty?: 'omit' | 'null' | 'blank' | 'list';
  /** Text between the colon (or equals sign) and the value; default one space. */
  space?: string;
  /** Text after the colon: `null` for a null value; `open` for a value that begins on the next line. Default ''. */
  null?: string;
  open?: string;
  /** Lines that are printed unchanged above the key: a comment, a blank line. */
  before?: string[];
}

/**
 * How a string is quoted. `plain`: unquoted, except where a parser would read another value or where the text does not match
 * `plainIf`; these texts are quoted as `or` says. `swap`: single and double quotes replace each other where that saves an
 * escape. `bare`: like `plain`, but dates and switches (`yes`) stay unquoted although a parser does not read them as text.
 */
export interface QuoteStyle {
  style: 'double' | 'single' | 'plain' | 'bare';
  or?: 'double' | 'single';
  plainIf?: 'safe' | 'words' | 'word';
  swap?: boolean;
  wrap?: WrapStyle;
}

/**
 * How long texts are wrapped in YAML. `as`: `flow` breaks the text at spaces; any other value is the header of a YAML block
 * scalar. `width`: columns; 0 for no limit. `at`: `before` breaks before that column, like most YAML writers; `past` breaks
 * at the first space after that column, like Ruby and Python.
 */
export interface WrapStyle {
  as: 'flow' | '>' | '>-' | '|' | '|-';
  width: number;
  at: 'before' | 'past';
  /** Whether short texts are wrapped too. */
  always?: boolean;
}

/** How a list is written. `joined`: one string with separators, as in Jekyll's `categories: news, events`. */
export interface ListStyle {
  form: 'flow' | 'block' | 'joined';
  quote?: QuoteStyle;
  /** Whether a flow list has spaces inside its brackets: `[ a, b ]`. */
  pad?: boolean;
  /** Columns in front of the dash of a block list. */
  indent?: number;
  /** Text between the items of a flow or joined list; default `, `. */
  separator?: string;
  /** Writes a list that has one item as that item alone. */
  unwrapOne?: boolean;
}

/**
 * How a date is written, as strftime formats (see dates.ts). `day`: the format for a date without time. Fields that the date
 * lacks are omitted.
 */
export interface DateStyle {
  format: string;
  day?: string;
}

export interface SlugRule {
  case: 'keep' | 'lower';
  separator: '-' | '_' | ' ';
  /**
   * What becomes of letters. `fold`: accented Latin letters become ASCII, other scripts stay; `keep`: all stay; `ascii`:
   * letters other than ASCII are dropped.
   */
  letters: 'fold' | 'keep' | 'ascii';
  /** What becomes of punctuation inside a title. `drop`: it is removed; `separate`: it becomes a separator. */
  symbols: 'drop' | 'separate';
  /** `and`: `&` becomes the word "and"; `drop`: `&` is treated like other symbols. */
  and: 'and' | 'drop';
  /** Maximum length of a slug, in characters. */
  max: number;
  /** Characters that stay in a slug although they are neither letters nor digits, such as `_` and `.`. */
  keep?: string;
}

export interface TagRule {
  /** Tags added to every composed post. */
  always: string[];
  /** Whether the categories are added to the tags. */
  categories: boolean;
  sort: 'keep' | 'alphabet';
  /**
   * How a tag is written. `kebab`: `Machine Learning` → `machine-learning`; `nest`: like `kebab` but keeps `/` (Obsidian).
   */
  form: 'keep' | 'lower' | 'kebab' | 'nest';
}

/**
 * How points in the article's own words are shown as such. `line`: the heading of the points says it; where some points are the
 * user's own, the others stand in quotation marks. `quotes`: in the quotation marks of the post's language. `blockquote`: as
 * block quotations. `none`: not at all.
 */
export type BorrowedStyle = 'line' | 'quotes' | 'blockquote' | 'none';

export interface ExcerptRule {
  /** Text that ends the excerpt, such as `<!--more-->`, and occurs once in the body; '' for none. */
  marker: string;
  /** Whether an excerpt that names none of the authors is turned into a sentence that names them. */
  author: boolean;
}

/**
 * The body as Liquid templates. Their results are joined by blank lines; empty results are omitted. The variables hold
 * Markdown that is already escaped.
 */
export interface BodyRule {
  before: string[];
  /** Templates of the main part. A post with a handwritten body (`Post.body`) prints that body instead. */
  content: string[];
  after: string[];
  /** Liquid template of the heading of an article's conclusion that has none of its own; '' for no heading at all. */
  closing: string;
}

export type TemplateHazard = 'liquid' | 'kramdown' | 'nunjucks' | 'hexo' | 'shortcode' | 'tera' | 'mdx' | 'directive';
