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
  /**
   * How a point links to its sentence on the article's page. `mark`: by an arrow after the point; `label`: by the point's
   * label, else by the arrow. Absent: `off`.
   */
  proof?: 'off' | 'mark' | 'label';
  /** Kinds of template syntax that the blog's generator would run or remove. Printing escapes this syntax. */
  hazards: TemplateHazard[];
  /** What the blog's own configuration says about front-matter keys. Preflight checks each printed post by these rules. */
  rules?: KeyRule[];
}

/** What a blog's configuration says about the value of one front-matter key. */
export interface KeyRule {
  /** The key's name, or `table.key` inside a table. */
  key: string;
  /**
   * `date`: text or a YAML timestamp that is a date; `timestamp`: only a YAML timestamp, which is a date without quotation
   * marks; `text`: never a timestamp; `image`: the path of a picture in the blog. Astro also takes a web address there.
   */
  type: 'any' | 'text' | 'number' | 'boolean' | 'date' | 'timestamp' | 'list' | 'map' | 'image';
  /** Whether the blog refuses a post without the key. */
  required?: boolean;
  /** Whether the key may stand without a value. */
  nullable?: boolean;
  /** The only values that the blog accepts; of a list, its items. */
  values?: Json[];
  /** Type of a list's items. */
  items?: KeyRule['type'];
  /** Form of a text. `day`: `2026-02-27`; `instant`: `2026-02-27T10:00:00Z`. */
  format?: 'url' | 'day' | 'instant';
  /** Smallest and largest number, length of a text in characters, or length of a list. */
  min?: number;
  max?: number;
  /** Value that the blog assumes when the key is missing. */
  default?: Json;
  /** Value that a new post begins with. */
  initial?: Json;
  /** Path of the configuration file that says so. */
  from: string;
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
  /** How a key's line is written around its value, unless the key has a style of its own. */
  line?: LineStyle;
  /** Columns of indentation in a YAML map (default 2) or below the header of a TOML table (default 0). */
  indent?: number;
  /**
   * Further orders of the keys, newest first, for a blog that has several: names as in `Post.own`. A post is printed in the
   * first order that names all of its keys, else in the order of `Profile.keys`.
   */
  orders?: string[][];
  /** Whether a blank line precedes each TOML table; default true. */
  tableGap?: boolean;
  /** Lines that are printed unchanged above the closing fence. */
  tail?: string[];
}

/**
 * How the line of a key is written around the value. Each text consists of spaces and tabs, and may end with a comment
 * where nothing but a line end can follow.
 */
export interface LineStyle {
  /** Text between the name and the colon (or equals sign); default '' in YAML, and in TOML the same as `space`. */
  spaceBefore?: string;
  /** Text between the colon (or equals sign) and the value; default one space. */
  space?: string;
  /** Text after a value that ends on the key's line; default ''. */
  after?: string;
  /** Text after the colon: `null` for a null value; `open` for a value that begins on the next line. Default ''. */
  null?: string;
  open?: string;
}

/** How a key and its value are written. */
export interface KeyStyle extends LineStyle {
  quote?: QuoteStyle;
  /** Single values that are quoted differently from `quote`, such as a name that one author always quotes differently. */
  quoteOf?: { [value: string]: QuoteStyle };
  /**
   * The text of single values that the key's style would write otherwise, by the value's JSON: `True` for `true`, or a name
   * that its author always quotes differently.
   */
  spelling?: { [json: string]: string };
  list?: ListStyle;
  /** Lines that are printed unchanged above the key: a comment, a blank line. */
  before?: string[];
}

/**
 * One front-matter key. Its value comes from `from` (a Liquid expression, or a template if it contains `{{`) or from
 * `constant` (a fixed value). A key with neither has only the value in `Post.own`.
 */
export interface FrontMatterKey extends KeyStyle {
  name: string;
  /** Map (YAML) or table (TOML) that holds the key. */
  table?: string;
  from?: string;
  constant?: Json;
  /** How the key was written in posts up to the day `until`, if the blog has changed its habit since. */
  earlier?: { until: string; style: KeyStyle };
  /**
   * True when the key repeats the value of another key. A post is read without this key, since its value may differ in some
   * posts.
   */
  copy?: boolean;
  /** Present when the value is a date: the style in which the date is written. */
  date?: DateStyle;
  /** What is printed for an empty value; default `omit` (the key is left out). */
  empty?: 'omit' | 'null' | 'blank' | 'list';
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
  /** Characters that bring quotation marks although no parser requires them: a text that contains one is not `plain`. */
  quoteFor?: string;
  swap?: boolean;
  /** YAML tag in front of a quoted text, as older Ruby writers print one: `! 'A: B'`. */
  tag?: string;
  wrap?: WrapStyle;
}

/**
 * How long texts are wrapped. `as`: `flow` breaks the text at spaces; `"""` and `'''` are the marks of a TOML string of several
 * lines; any other value is the header of a YAML block scalar. `width`: columns; 0 for no limit. `at`: `before` breaks before that column, like most YAML writers; `past` breaks
 * at the first space after that column, like Ruby and Python.
 */
export interface WrapStyle {
  as: 'flow' | '>' | '>-' | '|' | '|-' | '"""' | "'''";
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
  /** Text after the dash; default one space. */
  space?: string;
  /** Whether a comma follows the last item of a TOML list of several lines; default true. */
  lastComma?: boolean;
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
  /** What becomes of punctuation inside a title. `drop`: it is removed; `separate`: it keeps the words around it apart. */
  symbols: 'drop' | 'separate';
  /** `and`: `&` becomes the word "and"; `drop`: `&` is treated like other symbols. */
  and: 'and' | 'drop';
  /** Maximum length of a slug, in characters. */
  max: number;
  /** `word`: a slug that is too long ends after a whole word. By default it ends anywhere. */
  cut?: 'word';
  /** `drop`: the function words of the post's language are left out, such as "the" and "of". By default they stay. */
  stopWords?: 'drop';
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

/** Whether the format links points to their sentences on the article's page. */
export const hasProofLinks = ({ proof = 'off' }: Pick<Profile, 'proof'>): boolean => proof !== 'off';
