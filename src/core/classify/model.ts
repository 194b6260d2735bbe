/** The data that tagging works from. Plain JSON: shipped with a profile, or learned from the blog's posts. */

export interface Suggestion {
  value: string;
  /** True when the blog already uses it. */
  known: boolean;
  /** The strongest words or the place that speak for it, most telling first. */
  why: string[];
}

/** Best first. */
export interface Tagging {
  tags: Suggestion[];
  categories: Suggestion[];
}

/** What tagging reads of an article. */
export interface TaggingInput {
  title: string;
  markdown: string;
  pageTags: string[];
  /** Name of the site or its feed. */
  feedName: string;
}

/** A blog's tags and categories, as learned from its posts. An empty one (a new person) is `emptyTaxonomy`. */
export interface Taxonomy {
  categories: string[];
  [field: string]: unknown;
}

export const emptyTaxonomy: Taxonomy = { categories: [] };
