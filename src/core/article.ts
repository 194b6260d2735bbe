/**
 * The types at the start of the pipeline: a `Page` with its DOM, and the `Article` read from the page. An `Article` is plain
 * JSON, like every later value.
 */

import type { MarkdownBlock } from './markdown/tree.ts';
import type { Origin, SourceId } from './source.ts';

/** A page to read: the live document of the tab, or a document parsed by the command line. Reading never changes the document. */
export interface Page {
  /** Absolute URL that the page was loaded from. */
  url: string;
  document: Document;
  /**
   * When the page is read: ISO 8601 with offset. Relative dates (`yesterday`) count from this instant, since core has no
   * clock.
   */
  readAt: string;
  /** Tells which text a reader can see. */
  layout: VisibilityOracle;
}

/** Tells which texts of a page a reader can see. */
export interface VisibilityOracle {
  /** True when a browser has rendered the page; false when only the markup tells which text is visible. */
  readonly isRendered: boolean;
  /** Returns those of `texts` that stay invisible even after the reader scrolls or opens something on the page. */
  hiddenAmong(texts: Iterable<Text>): Set<Text>;
}

/** Text of an article that the page does not show. */
export interface HiddenText {
  /** Number of hidden words. */
  words: number;
  /** The hidden text, at most 20,000 characters. */
  text: string;
  /** True when so much of the article is hidden that the hidden text was left in the body. */
  kept: boolean;
}

export interface FactCandidate<T, S extends SourceId = SourceId> {
  value: T;
  /** Origin of `source` (see `getOrigin`). */
  from: Origin;
  source: S;
  /** Place in the page's code, where the source alone does not tell it: `meta[name="author"]`, `BlogPosting`. */
  detail?: string;
}

/** A fact with its provenance: the most trusted candidate, and the other candidates, best first. */
export interface SourcedFact<T> extends FactCandidate<T> {
  alternatives: FactCandidate<T>[];
}

/** Kind of page. `none`: text but no article (home page, search results, product, login). `empty`: nothing readable. */
export type PageKind =
  | 'article'
  | 'changelog'
  | 'documentation'
  | 'forum'
  | 'video'
  | 'social'
  | 'newsletter'
  | 'preprint'
  | 'none'
  | 'empty';

/**
 * Why a page with text has no article. `comments`: what was read are comments or a footer; `form`: by its address the page is
 * a search, a login or a checkout; `short`: little text without author and date.
 */
export type NoArticleReason = 'comments' | 'product' | 'form' | 'front-page' | 'short';

/** A block that was removed from the body while the page was read, and the reason. Listed only on request (`--explain`). */
export interface Removal {
  reason: string;
  /** Start of the block's text, at most 120 characters. */
  text: string;
}

/** The stages of reading a page. Each runs separately, so that a page that makes one stage fail does not stop the others. */
export type ReadStage =
  | 'scan'
  | 'language'
  | 'address'
  | 'meta'
  | 'json-ld'
  | 'article-node'
  | 'linked-data'
  | 'stale-head'
  | 'heading'
  | 'kind-facts'
  | 'titles'
  | 'microdata'
  | 'visible-facts'
  | 'feeds'
  | 'tag-links'
  | 'fallback-dates'
  | 'authors'
  | 'body'
  | 'kind';

/** A stage of reading that threw. The rest of the article is read without it. */
export interface StageFailure {
  stage: ReadStage;
  /** The error's message, at most 300 characters. */
  message: string;
}

/**
 * A date in ISO 8601 with only the parts that the page states (day, time, offset): `2026-02-27`, `2026-02-27T13:53:42`,
 * `2026-02-27T13:53:42+01:00`.
 */
export type PageDate = string;

/** All facts of an article. A fact that the page does not state is null, never guessed. */
export interface Article {
  kind: PageKind;
  /** Address that the page was read from, without user-info. */
  url: string;
  /** Address of the page that embeds the article in a frame; absent without a frame. */
  frameOf?: string;
  readAt: string;
  /** The article's most trusted address on the page's own host; addresses on other hosts are alternatives. */
  canonical: SourcedFact<string>;
  title: SourcedFact<string>;
  authors: SourcedFact<string[]> | null;
  published: SourcedFact<PageDate> | null;
  modified: SourcedFact<PageDate> | null;
  site: SourcedFact<string> | null;
  /** Absolute URL of the site's feed (never a comments feed). */
  feed: SourcedFact<string> | null;
  /** BCP 47 tag of the article's language. `identifyLanguage` corrects what the page declares. */
  language: SourcedFact<string> | null;
  /** Absolute URL of the article's image. */
  image: SourcedFact<string> | null;
  /** The page's own summary (meta description and the like). */
  description: SourcedFact<string> | null;
  /** Tags that the page itself carries. */
  tags: SourcedFact<string[]> | null;
  /** The whole body as clean CommonMark + GFM with absolute links and images. All later functions read this text. */
  markdown: string;
  hidden?: HiddenText;
  removals?: Removal[];
  /** Absent when no stage failed. */
  failures?: StageFailure[];
}

/** What was read from a page, before `completeArticle` decides on its date and prints its body. */
export interface PageArticle extends Omit<Article, 'markdown' | 'published'> {
  /** Candidates for the date of publication, best first. */
  dates: FactCandidate<PageDate>[];
  /** The body, in which lines of boilerplate are left. */
  blocks: MarkdownBlock[];
  /** Present when `kind` is `none`. */
  noArticle?: NoArticleReason;
}

/** Name of a fact: of the members of an article that have a source. */
export type Fact = {
  [Name in keyof Article]-?: NonNullable<Article[Name]> extends SourcedFact<unknown> ? Name : never;
}[keyof Article];

export type FactValue<F extends Fact> = NonNullable<Article[F]>['value'];
