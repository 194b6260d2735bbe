/** The first nouns: a `Page` with its DOM, and the `Article` read from it, which is plain JSON like every later value. */

/** A page to read: the live document of the tab, or a document parsed by the command line. Reading never changes the document. */
export interface Page {
  /** Absolute URL that the page was loaded from. */
  url: string;
  document: Document;
  /** ISO 8601 instant of the reading, with offset; relative dates are resolved against it, since core has no clock. */
  readAt: string;
  /** What the browser renders. Without it, only the markup tells which text is visible. */
  layout?: VisibilityOracle;
}

/** Answers which texts of a page a reader can see. */
export interface VisibilityOracle {
  /** The texts that stay invisible even after scrolling or opening something on the page. */
  hiddenAmong(texts: Iterable<Text>): Set<Text>;
}

/** The words of an article that are invisible on its page. */
export interface HiddenText {
  words: number;
  /** The words themselves, at most 20,000 characters. */
  text: string;
  /** true when the hidden text is too large a part of the article, so that the body still holds it. */
  kept: boolean;
}

/** Where a fact was found. `site`: a rule that the user keeps for the site; `user`: typed by hand. */
export type Origin =
  | 'json-ld'
  | 'meta'
  | 'microdata'
  | 'rdfa'
  | 'link'
  | 'visible'
  | 'feed'
  | 'url'
  | 'site'
  | 'body'
  | 'user';

export interface FactCandidate<T> {
  value: T;
  from: Origin;
  /** The place for a bug report: `meta[property="article:published_time"]`, `Article.datePublished`, `.byline`. */
  source: string;
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

/** A block that reading removed from the body, and why; listed only on request (`--explain`). */
export interface Removal {
  reason: string;
  /** Start of the block's text, at most 120 characters. */
  text: string;
}

/** The stages of reading that a page can make fail; each runs apart from the others. */
export type ReadStage =
  | 'scan'
  | 'language'
  | 'meta'
  | 'json-ld'
  | 'article-node'
  | 'linked-data'
  | 'stale-head'
  | 'heading'
  | 'titles'
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
 * A date as the page writes it, ISO 8601: `2026-02-27`, `2026-02-27T13:53:42`, `2026-02-27T13:53:42+01:00`.
 * No part (time, offset) is added that the page does not give.
 */
export type PageDate = string;

/** All facts of an article. A fact that the page does not give is null, never guessed. */
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
  /** BCP 47 tag. */
  language: SourcedFact<string> | null;
  /** Absolute URL. */
  image: SourcedFact<string> | null;
  /** The page's own summary (meta description and the like). */
  description: SourcedFact<string> | null;
  /** Tags that the page itself carries. */
  tags: SourcedFact<string[]> | null;
  /** The whole body as clean CommonMark + GFM with absolute links and images; every later step reads this. */
  markdown: string;
  hidden?: HiddenText;
  removals?: Removal[];
  /** Left out when no stage failed. */
  failures?: StageFailure[];
}
