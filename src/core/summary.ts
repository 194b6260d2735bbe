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
  /** Links that the article offers for further reading. */
  links: Link[];
  /** Id of the summarizer, or of the model, that wrote the summary. */
  engine: string;
}

export interface KeyPoint {
  label?: string;
  /**
   * Words of `quote` in the same order, so that the point says nothing that the article does not say. The user may rewrite
   * the text.
   */
  text: string;
  /**
   * The sentence of the article that the point was made from, verbatim. After the user joins points: several sentences, one
   * per line.
   */
  quote: string;
}

export interface Link {
  text: string;
  url: string;
}
