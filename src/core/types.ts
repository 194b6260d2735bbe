/**
 * The nouns. From `Article` on everything is plain JSON: popup, service worker, storage, tests and the command line
 * share every later step. Only a `Page` holds a DOM.
 */
export type { Reason, Suggestion, Tagging, TaggingInput, Taxonomy } from './classify/model.ts';

import type { Json } from './post/profile.ts';
import type { Layout } from './read/hidden-by-markup.ts';
import type { Sketch } from './same.ts';

export type { Profile } from './post/profile.ts';

/** A page to read: the live document in the tab, or one parsed by the command line. `read` never changes it. */
export interface Page {
  /** Absolute URL that the page was loaded from. */
  url: string;
  document: Document;
  /** ISO 8601 instant of the reading, with offset; relative dates are resolved against it. Core has no clock. */
  readAt: string;
  /** What the browser shows of the page; without it only the page's markup tells. */
  layout?: Layout;
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

export interface Candidate<T> {
  value: T;
  from: Origin;
  /** The place, for a bug report: `meta[property="article:published_time"]`, `Article.datePublished`, `.byline`. */
  where: string;
}

/** A fact with its provenance: the candidate trusted most, and the others, best first. */
export interface Found<T> extends Candidate<T> {
  alternatives: Candidate<T>[];
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
  canonical: Found<string>;
  title: Found<string>;
  authors: Found<string[]> | null;
  published: Found<PageDate> | null;
  modified: Found<PageDate> | null;
  site: Found<string> | null;
  /** Absolute URL of the site's feed (never a comments feed). */
  feed: Found<string> | null;
  /** BCP 47 tag. */
  language: Found<string> | null;
  /** Absolute URL. */
  image: Found<string> | null;
  /** The page's own summary of itself (meta description and kin). */
  description: Found<string> | null;
  /** Tags that the page itself carries. */
  tags: Found<string[]> | null;
  /** The whole body as clean CommonMark + GFM, links and images absolute: what every later step reads. */
  markdown: string;
  hidden?: HiddenText;
  removals?: Removal[];
}

export interface Link {
  text: string;
  url: string;
}

export interface KeyPoint {
  label?: string;
  /** A subsequence of `quote`: it says nothing that the article doesn't. The person may rewrite it. */
  text: string;
  /** A verbatim sentence of the article that carries the point; several, a line each, once the person joined points. */
  quote: string;
}

/** What an engine makes of an article. Empty strings where there is nothing honest to say. */
export interface Summary {
  /** One or two sentences: what the piece is and who says so. */
  excerpt: string;
  /** At most 400 characters. */
  description: string;
  /** The opening, from the article's lead. */
  introduction: string;
  points: KeyPoint[];
  /** From the article's conclusion, if it has one. */
  closing: string;
  /** "For further information": links that the article itself offers. */
  links: Link[];
  /** Id of the engine. */
  engine: string;
}

/** What an engine reads of an article. */
export interface Text {
  title: string;
  markdown: string;
  /** BCP 47; '' when unknown. */
  language: string;
  authors: string[];
  url: string;
  site: string;
  description: string;
}

export interface Section {
  heading: string;
  text: string;
}

/** What the person sees and edits; a `Profile` prints it. */
export interface Post {
  title: string;
  description: string;
  excerpt: string;
  introduction: string;
  authors: string[];
  /** ISO 8601 with offset, or a day alone when no time is known. '' when the page gives none. */
  date: PageDate;
  canonical: string;
  feed: { name: string; url: string };
  /** `external`: the text lives on its own site; `internal`: on the blog. */
  viewingMode: 'external' | 'internal';
  language: string;
  image: string;
  categories: string[];
  tags: string[];
  points: KeyPoint[];
  sections: Section[];
  links: Link[];
  /** '' lets the profile make it from the title. */
  slug: string;
  /** A body written by hand (Markdown): printed in place of introduction, points, sections and links. */
  body?: string;
  /** Values of the blog's own keys, by key (`table.key` inside a table): they go before the profile's. */
  own?: Record<string, Json>;
  /** Keys, named likewise, that this post goes without. */
  without?: string[];
}

export interface PostFile {
  /** Relative to the blog's root, forward slashes, never leaving it. */
  path: string;
  text: string;
}

export interface Receipt {
  /** Id of the output. */
  output: string;
  /** URL, path, or '' (clipboard). */
  where: string;
  /** ISO 8601. */
  at: string;
  /** Id of the destination that the person has set up, where the output needs one. */
  destination?: string;
  /** Where it can be looked at. */
  url?: string;
  commit?: string;
  /** Images that went along, and that stay on their own sites. */
  images?: { taken: number; left: number };
  /** What is left to the person, where a place only lays it before them: to press its button, or to paste the text first. */
  left?: 'press' | 'paste';
  /** What the output needs to take it back; nothing in it is secret. Left out where it can't be. */
  undo?: Json;
}

/** What a saved article is known by. */
export interface Seen {
  /** `addressKey` of its page's own address. */
  address: string;
  /** As they were when it was saved. */
  title: string;
  date: PageDate;
  /** Of its body; left out for one too short to be known by its words. */
  sketch?: Sketch;
  bands?: string[];
  /** It was made of a selection: the rest of the page says nothing of it. */
  part?: true;
}

export interface Saved {
  id: string;
  post: Post;
  /** Id of the profile it was written with. */
  profile: string;
  /** ISO 8601. */
  savedAt: string;
  /** ISO 8601; when it was last changed. */
  changedAt: string;
  seen: Seen;
}
