import type { Json } from '../json.ts';
/**
 * A blog's format as data: all that is needed to print a `Post` as a file. It is plain JSON, so that it can be shipped, learned
 * from posts, edited, exported and imported.
 *
 * It embeds two known languages: Liquid (path, body blocks, and expressions for values such as `tags | spell_symbols | downcase`)
 * and strftime (`%Y-%m-%d`, dates). Liquid's variables are the fields of `Post`, `slug`, `stem` (file name without extension) and
 * `own` (see `Post.own`).
 */
export interface Profile {
  version: 1;
  /** A lower-case word, unique among the profiles. */
  id: string;
  name: string;
  generator: BlogGenerator;
  frontMatter: FrontMatter;
  /** In printing order. */
  keys: FrontMatterKey[];
  /** Liquid, relative to the blog's root. `date` is '' for an undated post. */
  path: string;
  slug: SlugRule;
  tags: TagRule;
  /** Zone of printed dates: the page's own, UTC, or a fixed offset (`+02:00`). */
  zone: 'keep' | 'utc' | (string & {});
  excerpt: ExcerptRule;
  body: BodyRule;
  /** Template syntax that the blog's generator would run or remove, and printing therefore escapes. */
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
  /** Quoting of strings whose key sets none. */
  quote: QuoteStyle;
  list: ListStyle;
  /** Default `\n`. */
  newline?: '\n' | '\r\n';
  /** Number of line ends between the closing fence and the body; default 1. */
  gap?: number;
  /** Columns of indentation in a YAML map; default 2. */
  indent?: number;
  /** A blank line before each TOML table; default true. */
  tableGap?: boolean;
  /** Lines before the closing fence, verbatim. */
  tail?: string[];
}

/** One front-matter key. `from`: a Liquid expression, or a template if it holds `{{`; `constant`: a fixed value; neither: only `Post.own`. */
export interface FrontMatterKey {
  name: string;
  /** Map (YAML) or table (TOML) that holds the key. */
  table?: string;
  from?: string;
  constant?: Json;
  quote?: QuoteStyle;
  /** Values with their own quoting, such as a name that one author always quotes differently. */
  quoteOf?: { [value: string]: QuoteStyle };
  list?: ListStyle;
  /** Repeats another key's value; reading a post ignores it, since posts may differ here. */
  copy?: boolean;
  /** The value is a date in this style. */
  date?: DateStyle;
  /** Printed for an empty value; default `omit`. */
  empty?: 'omit' | 'null' | 'blank' | 'list';
  /** Text between the colon (or equals sign) and the value; default one space. */
  space?: string;
  /** Text after the colon for a null value (`null`), or when the value begins on the next line (`open`); default ''. */
  null?: string;
  open?: string;
  /** Lines before the key, verbatim: a comment, a blank line. */
  before?: string[];
}

/**
 * How a string is quoted. `plain` becomes `or` where the parser would not read the text back, or where `plainIf` does not hold.
 * With `swap`, `single` and `double` replace each other where that saves an escape. `bare`: dates and switches (`yes`) stay unquoted
 * although a parser does not read them as text; other texts are `plain`.
 */
export interface QuoteStyle {
  style: 'double' | 'single' | 'plain' | 'bare';
  or?: 'double' | 'single';
  plainIf?: 'safe' | 'words' | 'word';
  swap?: boolean;
  wrap?: WrapStyle;
}

/**
 * Wrapping of long texts (YAML). `as`: broken at spaces (`flow`), or a block with that header. `width`: columns; 0 for no limit.
 * `at`: breaks before that column, like most dumpers, or at the first space past it, like Ruby's and Python's.
 */
export interface WrapStyle {
  as: 'flow' | '>' | '>-' | '|' | '|-';
  width: number;
  at: 'before' | 'past';
  /** Wraps short texts too. */
  always?: boolean;
}

/** `joined`: one string with separators, as in Jekyll's `categories: news, events`. */
export interface ListStyle {
  form: 'flow' | 'block' | 'joined';
  quote?: QuoteStyle;
  /** Spaces inside a flow list's brackets. */
  pad?: boolean;
  /** Columns before a block list's dash. */
  indent?: number;
  /** Text between the items of a flow or joined list; default `, `. */
  separator?: string;
  /** Writes a list of one item as that item. */
  unwrapOne?: boolean;
}

/** strftime, see dates.ts. `day`: for a date without time. Parts that the date lacks are omitted. */
export interface DateStyle {
  format: string;
  day?: string;
}

export interface SlugRule {
  case: 'keep' | 'lower';
  separator: '-' | '_' | ' ';
  /** `fold`: accented Latin letters become ASCII, other scripts stay; `keep`: unchanged; `ascii`: other letters are dropped. */
  letters: 'fold' | 'keep' | 'ascii';
  /** Punctuation inside the title is dropped, or becomes a separator. */
  symbols: 'drop' | 'separate';
  /** `&` becomes the word, or is treated like other symbols. */
  and: 'and' | 'drop';
  /** Maximum length in characters. */
  max: number;
  /** Kept characters that are neither letter nor digit: `_`, `.`. */
  keep?: string;
}

export interface TagRule {
  /** Tags added to every composed post. */
  always: string[];
  /** Adds the categories to the tags. */
  categories: boolean;
  sort: 'keep' | 'alphabet';
  /** `kebab`: `Machine Learning` → `machine-learning`; `nest`: the same but keeps `/` (Obsidian). */
  form: 'keep' | 'lower' | 'kebab' | 'nest';
}

export interface ExcerptRule {
  /** Occurs once in the body; '' for none. */
  marker: string;
  /** Names the known authors in the excerpt. */
  author: boolean;
}

/** Liquid blocks, joined by blank lines; empty results are omitted. All texts are Markdown here, already escaped. */
export interface BodyRule {
  before: string[];
  /** Replaced by `Post.body` when the post has one. */
  content: string[];
  after: string[];
  /** Heading of the section with the article's closing. */
  closing: string;
}

export type TemplateHazard = 'liquid' | 'kramdown' | 'nunjucks' | 'hexo' | 'shortcode' | 'tera' | 'mdx' | 'directive';
