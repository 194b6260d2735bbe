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

/** A post of the blog that is learned from: the article's text, and what the blog gave it. */
export interface TaggedPost {
  title: string;
  markdown: string;
  tags: string[];
  categories: string[];
  /** The tags that the page itself carried, when they are known. */
  pageTags?: string[];
  feedName?: string;
}

/** A tag of the blog: its name, how many posts carry it, in how many texts it is named, in how many both. */
export type KnownTag = [name: string, used: number, named: number, both: number];

/**
 * A linear model over the words of a post, one set of weights a category.
 * A post fits category c when `bias[c] + Σ value(feature) · weight[c] / scale > 0`.
 */
export interface CategoryModel {
  /** One feature a line: a word or two (body), `t:` title, `p:` page tag, `f:` feed; sorted. */
  features: string;
  /** Their inverse document frequencies, in hundredths. */
  rarity: number[];
  /** [category][feature], whole numbers; 0 where a word says nothing. */
  weights: number[][];
  bias: number[];
  scale: number;
}

/** A blog's tags and categories, as learned from its posts. An empty one (a new person) is `emptyTaxonomy`. */
export interface Taxonomy {
  categories: string[];
  /** How many posts it was learned from. */
  posts?: number;
  /** Tags that a post usually has. */
  tagsPerPost?: number;
  /** Most used first. Categories are not among them. */
  tags?: KnownTag[];
  /** Words that speak for a tag without naming it: cue, then pairs of tag number and share of its posts in per mille. */
  cues?: [cue: string, ...pairs: number[]][];
  model?: CategoryModel;
  /** A post in the first is always in the second: category numbers. */
  implied?: [number, number][];
}

export const emptyTaxonomy: Taxonomy = { categories: [] };
