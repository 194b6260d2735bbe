/** The post that the user edits, the file that a format prints, and the receipt of sending it. */
import type { PageDate } from './article.ts';
import type { Json } from './json.ts';
import type { KeyPoint, Link } from './summary.ts';

/** The content that the user sees and edits. A `Profile` says how the content is printed as a file. */
export interface Post {
  title: string;
  /** The user's own words about the article, as Markdown; '' for none. */
  comment: string;
  description: string;
  excerpt: string;
  introduction: string;
  authors: string[];
  /** ISO 8601 with offset, or only the day when the time is unknown; '' for none. `Profile.dates` says whose date it is. */
  date: PageDate;
  /** The article's own authors and date. Absent in posts of older versions, whose authors and date are the article's. */
  source?: PostSource;
  /** When the post was last changed after it was posted; absent for a new post. */
  updated?: PageDate;
  /** Present when the blog shall not show the post yet. */
  draft?: true;
  canonical: string;
  feed: { name: string; url: string };
  /** Where the user found the article. */
  via?: { name: string; url: string };
  /** What the post is; absent for a `link`. */
  kind?: PostKind;
  /** Where readers read the full text. `external`: on the article's own site; `internal`: on the blog. */
  viewingMode: 'external' | 'internal';
  language: string;
  /** Address of the cover; '' for none. */
  image: string;
  /** The cover's alternative text and credit, as the page has them or as the user wrote them. */
  imageAlt?: string;
  imageCredit?: string;
  categories: string[];
  tags: string[];
  points: KeyPoint[];
  sections: PostSection[];
  links: Link[];
  /** The slug that the user typed; '' when the profile makes the slug from the title. */
  slug: string;
  /** A handwritten body (Markdown), printed in place of introduction, points, sections and links. */
  body?: string;
  /** Values of the blog's own front-matter keys (named `table.key` inside a table). They override the profile's values. */
  own?: Record<string, Json>;
  /** Front-matter keys, named as in `own`, that this post omits. */
  without?: string[];
}

/**
 * `link`: the user's words, the article's points and the link. `quote`: passages of the article as block quotations, in place of
 * the summary. `note`: a post without points.
 */
export const POST_KINDS = ['link', 'quote', 'note'] as const;
export type PostKind = (typeof POST_KINDS)[number];

export interface PostSource {
  authors: string[];
  /** Written like `Post.date`. */
  date: PageDate;
}

interface PostSection {
  heading: string;
  text: string;
}

export interface PostFile {
  /** Path relative to the blog's root, with forward slashes. The path never leads out of the root. */
  path: string;
  text: string;
}

/** Whether an output publishes a post, or only hands it over to the user, who may publish it or not. */
export type Delivery = 'publishes' | 'hands-over';

export interface Receipt {
  /** Id of the output (the kind of destination), such as `github`. */
  output: string;
  /** Absent in receipts that older versions wrote. */
  delivers?: Delivery;
  /** Where the post went: a URL, a path, or '' for the clipboard. */
  where: string;
  /** Time of sending, ISO 8601. */
  at: string;
  /** Id of the destination that the user set up; absent for an output that needs none. */
  destination?: string;
  /** Address at which the user can view the sent post. */
  url?: string;
  commit?: string;
  /** Number of images that were copied (`taken`), and of images that stay on their own sites (`left`). */
  images?: { taken: number; left: number };
  /** What the user still has to do in a form that Precis only fills in: press the form's button, or paste the text first. */
  left?: 'press' | 'paste';
  /** What the output needs to undo the sending, without any secret. Absent when the sending can't be undone. */
  undo?: Json;
}
