/** The post that the user edits, the file that a format prints of it, and the receipt of sending it. */
import type { PageDate } from './article.ts';
import type { Json } from './json.ts';
import type { KeyPoint, Link } from './summary.ts';

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
  sections: PostSection[];
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

export interface PostSection {
  heading: string;
  text: string;
}

export interface PostFile {
  /** Relative to the blog's root, forward slashes, never leaving it. */
  path: string;
  text: string;
}

/** Whether an output publishes a post, or only hands it over to the user, who may publish it or not. */
export type Delivery = 'publishes' | 'hands-over';

export interface Receipt {
  /** Id of the output. */
  output: string;
  /** Missing in receipts of older versions. */
  delivers?: Delivery;
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
