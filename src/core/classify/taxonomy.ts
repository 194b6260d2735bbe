/** Types of the data for tagging: plain JSON, shipped with a profile or learned from the blog's posts. */

export interface Suggestion {
  value: string;
  /** Whether the blog already uses the suggested tag or category. */
  known: boolean;
  /** Probability that the suggested tag or category fits, 0 … 1. */
  score: number;
  /** The strongest evidence first; never empty. */
  why: Reason[];
}

/** Reason why a tag or category is suggested, which the interface translates into words. */
export type Reason =
  /** The page itself has the tag. */
  | { by: 'page-tag' }
  | { by: 'title' }
  | { by: 'heading' }
  | { by: 'lead' }
  | { by: 'text'; times: number }
  /**
   * A word of the article, of its title, or of another page tag, which earlier posts with the suggested tag or category had,
   * too.
   */
  | { by: 'word' | 'title-word' | 'page-tag-word'; word: string }
  /** Articles of this site or feed usually get the suggested tag or category. */
  | { by: 'feed'; name: string }
  /** The blog's posts in the category `name` are always in the suggested category, too. */
  | { by: 'category'; name: string };

/** Suggested tags and categories, best first. */
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
  /** BCP 47 tag of the article's language; absent or '' when unknown. */
  language?: string;
}

/** A post of the blog to learn from: the article's text, and the tags and categories that the blog gave the post. */
export interface TaggedPost {
  title: string;
  markdown: string;
  tags: string[];
  categories: string[];
  /** The tags that the article's page had, if known. */
  pageTags?: string[];
  feedName?: string;
}

/**
 * A linear model per category. A post is in category c when `bias[c] + Σ value(feature) · weights[c][feature] / scale > 0`.
 */
export interface CategoryModel {
  /** The features: one cue per line (see `ArticleSignals.cues`), sorted by code unit. */
  features: string;
  /** Rarity of each feature in hundredths, separated by spaces; rarer features count more. */
  rarity: string;
  /** For each category the weights of the features: integers separated by spaces. */
  weights: string[];
  bias: number[];
  scale: number;
}

/**
 * A blog's tags and categories, learned from the blog's posts. A new user has the `emptyTaxonomy`; a taxonomy with only
 * categories works, too. Each table is a text with one line per entry, which keeps files small and parsing fast.
 */
export interface Taxonomy {
  categories: string[];
  /** Number of posts that the taxonomy was learned from. */
  posts?: number;
  /** Usual number of tags of a post, without categories. */
  tagsPerPost?: number;
  /**
   * The blog's tags without its categories, most used first, one per line: the name, then the number of posts that have the
   * tag, that name the tag (in text or page tags), that do both, that emphasise the tag's name (see `isEmphasised`), and
   * that emphasise the name and have the tag.
   */
  tags?: string;
  /** Digests (see `joinDigests`) of tags that are not in `tags`, but that a single post has and names. */
  once?: string;
  /** Digests of phrases and page tags that many posts emphasise, but that the blog never made a tag. */
  passed?: string;
  /**
   * Co-occurring tags, one line per tag: the tag's number, then pairs of another tag's number and the share of the first
   * tag's posts (in %) that have the other tag.
   */
  together?: string;
  /**
   * Words that indicate a tag without naming it, one line per cue: the cue, then pairs of a tag's number and the share of
   * the posts with the cue (in %) that have the tag.
   */
  cues?: string;
  model?: CategoryModel;
  /** Pairs of category numbers: a post in the first category is always in the second. */
  implied?: [number, number][];
}

export const emptyTaxonomy: Taxonomy = { categories: [] };

/** Splits a table of a taxonomy into lines. */
export const splitTable = (table = ''): string[] => table.split('\n').filter((line) => line !== '');
