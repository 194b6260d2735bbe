/** What the summarizer reads of an article, and what it makes of it. */

/** What an engine reads of an article. */
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

/** What an engine makes of an article. Empty strings where there is nothing honest to say. */
export interface Summary {
  /** One or two sentences: what the piece is and who says so. */
  excerpt: string;
  /** At most 400 characters. */
  description: string;
  /** The opening, from the article's lead. */
  introduction: string;
  points: KeyPoint[];
  /** From the article's conclusion, if it has one. */
  closing: string;
  /** "For further information": links that the article itself offers. */
  links: Link[];
  /** Id of the engine. */
  engine: string;
}

export interface KeyPoint {
  label?: string;
  /** A subsequence of `quote`: it says nothing that the article doesn't. The person may rewrite it. */
  text: string;
  /** A verbatim sentence of the article that carries the point; several, a line each, once the person joined points. */
  quote: string;
}

export interface Link {
  text: string;
  url: string;
}
