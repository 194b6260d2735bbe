/** The data that tagging works from. Plain JSON: shipped with a profile, or learned from the blog's posts. */

export interface Suggestion {
  value: string;
  /** True when the blog already uses it. */
  known: boolean;
  /** Chance that it belongs there, 0 … 1. */
  score: number;
  /** What speaks for it most, most telling first; never empty. */
  why: Reason[];
}

/** Something that speaks for a tag or a category. Which words to say it in is the interface's business. */
export type Reason =
  /** The page carries it as a tag. */
  | { by: 'page-tag' }
  | { by: 'title' }
  | { by: 'heading' }
  | { by: 'lead' }
  | { by: 'text'; times: number }
  /** Words of the article, or of its title, or another tag of the page, by which the blog's posts were known before. */
  | { by: 'word' | 'title-word' | 'page-tag-word'; word: string }
  /** What is read from this site or feed. */
  | { by: 'feed'; name: string }
  /** A post in that category is always in this one, too. */
  | { by: 'category'; name: string };

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

/**
 * A linear model over the words of a post, one set of weights a category.
 * A post fits category c when `bias[c] + Σ value(feature) · weight[c] / scale > 0`.
 */
export interface CategoryModel {
  /** One cue a line (see `Reading.cues`), sorted by code unit. */
  features: string;
  /** How rare each feature is, in hundredths, separated by spaces: the less common, the more it counts. */
  rarity: string;
  /** For each category the features' weights, whole numbers separated by spaces. */
  weights: string[];
  bias: number[];
  scale: number;
}

/**
 * A blog's tags and categories, as learned from its posts. An empty one (a new person) is `emptyTaxonomy`; one with
 * categories alone is good too. Tables are text, a line an entry: short in a file, and quick to read.
 */
export interface Taxonomy {
  categories: string[];
  /** How many posts it was learned from. */
  posts?: number;
  /** Tags that a post usually has, categories not counted. */
  tagsPerPost?: number;
  /**
   * The blog's tags, most used first, a line each: name, posts that carry it, posts that name it (in text or page tags),
   * posts that do both, posts that dwell on it (see `dwelt`), posts that dwell on it and carry it. Categories are not
   * among them.
   */
  tags?: string;
  /** Digests (see `joinDigests`) of the tags that one post carries and names, where those are not in `tags`. */
  once?: string;
  /** Digests of phrases and page tags that many posts dwell on and the blog never made a tag. */
  passed?: string;
  /** Tags that go together, a line each: tag number, then pairs of tag number and share of the first one's posts in %. */
  together?: string;
  /** Words that speak for a tag without naming it, a line each: cue, then pairs of tag number and share of its posts in %. */
  cues?: string;
  model?: CategoryModel;
  /** A post in the first category is always in the second: pairs of category numbers. */
  implied?: [number, number][];
}

export const emptyTaxonomy: Taxonomy = { categories: [] };
