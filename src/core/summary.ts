/** The summarizer's input and output. */

export interface SummaryInput {
  title: string;
  markdown: string;
  /** BCP 47; '' when unknown. */
  language: string;
  authors: string[];
  url: string;
  site: string;
  description: string;
}

/** The summary of an article. A text is empty where the article gives nothing to say. */
export interface Summary {
  /** One or two sentences: what the article is and who says so. */
  excerpt: string;
  /** At most 400 characters. */
  description: string;
  /** The opening, from the article's lead. */
  introduction: string;
  points: KeyPoint[];
  /** From the article's conclusion, if there is one. */
  closing: string;
  /** Links that the article offers for further reading. */
  links: Link[];
  /** Id of the summarizer or model. */
  engine: string;
}

export interface KeyPoint {
  label?: string;
  /** A subsequence of `quote`, so that it says nothing the article does not. The user may rewrite it. */
  text: string;
  /** A verbatim sentence of the article that carries the point; several, one per line, after the user joins points. */
  quote: string;
}

export interface Link {
  text: string;
  url: string;
}
