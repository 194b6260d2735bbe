/** The data for tagging: plain JSON, shipped with a profile or learned from the blog's posts. */

export interface Suggestion {
  value: string;
  /** Whether the blog already uses it. */
  known: boolean;
  /** Probability that it fits, 0 … 1. */
  score: number;
  /** The strongest evidence first; never empty. */
  why: Reason[];
}

/** Evidence for a tag or category, which the interface translates into words. */
export type Reason =
  /** The page carries it as a tag. */
  | { by: 'page-tag' }
  | { by: 'title' }
  | { by: 'heading' }
  | { by: 'lead' }
  | { by: 'text'; times: number }
  /** Words of the article, of its title, or of another page tag, that earlier posts of the blog had. */
  | { by: 'word' | 'title-word' | 'page-tag-word'; word: string }
  /** Articles of this site or feed usually get it. */
  | { by: 'feed'; name: string }
  /** The blog's posts in that category are always in this one, too. */
  | { by: 'category'; name: string };

/** Best first. */
export interface Tagging {
  tags: Suggestion[];
  categories: Suggestion[];
}

/** The input of tagging. */
export interface TaggingInput {
  title: string;
  markdown: string;
  pageTags: string[];
  /** Name of the site or its feed. */
  feedName: string;
}

/** A post of the blog to learn from: the article's text, and the tags and categories that it got. */
export interface TaggedPost {
  title: string;
  markdown: string;
  tags: string[];
  categories: string[];
  /** The tags that the page itself carried, if known. */
  pageTags?: string[];
  feedName?: string;
}

/** A linear model per category. A post is in category c when `bias[c] + Σ value(feature) · weight[c] / scale > 0`. */
export interface CategoryModel {
  /** One cue per line (see `ArticleSignals.cues`), sorted by code unit. */
  features: string;
  /** Rarity of each feature in hundredths, separated by spaces; rarer features count more. */
  rarity: string;
  /** For each category the weights of the features: integers separated by spaces. */
  weights: string[];
  bias: number[];
  scale: number;
}

/**
 * A blog's tags and categories, learned from its posts. A new user's is `emptyTaxonomy`; one with only categories works too. Tables
 * are text with one line per entry, which keeps files small and parsing fast.
 */
export interface Taxonomy {
  categories: string[];
  /** Number of posts that it was learned from. */
  posts?: number;
  /** Usual number of tags of a post, without categories. */
  tagsPerPost?: number;
  /**
   * The blog's tags without its categories, most used first, one per line: name, posts that have it, posts that name it (in text or page
   * tags), posts that do both, posts that emphasise it (see `isEmphasised`), posts that emphasise and have it.
   */
  tags?: string;
  /** Digests (see `joinDigests`) of tags that a single post has and names, and that are not in `tags`. */
  once?: string;
  /** Digests of phrases and page tags that many posts emphasise and the blog never made a tag. */
  passed?: string;
  /** Co-occurring tags, one line per tag: tag number, then pairs of tag number and share of the first tag's posts in %. */
  together?: string;
  /** Words that indicate a tag without naming it, one line per cue: cue, then pairs of tag number and share of posts in %. */
  cues?: string;
  model?: CategoryModel;
  /** Pairs of category numbers: a post in the first category is always in the second. */
  implied?: [number, number][];
}

export const emptyTaxonomy: Taxonomy = { categories: [] };

/** The lines of a taxonomy's table. */
export const splitTable = (table = ''): string[] => table.split('\n').filter((line) => line !== '');
