/** The summarizer's input and output. */

export interface SummaryInput {
  title: string;
  markdown: string;
  /** BCP 47 tag; '' when the language is unknown. */
  language: string;
  authors: string[];
  url: string;
  site: string;
  description: string;
}

/** How the user wants summaries. */
export interface SummaryOptions {
  /** Maximum of key points; absent: as many as the article has. */
  points?: number;
  /** `short`: short sentences are preferred as points. */
  length: 'short' | 'normal';
  /** Whether points have labels. */
  labels: boolean;
  /** Whether the excerpt is turned to the third person ("We announce" → "Contoso announces"), or stays in the article's. */
  person: 'third' | 'original';
  /** Whether the excerpt may be the page's own description. */
  description: boolean;
  /** Whether readers see the excerpt beside the points, so that no point says it again. */
  isExcerptShown?: boolean;
}

export const defaultSummaryOptions: SummaryOptions = {
  length: 'normal',
  labels: true,
  person: 'third',
  description: true,
};

/** A kind of article whose post has a form, or a verb, of its own. */
export type ArticleKind = 'steps' | 'release' | 'questions' | 'recipe' | 'list' | 'study' | 'news';

/** The summary of an article. A field is empty when the article has no text for it. */
export interface Summary {
  /** One or two sentences that say what the article is about. */
  excerpt: string;
  /** The page's own description where somebody wrote it for readers, else the excerpt. */
  description: string;
  /** A paragraph from the start of the article, after the excerpt; '' when nothing there can stand alone. */
  introduction: string;
  points: KeyPoint[];
  /** The end of the article's conclusion, or its last paragraph; '' without one that can stand alone. */
  closing: string;
  /** The article's own heading of the closing; absent or '' without one. */
  closingHeading?: string;
  /** The kind of the article, if the summarizer recognised one. */
  kind?: ArticleKind;
  /** Links that the article offers for further reading. */
  links: Link[];
  /** Id of the summarizer, or of the model, that wrote the summary. */
  engine: string;
}

export interface KeyPoint {
  label?: string;
  /**
   * Words of `quote` in the same order, apart from the declared changes, so that the point says nothing that the article
   * does not say. The user may rewrite the text.
   */
  text: string;
  /**
   * The sentences of the article that the point was made from, verbatim, one per line and in the order of their use. Mostly
   * one.
   */
  quote: string;
  /** What was done to the quote besides leaving out words. Missing when nothing was. */
  changes?: PointChange[];
  /** The user's own words about the quote, printed below the point. */
  comment?: string;
  /** The text directives that open the article's page at the quote: `text=…` (see `buildTextDirectives`). */
  proof?: string;
}

/** A change that a point declares, so that the user sees it and the check can verify it. */
export type PointChange =
  /** The words of a lead-in, which is the first line of the quote, stand before its items: "Limits: ten users". */
  | { kind: 'lead-in'; words: string }
  /** Several sentences became one point. */
  | { kind: 'joined' }
  /** The pronoun at the opening became the name that it means. `source`: the sentence that has the name, verbatim. */
  | { kind: 'name'; pronoun: string; name: string; source: string };

export interface Link {
  text: string;
  url: string;
}
