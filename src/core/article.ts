/** What is read: a `Page` with its DOM, and the `Article` made of it, which is plain JSON, as every later value is. */

/** A page to read: the live document in the tab, or one parsed by the command line. `read` never changes it. */
export interface Page {
  /** Absolute URL that the page was loaded from. */
  url: string;
  document: Document;
  /** ISO 8601 instant of the reading, with offset; relative dates are resolved against it. Core has no clock. */
  readAt: string;
  /** What the browser shows of the page; without it only the page's markup tells. */
  layout?: VisibilityOracle;
}

/** Answers what a reader can see of a page. */
export interface VisibilityOracle {
  /** The texts that nobody can see: neither now, nor by scrolling or opening something on the page. */
  hiddenAmong(texts: Iterable<Text>): Set<Text>;
}

/** Words of an article that nobody can see on its page. */
export interface HiddenText {
  words: number;
  /** The words themselves, at most 20,000 characters. */
  text: string;
  /** They are too large a part of the article, and were kept in it. */
  kept: boolean;
}

/** Where a fact was found. `site`: a rule the person keeps for that site; `person`: typed by hand. */
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
  | 'person';

export interface FactCandidate<T> {
  value: T;
  from: Origin;
  /** The place, for a bug report: `meta[property="article:published_time"]`, `Article.datePublished`, `.byline`. */
  where: string;
}

/** A fact with its provenance: the candidate trusted most, and the others, best first. */
export interface SourcedFact<T> extends FactCandidate<T> {
  alternatives: FactCandidate<T>[];
}

/**
 * What a page is. `none`: a page with text but no article (home page, search results, product, login).
 * `empty`: nothing readable at all.
 */
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

/** A block that `read` left out of the body, and why; listed only when asked for (`--explain`). */
export interface Removal {
  reason: string;
  /** Start of its text, at most 120 characters. */
  text: string;
}

/**
 * A date as the page wrote it, ISO 8601: `2026-02-27`, `2026-02-27T13:53:42`, `2026-02-27T13:53:42+01:00`.
 * A part that the page does not say (time, offset) is not added.
 */
export type PageDate = string;

/** Everything known of an article. Facts that the page does not give are null, never guessed. */
export interface Article {
  kind: PageKind;
  /** Where it was read, without user-info. */
  url: string;
  /** Address of the page that showed it in a frame; left out where there was none. */
  frameOf?: string;
  readAt: string;
  /** The address that it is believed to have, always on the page's own host; those on other hosts are alternatives. */
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
  /** The page's own summary of itself (meta description and kin). */
  description: SourcedFact<string> | null;
  /** Tags that the page itself carries. */
  tags: SourcedFact<string[]> | null;
  /** The whole body as clean CommonMark + GFM, links and images absolute: what every later step reads. */
  markdown: string;
  hidden?: HiddenText;
  removals?: Removal[];
  failures?: { stage: string; message: string }[];
}
