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

/** The tags a blog uses. */
export interface Vocabulary {
  [field: string]: unknown;
}

/** A small linear model over a profile's categories. */
export interface CategoryModel {
  [field: string]: unknown;
}
